package io.warelog.write.eventstore;

import java.nio.file.Path;

import io.warelog.platform.axonserver.AxonServerAddress;
import org.jspecify.annotations.Nullable;

/** Where the log is kept. */
public sealed interface EventsLocation {

	/** Says that the log is kept in a file of the data directory. */
	String SQLITE = "sqlite";

	/** Begins the URL of a PostgreSQL database. */
	String POSTGRESQL = "jdbc:postgresql:";

	/**
	 * Reads what an operator has given.
	 * @param text {@code sqlite}, {@code jdbc:postgresql://host/database} or
	 * {@code axonserver://…}
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
		if (text.startsWith(AxonServerAddress.SCHEME)) {
			return new InAxonServer(AxonServerAddress.parse(text), null);
		}
		throw new IllegalArgumentException("It must be sqlite, a jdbc:postgresql:// URL or axonserver://HOST:PORT");
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

	/**
	 * In an Axon Server, which any number of processes use.
	 *
	 * @param address of the server
	 * @param token that the server asks for, or null
	 */
	record InAxonServer(AxonServerAddress address, @Nullable String token) implements EventsLocation {

		/**
		 * The same server with a token.
		 * @param secret that the server asks for, or null
		 * @return the location
		 */
		public InAxonServer with(@Nullable String secret) {
			return new InAxonServer(this.address, secret);
		}

		/** Without the token. */
		@Override
		public String toString() {
			return this.address.toString();
		}

	}

}
