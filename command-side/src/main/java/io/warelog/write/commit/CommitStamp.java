package io.warelog.write.commit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import io.warelog.api.commit.CommitMetadata;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Makes the events of one unit of work one commit: they get one time, one commit id, and
 * each its place among them.
 */
public final class CommitStamp implements MessageDispatchInterceptor<EventMessage<?>> {

	private final Clock clock;

	private final Supplier<String> commitIds;

	/**
	 * Makes the stamp.
	 * @param clock the time of commits, used to microseconds
	 * @param commitIds gives each commit an id of its own
	 */
	public CommitStamp(Clock clock, Supplier<String> commitIds) {
		this.clock = clock;
		this.commitIds = commitIds;
	}

	@Override
	public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String commit = this.commitIds.get();
		int size = messages.size();
		return (index, message) -> stamp((DomainEventMessage<?>) message, now,
				Map.of(CommitMetadata.COMMIT, commit, CommitMetadata.INDEX, index, CommitMetadata.SIZE, size));
	}

	private static <T> EventMessage<T> stamp(DomainEventMessage<T> message, Instant now, Map<String, ?> place) {
		return new GenericDomainEventMessage<>(message.getType(), message.getAggregateIdentifier(),
				message.getSequenceNumber(), message.getPayload(), message.getMetaData().mergedWith(place),
				message.getIdentifier(), now);
	}

}
