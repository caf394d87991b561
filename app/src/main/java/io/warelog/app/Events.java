package io.warelog.app;

import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.CommitReader;
import io.warelog.write.eventstore.CurrentSnapshots;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.GroupCommitLimits;
import io.warelog.write.eventstore.LogEngine;
import io.warelog.write.eventstore.LogEventStore;
import io.warelog.write.eventstore.StreamNews;
import io.warelog.write.eventstore.postgres.PostgresEventLog;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The log as the process uses it, wherever it is kept.
 *
 * @param store of Axon
 * @param news tells when a stream has gone on
 * @param commits reads whole commits
 * @param head tells how far the log goes
 * @param health tells whether it can be written
 * @param closing ends its use, after what waits has been written
 */
record Events(EventStore store, StreamNews news, CommitReader commits, LongSupplier head, BooleanSupplier health,
		Closing closing) implements AutoCloseable {

	private static final int READERS = 8;

	/**
	 * Opens the log.
	 * @param location where it is kept
	 * @param serializer of events and snapshots
	 * @param names of what is in it
	 * @return the log
	 * @throws SQLException if a file cannot be read or written
	 * @throws EventStoreUnavailableException if a database cannot be used
	 */
	static Events open(EventsLocation location, Serializer serializer, PayloadNames names) throws SQLException {
		return over(log(location), serializer, names);
	}

	/**
	 * Opens the database of a log that this process reads and writes.
	 * @param location where it is kept
	 * @return the database
	 * @throws SQLException if it cannot be read or written
	 */
	static EventLog log(EventsLocation location) throws SQLException {
		return switch (location) {
			case EventsLocation.InFile place ->
				SqliteEventLog.open(SqliteFile.open(place.file(), SqliteFile.Durability.EVERY_COMMIT, READERS));
			case EventsLocation.InPostgres database ->
				PostgresEventLog.open(database, UUID.randomUUID().toString(), READERS);
		};
	}

	private static Events over(EventLog log, Serializer serializer, PayloadNames names) {
		LogEngine engine = new LogEngine(log, serializer, NoOpEventUpcaster.INSTANCE, new CurrentSnapshots(names),
				GroupCommitLimits.DEFAULT);
		LogEventStore store = new LogEventStore(engine);
		return new Events(store, store, engine, engine::head, engine::isAvailable, () -> {
			engine.close();
			log.close();
		});
	}

	@Override
	public void close() throws SQLException {
		this.closing.close();
	}

	/** Ends the use of a log. */
	@FunctionalInterface
	interface Closing {

		/**
		 * Ends it.
		 * @throws SQLException if the database fails
		 */
		void close() throws SQLException;

	}

}
