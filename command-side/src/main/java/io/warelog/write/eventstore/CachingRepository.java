package io.warelog.write.eventstore;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;

/**
 * A repository of aggregates that are shells around an immutable state. It remembers the
 * states of the streams used last, with the sequence of the event they were folded up to,
 * and on each load asks how far the stream goes: what was appended meanwhile, by
 * whomever, is folded in, and a state that is ahead of its stream is forgotten. So an
 * entry can never be stale, where Axon's caching repository trusts what it has.
 * <p>
 * A state is remembered after the unit of work that loaded or created the aggregate has
 * committed.
 *
 * @param <T> the aggregate
 * @param <S> its immutable state
 */
public final class CachingRepository<T, S> extends EventSourcingRepository<T> {

	private final Cache<String, Entry<S>> entries;

	private final String managedAggregates = this + "_MANAGED";

	private final Function<T, S> stateOf;

	private final Function<S, T> shellOf;

	private final EventStore eventStore;

	private final SnapshotTriggerDefinition snapshots;

	private final @Nullable RepositoryProvider repositories;

	private CachingRepository(Builder<T, S> builder) {
		super(builder);
		this.entries = Caffeine.newBuilder().executor(Runnable::run).maximumSize(builder.maximumStates).build();
		this.stateOf = builder.stateOf;
		this.shellOf = builder.shellOf;
		this.eventStore = builder.eventStore();
		this.snapshots = builder.snapshots();
		this.repositories = builder.repositories();
	}

	/**
	 * Starts a repository.
	 * @param <T> the aggregate
	 * @param <S> its immutable state
	 * @param type the aggregate's class
	 * @param stateOf takes the state out of a shell
	 * @param shellOf makes a fresh shell around a state
	 * @param maximumStates how many states are remembered at most
	 * @return a builder that needs at least the event store
	 */
	public static <T, S> Builder<T, S> builder(Class<T> type, Function<T, S> stateOf, Function<S, T> shellOf,
			long maximumStates) {
		return new Builder<>(type, stateOf, shellOf, maximumStates);
	}

	@Override
	protected EventSourcedAggregate<T> doLoadWithLock(String stream, @Nullable Long expectedVersion) {
		Entry<S> entry = this.entries.getIfPresent(stream);
		EventSourcedAggregate<T> aggregate = (entry != null) ? resume(stream, entry) : null;
		if (aggregate == null) {
			aggregate = super.doLoadWithLock(stream, expectedVersion);
		}
		rememberAfterCommit(aggregate);
		return aggregate;
	}

	@Override
	protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) throws Exception {
		EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factoryMethod);
		rememberAfterCommit(aggregate);
		return aggregate;
	}

	@Override
	protected Map<String, LockAwareAggregate<T, EventSourcedAggregate<T>>> managedAggregates(UnitOfWork<?> unitOfWork) {
		return unitOfWork.root().getOrComputeResource(this.managedAggregates, (key) -> new ManagedAggregates<>());
	}

	private @Nullable EventSourcedAggregate<T> resume(String stream, Entry<S> entry) {
		long last = this.eventStore.lastSequenceNumberFor(stream).orElse(-1L);
		if (last < entry.sequence()) {
			this.entries.invalidate(stream);
			return null;
		}
		SnapshotTrigger trigger = this.snapshots.reconfigure(getAggregateType(), entry.trigger());
		EventSourcedAggregate<T> aggregate = EventSourcedAggregate.reconstruct(this.shellOf.apply(entry.state()),
				aggregateModel(), entry.sequence(), false, this.eventStore, this.repositories, trigger);
		if (last > entry.sequence()) {
			aggregate.initializeState(this.eventStore.readEvents(stream, entry.sequence() + 1));
		}
		else {
			trigger.initializationFinished();
		}
		return aggregate;
	}

	private void rememberAfterCommit(EventSourcedAggregate<T> aggregate) {
		CurrentUnitOfWork.get().afterCommit((unitOfWork) -> remember(aggregate, unitOfWork));
	}

	private void remember(EventSourcedAggregate<T> aggregate, UnitOfWork<?> unitOfWork) {
		String stream = aggregate.identifierAsString();
		Long sequence = aggregate.version();
		if (stream == null || sequence == null || !isManaged(aggregate, stream, unitOfWork)) {
			return;
		}
		if (aggregate.isDeleted()) {
			this.entries.invalidate(stream);
			return;
		}
		this.entries.put(stream, new Entry<>(aggregate.invoke(this.stateOf), sequence, aggregate.getSnapshotTrigger()));
	}

	/**
	 * An inner unit of work that was rolled back leaves its changes in the aggregate that
	 * it shared with the outer one, and takes the aggregate out of the managed ones.
	 */
	private boolean isManaged(EventSourcedAggregate<T> aggregate, String stream, UnitOfWork<?> unitOfWork) {
		LockAwareAggregate<T, EventSourcedAggregate<T>> managed = managedAggregates(unitOfWork).get(stream);
		return managed != null && managed.getWrappedAggregate() == aggregate;
	}

	/**
	 * What is remembered of a stream.
	 *
	 * @param state folded up to and with the event of this sequence
	 * @param sequence of that event
	 * @param trigger counts the events since the last snapshot
	 */
	private record Entry<S>(S state, long sequence, SnapshotTrigger trigger) {

	}

	/**
	 * Builds a repository.
	 *
	 * @param <T> the aggregate
	 * @param <S> its immutable state
	 */
	public static final class Builder<T, S> extends EventSourcingRepository.Builder<T> {

		private final Function<T, S> stateOf;

		private final Function<S, T> shellOf;

		private final long maximumStates;

		private Builder(Class<T> type, Function<T, S> stateOf, Function<S, T> shellOf, long maximumStates) {
			super(type);
			this.stateOf = stateOf;
			this.shellOf = shellOf;
			this.maximumStates = maximumStates;
		}

		private EventStore eventStore() {
			return this.eventStore;
		}

		private SnapshotTriggerDefinition snapshots() {
			return this.snapshotTriggerDefinition;
		}

		private @Nullable RepositoryProvider repositories() {
			return this.repositoryProvider;
		}

		@Override
		@SuppressWarnings("unchecked")
		public <R extends EventSourcingRepository<T>> R build() {
			return (R) new CachingRepository<>(this);
		}

	}

}
