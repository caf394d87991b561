package io.warelog.platform.axonserver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.platform.messaging.Places;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The log of an Axon Server as what projections follow, with positions as in every store
 * of this service: the number of an event is its global index there plus 1, so that 0 is
 * the beginning, and all events of a commit have the number of the last.
 */
public final class AxonServerLog implements StreamableMessageSource<TrackedEventMessage<?>> {

	private static final long PATIENCE_MILLIS = 5_000;

	/**
	 * How much clocks of different nodes may differ, so that a search begins early
	 * enough.
	 */
	private static final Duration CLOCKS = Duration.ofMinutes(1);

	private static final int SCANNED = 1_024;

	private final AxonServer server;

	private final Serializer serializer;

	private final EventUpcaster upcasters;

	/**
	 * Makes the log.
	 * @param server holds it
	 * @param serializer of events
	 * @param upcasters make events of older revisions into the present ones
	 */
	public AxonServerLog(AxonServer server, Serializer serializer, EventUpcaster upcasters) {
		this.server = server;
		this.serializer = new GrpcMetaDataAwareSerializer(serializer);
		this.upcasters = upcasters;
	}

	/**
	 * Asks how far the log goes.
	 * @return the number of the last event, 0 if there is none
	 * @throws LogUnavailableException if the server does not tell
	 */
	public long head() {
		return AxonServer.answer(this.server.events().getLastToken()) + 1;
	}

	@Override
	public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
		return new LogStream(this.server, this::messages, Places.of(trackingToken));
	}

	@Override
	public TrackingToken createTailToken() {
		return new GlobalSequenceTrackingToken(0);
	}

	@Override
	public TrackingToken createHeadToken() {
		return new GlobalSequenceTrackingToken(head());
	}

	/**
	 * The end of the commit before the one that has the first event of that time or
	 * later, the head if there is none.
	 */
	@Override
	public TrackingToken createTokenAt(Instant dateTime) {
		return new GlobalSequenceTrackingToken(before(dateTime));
	}

	private long before(Instant time) {
		return AxonServer.answer(this.server.events().getTokenAt(time.toEpochMilli())) + 1;
	}

	/**
	 * Finds a commit.
	 * @param id of the commit
	 * @param at its time
	 * @return all its events, or none if there is no such commit
	 * @throws LogUnavailableException if the server does not tell
	 */
	public List<TrackedEventMessage<?>> commit(String id, Instant at) {
		long early = before(at.minus(CLOCKS));
		List<TrackedEventMessage<?>> found = scan(id, early);
		// a clock that went wrong for longer
		return (found.isEmpty() && early > 0) ? scan(id, 0) : found;
	}

	private List<TrackedEventMessage<?>> scan(String id, long after) {
		long head = head();
		CommitAssembly assembly = new CommitAssembly();
		try (EventStream events = this.server.events().openStream(after - 1, SCANNED)) {
			for (long position = after; position < head;) {
				EventWithToken event = events.nextIfAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
				if (event == null) {
					throw new LogUnavailableException(
							"The log could not be read: " + Failures.reason(events.getError().orElse(null)),
							events.getError().orElse(null));
				}
				position = event.getToken() + 1;
				List<EventWithToken> commit = assembly.add(event);
				if (commit != null && id.equals(commitOf(event))) {
					return messages(commit).toList();
				}
			}
			return List.of();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new LogUnavailableException("Interrupted while the log was read", interrupted);
		}
	}

	private static @Nullable String commitOf(EventWithToken event) {
		return event.getEvent().containsMetaData(CommitMetadata.COMMIT)
				? event.getEvent().getMetaDataOrThrow(CommitMetadata.COMMIT).getTextValue() : null;
	}

	private Stream<TrackedEventMessage<?>> messages(List<EventWithToken> commit) {
		TrackingToken end = new GlobalSequenceTrackingToken(commit.getLast().getToken() + 1);
		return EventUtils.upcastAndDeserializeTrackedEvents(
				commit.stream()
					.map((event) -> new TrackedDomainEventData<>(end, new GrpcBackedDomainEventData(event.getEvent()))),
				this.serializer, this.upcasters);
	}

}
