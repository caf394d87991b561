package io.warelog.write;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.CurrentSnapshots;
import io.warelog.write.eventstore.GroupCommitLimits;
import io.warelog.write.eventstore.SqliteEventStorageEngine;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** The log that nodes share, in a file. */
public final class Log implements AutoCloseable {

	private final SqliteFile file;

	private final SqliteEventStorageEngine engine;

	private final PayloadNames names;

	private Log(SqliteFile file, SqliteEventStorageEngine engine, PayloadNames names) {
		this.file = file;
		this.engine = engine;
		this.names = names;
	}

	public static Log open(Path directory) throws SQLException {
		return open(directory, PayloadTable.NAMES);
	}

	public static Log open(Path directory, PayloadNames names) throws SQLException {
		SqliteFile file = SqliteFile.open(directory.resolve("events.db"), SqliteFile.Durability.EVERY_COMMIT, 4);
		return new Log(file, new SqliteEventStorageEngine(file, new NamedPayloadSerializer(names),
				NoOpEventUpcaster.INSTANCE, new CurrentSnapshots(names), GroupCommitLimits.DEFAULT), names);
	}

	public SqliteEventStorageEngine engine() {
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
		this.file.close();
	}

}
