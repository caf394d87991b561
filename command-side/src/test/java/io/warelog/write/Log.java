package io.warelog.write;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.CurrentSnapshots;
import io.warelog.write.eventstore.GroupCommitLimits;
import io.warelog.write.eventstore.LogEngine;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** The log that nodes share, in a file. */
public final class Log implements AutoCloseable {

	private final SqliteEventLog events;

	private final LogEngine engine;

	private final PayloadNames names;

	private Log(SqliteEventLog events, LogEngine engine, PayloadNames names) {
		this.events = events;
		this.engine = engine;
		this.names = names;
	}

	public static Log open(Path directory) throws SQLException {
		return open(directory, PayloadTable.NAMES);
	}

	public static Log open(Path directory, PayloadNames names) throws SQLException {
		SqliteFile file = SqliteFile.open(directory.resolve("events.db"), SqliteFile.Durability.EVERY_COMMIT, 4);
		SqliteEventLog events = SqliteEventLog.open(file);
		return new Log(events, new LogEngine(events, new NamedPayloadSerializer(names), NoOpEventUpcaster.INSTANCE,
				new CurrentSnapshots(names), GroupCommitLimits.DEFAULT), names);
	}

	public LogEngine engine() {
		return this.engine;
	}

	PayloadNames names() {
		return this.names;
	}

	/** How many events there are. */
	public long head() {
		return this.engine.head();
	}

	/** What has happened on a stream. */
	public List<Object> payloads(String stream) {
		return messages(stream).stream().<Object>map(Message::getPayload).toList();
	}

	/** What has happened on a stream, with all that is known of it. */
	public List<? extends DomainEventMessage<?>> messages(String stream) {
		return this.engine.readEvents(stream, 0).asStream().toList();
	}

	/** What has happened after a place in the log. */
	public List<? extends DomainEventMessage<?>> messagesAfter(long head) {
		return this.engine.readEvents(new GlobalSequenceTrackingToken(head), false)
			.map((event) -> (DomainEventMessage<?>) event)
			.toList();
	}

	@Override
	public void close() throws SQLException {
		this.engine.close();
		this.events.close();
	}

}
