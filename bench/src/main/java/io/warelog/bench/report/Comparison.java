package io.warelog.bench.report;

/** What a figure is held against; each is a column of the table. */
public enum Comparison {

	/**
	 * The no-op endpoint of the same process, at as many connections, just before and
	 * after.
	 */
	NO_OP("of no-op"),
	/** The event store without the service, with as many callers. */
	EVENT_STORE("of bare store"),
	/** The list's first page in the same round. */
	FIRST_PAGE("of first page"),
	/** The same cell on the smaller catalogue in the same round. */
	SMALLER_CATALOGUE("of smaller"),
	/** A fixed bound on the value itself. */
	LIMIT("limit");

	private final String title;

	Comparison(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

}
