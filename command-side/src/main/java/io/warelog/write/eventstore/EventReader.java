package io.warelog.write.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.warelog.platform.sqlite.SqliteReaders;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads committed events and snapshots.
 */
final class EventReader {

	private final SqliteReaders readers;

	EventReader(SqliteReaders readers) {
		this.readers = readers;
	}

	List<StoredEvent> stream(String stream, long firstSequence, int max) {
		return query(EventReader::events, EventTables.SELECT_STREAM, stream, firstSequence, max);
	}

	List<StoredEvent> after(long globalIndex, long head, int max) {
		return query(EventReader::events, EventTables.SELECT_LOG, globalIndex, head, max);
	}

	Optional<EventRow> snapshot(String stream) {
		return query((result) -> result.next() ? Optional.of(EventTables.row(result)) : Optional.empty(),
				EventTables.SELECT_SNAPSHOT, stream);
	}

	OptionalLong lastSequence(String stream) {
		return query(EventReader::number, EventTables.SELECT_LAST_SEQUENCE, stream);
	}

	OptionalLong firstSince(long micros) {
		return query(EventReader::number, EventTables.SELECT_FIRST_SINCE, micros);
	}

	OptionalLong commitBefore(long globalIndex) {
		return query(EventReader::number, EventTables.SELECT_COMMIT_BEFORE, globalIndex);
	}

	private static List<StoredEvent> events(ResultSet result) throws SQLException {
		List<StoredEvent> events = new ArrayList<>();
		while (result.next()) {
			events.add(EventTables.event(result));
		}
		return events;
	}

	private static OptionalLong number(ResultSet result) throws SQLException {
		if (!result.next()) {
			return OptionalLong.empty();
		}
		long value = result.getLong(1);
		return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
	}

	private <T> T query(Rows<T> rows, String sql, Object... parameters) {
		try {
			return this.readers.read((session) -> {
				try (ResultSet result = session.bind(sql, parameters).executeQuery()) {
					return rows.read(result);
				}
			});
		}
		catch (SQLException ex) {
			throw new EventStoreException("The event store could not be read", ex);
		}
	}

	/** Makes a value of a query's result. */
	private interface Rows<T> {

		T read(ResultSet result) throws SQLException;

	}

}
