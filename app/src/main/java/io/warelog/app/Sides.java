package io.warelog.app;

import java.util.List;

/**
 * Which sides a process is.
 *
 * @param command whether it takes writes
 * @param query whether it answers reads
 */
record Sides(boolean command, boolean query) {

	/** The name of the setting under which the configurations of a process find it. */
	static final String PROPERTY = "warelog.sides";

	private static final String COMMAND = "command";

	private static final String QUERY = "query";

	/**
	 * Reads what an operator has given.
	 * @param text {@code command}, {@code query} or both with a comma between
	 * @return the sides
	 * @throws IllegalArgumentException if it is something else
	 */
	static Sides parse(String text) {
		List<String> sides = List.of(text.split(",", -1));
		if (!List.of(COMMAND, QUERY).containsAll(sides)) {
			throw new IllegalArgumentException("It must be command, query or command,query");
		}
		return new Sides(sides.contains(COMMAND), sides.contains(QUERY));
	}

	/** Whether there are other processes for the other side. */
	boolean split() {
		return !this.command || !this.query;
	}

	@Override
	public String toString() {
		return split() ? (this.command ? COMMAND : QUERY) : COMMAND + "," + QUERY;
	}

}
