package io.warelog.write.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads committed events and snapshots.
 */
final class EventReader {

	private final EventLog log;

	EventReader(EventLog log) {
		this.log = log;
	}

	/**
	 * Returns how far the log goes.
	 * @return global index of the last event, 0 if there is none
	 */
	long head() {
		return query(EventReader::number, EventSql.SELECT_HEAD).orElse(0);
	}

	List<StoredEvent> stream(String stream, long firstSequence, int max) {
		return query(EventReader::events, EventSql.SELECT_STREAM, stream, firstSequence, max);
	}

	List<StoredEvent> after(long globalIndex, long head, int max) {
		return query(EventReader::events, EventSql.SELECT_LOG, globalIndex, head, max);
	}

	Optional<EventRow> snapshot(String stream) {
		return query((result) -> result.next() ? Optional.of(EventSql.row(result)) : Optional.empty(),
				EventSql.SELECT_SNAPSHOT, stream);
	}

	OptionalLong lastSequence(String stream) {
		return query(EventReader::number, EventSql.SELECT_LAST_SEQUENCE, stream);
	}

	OptionalLong firstSince(long micros) {
		return query(EventReader::number, EventSql.SELECT_FIRST_SINCE, micros);
	}

	OptionalLong commitBefore(long globalIndex) {
		return query(EventReader::number, EventSql.SELECT_COMMIT_BEFORE, globalIndex);
	}

	private static List<StoredEvent> events(ResultSet result) throws SQLException {
		List<StoredEvent> events = new ArrayList<>();
		while (result.next()) {
			events.add(EventSql.event(result));
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

	private <T> T query(EventLog.Rows<T> rows, String sql, Object... parameters) {
		try {
			return this.log.query(rows, sql, parameters);
		}
		catch (SQLException ex) {
			throw new EventStoreException("The event store could not be read", ex);
		}
	}

}
