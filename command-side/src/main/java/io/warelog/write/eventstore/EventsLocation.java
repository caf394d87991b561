package io.warelog.write.eventstore;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Where the log is kept. */
public sealed interface EventsLocation {

	/** Says that the log is kept in a file of the data directory. */
	String SQLITE = "sqlite";

	/** Begins the URL of a PostgreSQL database. */
	String POSTGRESQL = "jdbc:postgresql:";

	/**
	 * Reads what an operator has given.
	 * @param text {@code sqlite} or {@code jdbc:postgresql://host/database}
	 * @param directory where a file would be
	 * @param user of a database, or null where the URL tells it
	 * @param password of that user, or null where the URL tells it or none is needed
	 * @return the location
	 * @throws IllegalArgumentException with a sentence that names what is allowed, and
	 * nothing of the text, which may have a password in it
	 */
	static EventsLocation parse(String text, Path directory, @Nullable String user, @Nullable String password) {
		if (text.equals(SQLITE)) {
			return new InFile(directory.resolve("events.db"));
		}
		if (text.startsWith(POSTGRESQL)) {
			return new InPostgres(text, user, password);
		}
		throw new IllegalArgumentException("It must be sqlite or a jdbc:postgresql:// URL");
	}

	/**
	 * In a SQLite file.
	 *
	 * @param file which this process alone uses
	 */
	record InFile(Path file) implements EventsLocation {

	}

	/**
	 * In a PostgreSQL database, which several processes may share.
	 *
	 * @param url of the PostgreSQL JDBC driver, with whatever parameters that knows
	 * @param user or null where the URL tells it
	 * @param password or null
	 */
	record InPostgres(String url, @Nullable String user, @Nullable String password) implements EventsLocation {

		/** Without what may be secret. */
		@Override
		public String toString() {
			int query = this.url.indexOf('?');
			return (query < 0) ? this.url : this.url.substring(0, query);
		}

	}

}
