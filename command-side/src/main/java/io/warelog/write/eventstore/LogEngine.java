package io.warelog.write.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.warelog.platform.messaging.Places;
import io.warelog.write.eventstore.Loss.Conflict;
import io.warelog.write.eventstore.Loss.Refused;
import io.warelog.write.eventstore.WriteRequest.Committed;
import io.warelog.write.eventstore.WriteRequest.Content;
import io.warelog.write.eventstore.WriteRequest.Events;
import io.warelog.write.eventstore.WriteRequest.Snapshot;
import io.warelog.write.eventstore.WriteRequest.Unavailable;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage over a log. Appends of any number of callers are committed
 * together by one thread, each with an outcome of its own; an append returns when the
 * commit that covers it is on the disk. The order of the commits is the order of the log,
 * whose global index starts at 1 and has no holes, so a token is one number: the global
 * index of the last event of a commit. All events of one append have that same token, so
 * no reader that keeps events of equal tokens together ever stands within a commit.
 * <p>
 * Every event belongs to a stream, whose id has at most 200 characters and is unique
 * whatever the stream's type.
 * <p>
 * An append that came second fails with {@link StreamExistsException} or
 * {@link StreamMovedOnException}, both of them an {@link AppendConflict}; one that could
 * not be written with {@link EventStoreUnavailableException}.
 */
public final class LogEngine extends BatchingEventStorageEngine implements CommitReader, StreamNews, AutoCloseable {

	private final EventLog log;

	private final EventReader reader;

	private final KnownLog known;

	private final GroupCommitWriter writer;

	/**
	 * Makes an engine over a log.
	 * @param log where events are kept; its writer is the engine's from now on. Close the
	 * engine first, then the log
	 * @param serializer of events and snapshots
	 * @param upcasters make events of older revisions into the present ones
	 * @param snapshots which snapshots may be used
	 * @param limits of the group commit
	 */
	public LogEngine(EventLog log, Serializer serializer, EventUpcaster upcasters, SnapshotFilter snapshots,
			GroupCommitLimits limits) {
		super(builder(serializer, upcasters, snapshots));
		this.log = log;
		this.reader = new EventReader(log);
		this.known = new KnownLog(this.reader, log.isShared());
		this.writer = new GroupCommitWriter(log.writer(), this.known, limits);
		log.onFailure(this.writer::stop);
		log.watch(this.known::follow);
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

	/**
	 * Returns how far the log goes.
	 * @return global index of the last committed event, 0 if there is none
	 */
	public long head() {
		return this.known.head();
	}

	/**
	 * Adds a listener for commits of events.
	 * @param listener is called by the thread that writes, or learns of others' commits
	 * @return removes the listener
	 */
	public Registration onCommit(CommitListener listener) {
		return this.known.onCommit(listener);
	}

	/**
	 * Tells whether the engine has stopped writing for good, because it is not known any
	 * more what is in the log. Reading goes on.
	 * @return true if every append is refused until the log is opened anew
	 */
	public boolean isStopped() {
		return this.writer.stopReason() != null;
	}

	/**
	 * Tells whether the log can be used now.
	 * @return false if the engine has stopped, or the database does not answer
	 */
	public boolean isAvailable() {
		return !isStopped() && this.log.isAvailable();
	}

	/**
	 * Returns why the engine has stopped writing.
	 * @return what happened, empty while it writes
	 */
	public Optional<Throwable> stopReason() {
		return Optional.ofNullable(this.writer.stopReason());
	}

	@Override
	protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
		if (events.isEmpty()) {
			return;
		}
		List<EventRow> rows = new ArrayList<>(events.size());
		for (EventMessage<?> event : events) {
			if (!(event instanceof DomainEventMessage<?> inStream)) {
				throw new IllegalArgumentException(
						"Every event belongs to a stream, but this does not: " + event.getPayloadType().getName());
			}
			rows.add(EventRow.of(inStream, serializer));
		}
		write(new Events(rows));
	}

	@Override
	protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
		write(new Snapshot(EventRow.of(snapshot, serializer)));
	}

	private void write(Content content) {
		switch (this.writer.write(content)) {
			case Committed committed -> {
			}
			case Conflict(String stream, long sequence, Throwable cause) ->
				throw AppendConflict.of(stream, sequence, cause);
			case Refused(Throwable cause) -> throw new EventStoreException("The database refused an event", cause);
			case Unavailable(String message, boolean unknown, Throwable cause) ->
				throw new EventStoreUnavailableException(message, unknown, cause);
		}
	}

	/**
	 * Reads a stream, without a look at the log where it is known for certain to have
	 * nothing new.
	 */
	@Override
	public DomainEventStream readEvents(String stream, long firstSequence) {
		if (firstSequence > 0 && !this.log.isShared() && !isWorthReading(stream, firstSequence - 1)) {
			return DomainEventStream.empty();
		}
		return super.readEvents(stream, firstSequence).filter(KnownEvents::isKnown);
	}

	@Override
	public boolean isWorthReading(String stream, long after) {
		return after < 0 || this.known.head(stream) > after;
	}

	@Override
	public List<? extends DomainEventMessage<?>> begunBy(String stream) {
		List<StoredEvent> begun = this.reader.stream(stream, 0, 1);
		if (begun.isEmpty()) {
			return List.of();
		}
		StoredEvent first = begun.getFirst();
		int size = (int) (first.commitEnd() - first.globalIndex() + 1);
		return messages(this.reader.after(first.globalIndex() - 1, first.commitEnd(), size))
			.map((event) -> (DomainEventMessage<?>) event)
			.filter(KnownEvents::isKnown)
			.toList();
	}

	@Override
	protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int batchSize) {
		return this.reader.stream(stream, firstSequence, batchSize);
	}

	/**
	 * Reads whole commits, even beyond the size of a batch: the next batch is asked for
	 * by the token of the last event, which is that of its whole commit.
	 */
	@Override
	protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
		List<StoredEvent> events = new ArrayList<>(committedAfter(Places.of(last), batchSize));
		while (!events.isEmpty() && !events.getLast().endsCommit()) {
			events.addAll(committedAfter(events.getLast().globalIndex(), batchSize));
		}
		return events;
	}

	@Override
	protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
		return this.reader.snapshot(stream).stream();
	}

	@Override
	public Optional<Long> lastSequenceNumberFor(String stream) {
		long last = this.log.isShared() ? this.reader.lastSequence(stream).orElse(StreamHeads.NONE)
				: this.known.head(stream);
		return (last != StreamHeads.NONE) ? Optional.of(last) : Optional.empty();
	}

	/** The place before the first event. */
	@Override
	public TrackingToken createTailToken() {
		return new GlobalSequenceTrackingToken(0);
	}

	/** The end of the last commit; of an empty log its beginning. */
	@Override
	public TrackingToken createHeadToken() {
		return new GlobalSequenceTrackingToken(head());
	}

	/**
	 * The end of the commit before the one that has the first event of that time or
	 * later, the head if there is none. Reads the log from its beginning up to there.
	 */
	@Override
	public TrackingToken createTokenAt(Instant dateTime) {
		long head = head();
		OptionalLong first = this.reader.firstSince(EventRow.micros(dateTime));
		return new GlobalSequenceTrackingToken(
				first.isPresent() ? this.reader.commitBefore(first.getAsLong()).orElse(0) : head);
	}

	/**
	 * Reads on in the log. It may hold commits that the head does not cover yet; they are
	 * left out, since a reader that had come into the midst of one would find nothing
	 * there until the head has moved.
	 * @param globalIndex the last event that was read, 0 if none was
	 * @param max how many events at most; the last may be within a commit
	 * @return events without a hole among them; empty only if the head was reached
	 */
	List<StoredEvent> committedAfter(long globalIndex, int max) {
		List<StoredEvent> recent = this.known.recentAfter(globalIndex, max);
		return recent.isEmpty() ? this.reader.after(globalIndex, head(), max) : recent;
	}

	Stream<TrackedEventMessage<?>> messages(List<StoredEvent> events) {
		return EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), getEventSerializer(), this.upcasterChain);
	}

	/**
	 * Writes what waits to be written, and refuses what comes later. Reading goes on
	 * until the log is closed.
	 */
	@Override
	public void close() {
		this.writer.close();
	}

}
