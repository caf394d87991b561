package io.warelog.write.eventstore;

import java.nio.file.Path;

/** Where the log is kept. */
public sealed interface EventsLocation {

	/** Says that the log is kept in a file of the data directory. */
	String SQLITE = "sqlite";

	/**
	 * Reads what an operator has given.
	 * @param text {@code sqlite}
	 * @param directory where a file would be
	 * @return the location
	 * @throws IllegalArgumentException with a sentence that names what is allowed, and
	 * nothing of the text, which may have a password in it
	 */
	static EventsLocation parse(String text, Path directory) {
		if (text.equals(SQLITE)) {
			return new InFile(directory.resolve("events.db"));
		}
		throw new IllegalArgumentException("It must be sqlite");
	}

	/**
	 * In a SQLite file.
	 *
	 * @param file which this process alone uses
	 */
	record InFile(Path file) implements EventsLocation {

	}

}
