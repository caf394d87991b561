package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of the log in one schema of the database, and what is named after it.
 *
 * @param id of the schema in the database
 */
record Schema(int id) {

	private static final Logger logger = LoggerFactory.getLogger(Schema.class);

	private static final int VERSION = 1;

	private static final int MAKING_MILLIS = 12_000;

	/** Sets the locks of this program apart from those of others: "ware". */
	private static final int LOCKS = 0x77617265;

	private static final String CREATE = """
			CREATE TABLE events (
				global_index bigint PRIMARY KEY,
				commit_end bigint NOT NULL,
				stream text COLLATE "C" NOT NULL,
				sequence bigint NOT NULL,
				aggregate_type text NOT NULL,
				event_id text NOT NULL,
				time bigint NOT NULL,
				payload_type text NOT NULL,
				revision text,
				payload bytea NOT NULL,
				metadata bytea NOT NULL,
				UNIQUE (stream, sequence)
			);
			CREATE TABLE snapshots (
				stream text COLLATE "C" PRIMARY KEY,
				sequence bigint NOT NULL,
				aggregate_type text NOT NULL,
				event_id text NOT NULL,
				time bigint NOT NULL,
				payload_type text NOT NULL,
				revision text,
				payload bytea NOT NULL,
				metadata bytea NOT NULL
			);
			CREATE TABLE event_log (version integer NOT NULL);
			INSERT INTO event_log VALUES (%d)""".formatted(VERSION);

	/**
	 * Makes the tables where they are missing, one process at a time.
	 * @param connection to the database
	 * @return the schema that has them
	 * @throws SQLException if they cannot be made, or are those of another or a later
	 * program
	 */
	static Schema prepare(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			if (!"UTF8".equals(text(statement, "SHOW server_encoding"))) {
				throw new SQLException("the database is not encoded in UTF8");
			}
			if ("off".equals(text(statement, "SHOW fsync"))) {
				logger.warn("PostgreSQL runs with fsync=off: a power cut may lose what was acknowledged");
			}
			String id = text(statement, "SELECT current_schema()::regnamespace::oid::int");
			if (id == null) {
				throw new SQLException("the schema that the search path names does not exist");
			}
			Schema schema = new Schema(Integer.parseInt(id));
			if (!has(statement, "event_log")) {
				schema.lockPatiently(connection);
			}
			if (!has(statement, "event_log")) {
				if (has(statement, "events") || has(statement, "snapshots")) {
					throw new SQLException("the schema has a table events or snapshots that is not Warelog's");
				}
				statement.execute(CREATE);
			}
			String found = text(statement, "SELECT version FROM event_log");
			if (found == null || Integer.parseInt(found) > VERSION) {
				throw new SQLException(
						"the event store has the form " + found + " of a later program; this one knows " + VERSION);
			}
			connection.commit();
			return schema;
		}
	}

	/** Another node may be making the tables at this moment. */
	private void lockPatiently(Connection connection) throws SQLException {
		int before = connection.getNetworkTimeout();
		connection.setNetworkTimeout(Runnable::run, MAKING_MILLIS);
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '10s'");
			statement.execute(lock());
		}
		connection.setNetworkTimeout(Runnable::run, before);
	}

	private static boolean has(Statement statement, String table) throws SQLException {
		return text(statement, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = '"
				+ table + "'") != null;
	}

	private static @Nullable String text(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			return result.next() ? result.getString(1) : null;
		}
	}

	/** Takes the lock that makes the order of commits that of the log. */
	String lock() {
		return "SELECT pg_advisory_xact_lock(" + LOCKS + ", " + this.id + ")";
	}

	/** Where commits are told. */
	String channel() {
		return "warelog_" + Integer.toUnsignedString(this.id);
	}

}
