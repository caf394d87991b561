package io.warelog.write.facts;

import java.util.function.BiFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.warelog.write.eventstore.StreamNews;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The states of streams of one kind. What was folded once is kept; each look reads on
 * from there where that is worthwhile, so it is as current as the news of the log.
 *
 * @param <S> the state, immutable
 * @param <E> the events of such streams
 */
final class FoldedStreams<S, E> {

	private final EventStore eventStore;

	private final Class<E> eventType;

	private final BiFunction<@Nullable S, E, S> evolve;

	private final StreamNews news;

	private final Cache<String, Folded<S>> folded;

	FoldedStreams(EventStore eventStore, Class<E> eventType, BiFunction<@Nullable S, E, S> evolve, StreamNews news,
			int kept) {
		this.eventStore = eventStore;
		this.eventType = eventType;
		this.evolve = evolve;
		this.news = news;
		this.folded = Caffeine.newBuilder().executor(Runnable::run).maximumSize(kept).build();
	}

	/**
	 * The state a stream is in.
	 * @param stream its name
	 * @return the state and where it was reached, or null if the stream has not begun
	 */
	@Nullable Folded<S> get(String stream) {
		Folded<S> before = this.folded.getIfPresent(stream);
		if (before != null && !this.news.isWorthReading(stream, before.sequence())) {
			return before;
		}
		long from = (before != null) ? before.sequence() + 1 : 0;
		DomainEventStream events = this.eventStore.readEvents(stream, from);
		if (!events.hasNext()) {
			return before;
		}
		Folded<S> after = next(before, events.next());
		while (events.hasNext()) {
			after = next(after, events.next());
		}
		keep(stream, after);
		return after;
	}

	/**
	 * Within a unit of work events are seen that it has only staged; they count for
	 * others once it has committed, an inner one with its root.
	 */
	private void keep(String stream, Folded<S> after) {
		if (CurrentUnitOfWork.isStarted()) {
			CurrentUnitOfWork.get().afterCommit((committed) -> keepLatest(stream, after));
		}
		else {
			keepLatest(stream, after);
		}
	}

	private void keepLatest(String stream, Folded<S> after) {
		this.folded.asMap().merge(stream, after, (kept, other) -> (kept.sequence() > other.sequence()) ? kept : other);
	}

	private Folded<S> next(@Nullable Folded<S> before, DomainEventMessage<?> event) {
		S state = this.evolve.apply((before != null) ? before.state() : null, this.eventType.cast(event.getPayload()));
		return new Folded<>(state, event.getSequenceNumber());
	}

	/**
	 * A state and where it was reached.
	 *
	 * @param state after that event
	 * @param sequence of the event
	 * @param <S> the state
	 */
	record Folded<S>(S state, long sequence) {
	}

}
