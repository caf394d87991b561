package io.warelog.write.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/**
 * The tables of the event store and how their rows are read and written.
 */
final class EventTables {

	private static final int VERSION = 1;

	private static final String COLUMNS = "stream, sequence, aggregate_type, event_id, time, payload_type, revision, "
			+ "payload, metadata";

	private static final String CREATE_EVENTS = """
			CREATE TABLE IF NOT EXISTS events (
				global_index INTEGER PRIMARY KEY,
				commit_end INTEGER NOT NULL,
				stream TEXT NOT NULL,
				sequence INTEGER NOT NULL,
				aggregate_type TEXT NOT NULL,
				event_id TEXT NOT NULL,
				time INTEGER NOT NULL,
				payload_type TEXT NOT NULL,
				revision TEXT,
				payload BLOB NOT NULL,
				metadata BLOB NOT NULL,
				UNIQUE (stream, sequence)
			) STRICT""";

	private static final String CREATE_SNAPSHOTS = """
			CREATE TABLE IF NOT EXISTS snapshots (
				stream TEXT PRIMARY KEY,
				sequence INTEGER NOT NULL,
				aggregate_type TEXT NOT NULL,
				event_id TEXT NOT NULL,
				time INTEGER NOT NULL,
				payload_type TEXT NOT NULL,
				revision TEXT,
				payload BLOB NOT NULL,
				metadata BLOB NOT NULL
			) STRICT""";

	static final String INSERT_EVENT = "INSERT INTO events (" + COLUMNS
			+ ", global_index, commit_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	/** Of the same sequence the later wins: it may be of a newer revision of the fold. */
	static final String UPSERT_SNAPSHOT = "INSERT INTO snapshots (" + COLUMNS + """
			) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence,
				aggregate_type = excluded.aggregate_type, event_id = excluded.event_id, time = excluded.time,
				payload_type = excluded.payload_type, revision = excluded.revision,
				payload = excluded.payload, metadata = excluded.metadata
			WHERE excluded.sequence >= snapshots.sequence""";

	static final String SELECT_STREAM = "SELECT " + COLUMNS + ", global_index, commit_end"
			+ " FROM events WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?";

	static final String SELECT_LOG = "SELECT " + COLUMNS + ", global_index, commit_end"
			+ " FROM events WHERE global_index > ? AND global_index <= ? ORDER BY global_index LIMIT ?";

	static final String SELECT_SNAPSHOT = "SELECT " + COLUMNS + " FROM snapshots WHERE stream = ?";

	static final String SELECT_LAST_SEQUENCE = "SELECT max(sequence) FROM events WHERE stream = ?";

	static final String SELECT_FIRST_SINCE = "SELECT global_index FROM events WHERE time >= ? "
			+ "ORDER BY global_index LIMIT 1";

	/** Walks back over one commit at most. */
	static final String SELECT_COMMIT_BEFORE = "SELECT commit_end FROM events "
			+ "WHERE global_index < ? AND commit_end = global_index ORDER BY global_index DESC LIMIT 1";

	/** The last event of all is also the last of its commit. */
	static final String SELECT_HEAD = "SELECT coalesce(max(global_index), 0) FROM events";

	private EventTables() {
	}

	/**
	 * Makes the tables where they are missing.
	 * @param connection writes the file; commits by itself
	 * @throws SQLException if the file cannot be written, or was written by a later
	 * version of this program
	 */
	static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			int found = integer(statement, "PRAGMA user_version");
			if (found > VERSION) {
				throw new SQLException(
						"The event store has the form " + found + " of a later program; this one knows " + VERSION);
			}
			statement.execute(CREATE_EVENTS);
			statement.execute(CREATE_SNAPSHOTS);
			statement.execute("PRAGMA user_version = " + VERSION);
		}
	}

	private static int integer(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getInt(1);
		}
	}

	static void setEvent(PreparedStatement statement, StoredEvent event) throws SQLException {
		setRow(statement, event.row());
		statement.setLong(10, event.globalIndex());
		statement.setLong(11, event.commitEnd());
	}

	static void setRow(PreparedStatement statement, EventRow row) throws SQLException {
		statement.setString(1, row.stream());
		statement.setLong(2, row.sequence());
		statement.setString(3, row.aggregateType());
		statement.setString(4, row.eventId());
		statement.setLong(5, row.micros());
		statement.setString(6, row.payloadType());
		if (row.revision() != null) {
			statement.setString(7, row.revision());
		}
		else {
			statement.setNull(7, Types.VARCHAR);
		}
		statement.setBytes(8, row.payload());
		statement.setBytes(9, row.metadata());
	}

	static StoredEvent event(ResultSet result) throws SQLException {
		return new StoredEvent(result.getLong(10), result.getLong(11), row(result));
	}

	static EventRow row(ResultSet result) throws SQLException {
		return new EventRow(result.getString(1), result.getLong(2), result.getString(3), result.getString(4),
				result.getLong(5), result.getString(6), result.getString(7), result.getBytes(8), result.getBytes(9));
	}

}
