package io.warelog.app;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import io.warelog.platform.axonserver.AxonServer;
import io.warelog.platform.axonserver.AxonServerLog;
import io.warelog.platform.axonserver.AxonServerUnavailableException;
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
import io.warelog.write.eventstore.axonserver.AxonServerEngine;
import io.warelog.write.eventstore.postgres.PostgresEventLog;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The log as the process uses it, wherever it is kept.
 *
 * @param store of Axon
 * @param news tells when a stream has gone on
 * @param commits reads whole commits
 * @param head tells how far the log goes
 * @param health tells whether it can be written
 * @param server that also carries messages between nodes, or null
 * @param closing ends its use, after what waits has been written
 */
record Events(EventStore store, StreamNews news, CommitReader commits, LongSupplier head, BooleanSupplier health,
		@Nullable AxonServer server, Closing closing) implements AutoCloseable {

	private static final int READERS = 8;

	private static final Duration START = Duration.ofSeconds(10);

	/** What all nodes call themselves. */
	private static final String COMPONENT = "warelog";

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
		return (location instanceof EventsLocation.InAxonServer place) ? in(place, serializer, names)
				: over(log(location), serializer, names);
	}

	/**
	 * Opens the database of a log that this process reads and writes.
	 * @param location where it is kept
	 * @return the database
	 * @throws SQLException if it cannot be read or written
	 * @throws IllegalArgumentException if it is kept in an Axon Server
	 */
	static EventLog log(EventsLocation location) throws SQLException {
		return switch (location) {
			case EventsLocation.InFile place ->
				SqliteEventLog.open(SqliteFile.open(place.file(), SqliteFile.Durability.EVERY_COMMIT, READERS));
			case EventsLocation.InPostgres database ->
				PostgresEventLog.open(database, UUID.randomUUID().toString(), READERS);
			case EventsLocation.InAxonServer place ->
				throw new IllegalArgumentException("The log of an Axon Server is its own to copy");
		};
	}

	private static Events in(EventsLocation.InAxonServer place, Serializer serializer, PayloadNames names) {
		AxonServer server = new AxonServer(place.address(), place.token(), COMPONENT);
		try {
			server.requireConnection(START);
		}
		catch (AxonServerUnavailableException away) {
			server.close();
			throw new UncheckedIOException(away);
		}
		AxonServerLog log = new AxonServerLog(server, serializer, NoOpEventUpcaster.INSTANCE);
		AxonServerEngine engine = new AxonServerEngine(server, log, serializer, NoOpEventUpcaster.INSTANCE,
				new CurrentSnapshots(names));
		StreamNews always = (stream, after) -> true;
		return new Events(new LogEventStore(engine, log, always), always, engine, log::head, server::isConnected,
				server, server::close);
	}

	private static Events over(EventLog log, Serializer serializer, PayloadNames names) {
		LogEngine engine = new LogEngine(log, serializer, NoOpEventUpcaster.INSTANCE, new CurrentSnapshots(names),
				GroupCommitLimits.DEFAULT);
		LogEventStore store = new LogEventStore(engine);
		return new Events(store, store, engine, engine::head, engine::isAvailable, null, () -> {
			engine.close();
			log.close();
		});
	}

	/**
	 * The time of commits, in the units that the log keeps.
	 * @param clock tells it
	 * @return a clock that ticks as the log's times do
	 */
	Clock timing(Clock clock) {
		return (this.server != null) ? Clock.tick(clock, Duration.ofMillis(1)) : clock;
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
