package io.warelog.write.eventstore.axonserver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.grpc.event.Event;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.platform.axonserver.AxonServer;
import io.warelog.platform.axonserver.AxonServerLog;
import io.warelog.platform.axonserver.Failures;
import io.warelog.platform.axonserver.LogUnavailableException;
import io.warelog.write.eventstore.AppendConflict;
import io.warelog.write.eventstore.CommitReader;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.KnownEvents;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage in an Axon Server. A commit is one append transaction, of which
 * the server checks all sequence numbers before it stores any event. Axon's own engine
 * for it tells neither which stream was taken nor where a commit ends.
 * <p>
 * The server looks for a stream that is said to begin among the recent events only, so
 * that a name taken long ago would be given again. It is therefore asked before, which
 * looks everywhere; of those that begin at the same time the append finds out.
 * <p>
 * The server keeps milliseconds, so the clock of commits has to tick in these.
 */
public final class AxonServerEngine extends AbstractEventStorageEngine implements CommitReader {

	private static final long PATIENCE_MILLIS = 5_000;

	/** How long it is tried to find out what became of an append. */
	private static final long FIND_OUT_NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final AxonServer server;

	private final AxonServerLog log;

	private final Serializer serializer;

	private final GrpcMetaDataConverter metadata;

	/**
	 * Makes an engine.
	 * @param server keeps the events
	 * @param log of the same server
	 * @param serializer of events and snapshots
	 * @param upcasters make events of older revisions into the present ones
	 * @param snapshots which snapshots may be used
	 */
	public AxonServerEngine(AxonServer server, AxonServerLog log, Serializer serializer, EventUpcaster upcasters,
			SnapshotFilter snapshots) {
		super(builder(serializer, upcasters, snapshots));
		this.server = server;
		this.log = log;
		this.serializer = new GrpcMetaDataAwareSerializer(serializer);
		this.metadata = new GrpcMetaDataConverter(serializer);
	}

	private static Builder builder(Serializer serializer, EventUpcaster upcasters, SnapshotFilter snapshots) {
		Builder builder = new Builder() {
		};
		builder.eventSerializer(serializer)
			.snapshotSerializer(serializer)
			.upcasterChain(upcasters)
			.snapshotFilter(snapshots);
		return builder;
	}

	@Override
	public Serializer getEventSerializer() {
		return this.serializer;
	}

	@Override
	public Serializer getSnapshotSerializer() {
		return this.serializer;
	}

	@Override
	protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
		if (events.isEmpty()) {
			return;
		}
		List<Event> rows = new ArrayList<>(events.size());
		Map<String, Long> firsts = new LinkedHashMap<>();
		for (EventMessage<?> event : events) {
			if (!(event instanceof DomainEventMessage<?> inStream)) {
				throw new IllegalArgumentException(
						"Every event belongs to a stream, but this does not: " + event.getPayloadType().getName());
			}
			rows.add(row(inStream, serializer, false));
			firsts.putIfAbsent(inStream.getAggregateIdentifier(), inStream.getSequenceNumber());
		}
		requireNew(firsts.entrySet().stream().filter((first) -> first.getValue() == 0).map(Map.Entry::getKey).toList());
		append(rows, firsts);
	}

	private void requireNew(List<String> streams) {
		List<CompletableFuture<Long>> heads = streams.stream().map(this.server.events()::findHighestSequence).toList();
		for (int i = 0; i < streams.size(); i++) {
			if (await(heads.get(i)) >= 0) {
				throw AppendConflict.of(streams.get(i), 0, null);
			}
		}
	}

	private void append(List<Event> events, Map<String, Long> firsts) {
		AppendEventsTransaction transaction = this.server.events().startAppendEventsTransaction();
		CompletableFuture<?> outcome;
		try {
			events.forEach(transaction::appendEvent);
			outcome = transaction.commit();
		}
		catch (RuntimeException unsent) {
			throw new EventStoreUnavailableException("The event store cannot be written to", false, unsent);
		}
		try {
			outcome.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException failed) {
			Throwable cause = failed.getCause();
			if (Failures.isConflict(cause)) {
				throw conflict(firsts, cause);
			}
			if (Failures.isPassing(cause)) {
				throw new EventStoreUnavailableException("The event store takes no events now", false, cause);
			}
			if (Failures.isRefusal(cause)) {
				throw new EventStoreException("The event store refused an append: " + Failures.reason(cause), cause);
			}
			findOut(events.getFirst(), cause);
		}
		catch (TimeoutException silent) {
			findOut(events.getFirst(), silent);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new EventStoreUnavailableException("Interrupted during an append", true, interrupted);
		}
	}

	/** Streams only grow, so the one whose place was taken is found by looking. */
	private RuntimeException conflict(Map<String, Long> firsts, @Nullable Throwable cause) {
		Map<String, CompletableFuture<Long>> heads = new LinkedHashMap<>();
		firsts.keySet().forEach((stream) -> heads.put(stream, this.server.events().findHighestSequence(stream)));
		for (Map.Entry<String, Long> first : firsts.entrySet()) {
			if (await(heads.get(first.getKey())) >= first.getValue()) {
				return AppendConflict.of(first.getKey(), first.getValue(), cause);
			}
		}
		return new EventStoreException("The event store refused an append: " + Failures.reason(cause), cause);
	}

	/**
	 * The connection was lost before the answer came: looks whether the event is there,
	 * and with it all of its commit.
	 */
	private void findOut(Event event, @Nullable Throwable cause) {
		long deadline = System.nanoTime() + FIND_OUT_NANOS;
		do {
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			try {
				if (isThere(event)) {
					return;
				}
			}
			catch (EventStoreUnavailableException away) {
				// is tried again
				cause = away;
			}
		}
		while (System.nanoTime() - deadline < 0);
		throw new EventStoreUnavailableException(
				"The connection to the event store was lost during an append, whose outcome is unknown", true, cause);
	}

	private boolean isThere(Event event) {
		long sequence = event.getAggregateSequenceNumber();
		// whether the last of a range is in it is told differently
		return read(event.getAggregateIdentifier(), sequence, sequence + 1).stream()
			.anyMatch((found) -> found.getMessageIdentifier().equals(event.getMessageIdentifier()));
	}

	private Event row(DomainEventMessage<?> message, Serializer serializer, boolean snapshot) {
		SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
		Event.Builder row = Event.newBuilder()
			.setMessageIdentifier(message.getIdentifier())
			.setAggregateIdentifier(message.getAggregateIdentifier())
			.setAggregateSequenceNumber(message.getSequenceNumber())
			.setAggregateType(message.getType())
			.setTimestamp(message.getTimestamp().toEpochMilli())
			.setSnapshot(snapshot)
			.setPayload(io.axoniq.axonserver.grpc.SerializedObject.newBuilder()
				.setType(payload.getType().getName())
				.setRevision((payload.getType().getRevision() != null) ? payload.getType().getRevision() : "")
				.setData(ByteString.copyFrom(payload.getData())));
		message.getMetaData()
			.forEach((name, value) -> row.putMetaData(name, this.metadata.convertToMetaDataValue(value)));
		return row.build();
	}

	@Override
	protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
		await(this.server.events().appendSnapshot(row(snapshot, serializer, true)));
	}

	@Override
	public DomainEventStream readEvents(String stream, long firstSequence) {
		return super.readEvents(stream, firstSequence).filter(KnownEvents::isKnown);
	}

	@Override
	public List<? extends DomainEventMessage<?>> begunBy(String stream) {
		DomainEventStream begun = readEvents(stream, 0);
		if (!begun.hasNext()) {
			return List.of();
		}
		DomainEventMessage<?> first = begun.next();
		String id = String.valueOf(first.getMetaData().get(CommitMetadata.COMMIT));
		List<? extends DomainEventMessage<?>> commit = available(() -> this.log.commit(id, first.getTimestamp()))
			.stream()
			.map((event) -> (DomainEventMessage<?>) event)
			.filter(KnownEvents::isKnown)
			.toList();
		int start = 0;
		while (!commit.get(start).getIdentifier().equals(first.getIdentifier())) {
			start++;
		}
		return commit.subList(start, commit.size());
	}

	@Override
	protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequence) {
		return read(stream, firstSequence, 0).stream().map(GrpcBackedDomainEventData::new);
	}

	/** All at once: a stream that nobody reads to its end would stay open for ever. */
	private List<Event> read(String stream, long firstSequence, long lastSequence) {
		return drain(this.server.events().openAggregateStream(stream, firstSequence, lastSequence));
	}

	private static List<Event> drain(AggregateEventStream stream) {
		List<Event> events = new ArrayList<>();
		try {
			while (stream.hasNext()) {
				events.add(stream.next());
			}
			// an interrupted stream says that it has ended
			if (Thread.currentThread().isInterrupted()) {
				throw new InterruptedException();
			}
			return events;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new EventStoreUnavailableException("Interrupted while the event store was read", false, interrupted);
		}
		catch (RuntimeException failed) {
			throw new EventStoreUnavailableException("The event store cannot be read: " + Failures.reason(failed),
					false, failed);
		}
	}

	/** Of a log as a whole {@link AxonServerLog} is read. */
	@Override
	protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken trackingToken,
			boolean mayBlock) {
		throw new UnsupportedOperationException("An Axon Server is followed, not asked again and again");
	}

	@Override
	protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
		return drain(this.server.events().loadSnapshots(stream, Long.MAX_VALUE, 1)).stream()
			.map(GrpcBackedDomainEventData::new);
	}

	@Override
	public Optional<Long> lastSequenceNumberFor(String stream) {
		long last = await(this.server.events().findHighestSequence(stream));
		return (last >= 0) ? Optional.of(last) : Optional.empty();
	}

	@Override
	public TrackingToken createTailToken() {
		return this.log.createTailToken();
	}

	@Override
	public TrackingToken createHeadToken() {
		return this.log.createHeadToken();
	}

	@Override
	public TrackingToken createTokenAt(Instant dateTime) {
		return this.log.createTokenAt(dateTime);
	}

	private static <T> T await(@Nullable CompletableFuture<T> asked) {
		if (asked == null) {
			throw new IllegalStateException("Nothing was asked");
		}
		return available(() -> AxonServer.answer(asked));
	}

	/** For who decides, a log that is away is a store that is. */
	private static <T> T available(Supplier<T> read) {
		try {
			return read.get();
		}
		catch (LogUnavailableException away) {
			throw new EventStoreUnavailableException(String.valueOf(away.getMessage()), false, away);
		}
	}

}
