package io.warelog.write.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * What is asked of the tables of a log, and how their rows are read and written. The
 * tables {@code events} and {@code snapshots} have the same columns in every database.
 */
public final class EventSql {

	/** The columns of a row without its place in the log, in the order of writing. */
	public static final String COLUMNS = "stream, sequence, aggregate_type, event_id, time, payload_type, revision, "
			+ "payload, metadata";

	/** Writes an event by {@link #setEvent}. */
	public static final String INSERT_EVENT = "INSERT INTO events (" + COLUMNS
			+ ", global_index, commit_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	/**
	 * Keeps a snapshot by {@link #setRow}. Of the same sequence the later wins: it may be
	 * of a newer revision of the fold.
	 */
	public static final String UPSERT_SNAPSHOT = "INSERT INTO snapshots (" + COLUMNS + """
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
	public static final String SELECT_HEAD = "SELECT coalesce(max(global_index), 0) FROM events";

	private EventSql() {
	}

	/**
	 * Sets an event and its place in the log.
	 * @param statement takes the columns, the global index and the end of the commit
	 * @param event to be written
	 * @throws SQLException if the database fails
	 */
	public static void setEvent(PreparedStatement statement, StoredEvent event) throws SQLException {
		setRow(statement, event.row());
		statement.setLong(10, event.globalIndex());
		statement.setLong(11, event.commitEnd());
	}

	/**
	 * Sets an event or a snapshot.
	 * @param statement takes the columns
	 * @param row to be written
	 * @throws SQLException if the database fails
	 */
	public static void setRow(PreparedStatement statement, EventRow row) throws SQLException {
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
