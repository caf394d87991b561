package io.warelog.write.eventstore;

import java.util.List;
import java.util.stream.Stream;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over an engine of ours: all events of a unit of work are appended as
 * one commit when it prepares to commit, and streams of events come whole commits at a
 * time.
 */
public final class LogEventStore extends AbstractEventStore implements StreamNews {

	private final StreamableMessageSource<TrackedEventMessage<?>> committed;

	private final StreamNews news;

	/**
	 * Makes a store.
	 * @param engine keeps the events; to be closed by its owner
	 */
	public LogEventStore(LogEngine engine) {
		this(engine, new CommittedEvents(engine), engine);
	}

	/**
	 * Makes a store over another engine.
	 * @param engine appends all events of a unit of work together
	 * @param committed the log, whose streams never end within a commit
	 * @param news tells when streams of the log have gone on
	 */
	public LogEventStore(EventStorageEngine engine, StreamableMessageSource<TrackedEventMessage<?>> committed,
			StreamNews news) {
		super(new Builder() {
		}.storageEngine(engine));
		this.committed = committed;
		this.news = news;
	}

	@Override
	public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
		return this.committed.openStream(trackingToken);
	}

	@Override
	public void publish(List<? extends EventMessage<?>> events) {
		super.publish(events);
		CurrentUnitOfWork.ifStarted((unitOfWork) -> StagedEvents.of(unitOfWork).add(events, unitOfWork));
	}

	@Override
	public boolean isWorthReading(String stream, long after) {
		return this.news.isWorthReading(stream, after) || stagedDomainEventMessages(stream).findAny().isPresent();
	}

	@Override
	protected void prepareCommit(List<? extends EventMessage<?>> events) {
		super.prepareCommit(events);
		CurrentUnitOfWork.map(StagedEvents::of).ifPresent(StagedEvents::clear);
	}

	/**
	 * Finds the staged events of a stream without walking over all that are staged, which
	 * Axon does at each load, so that many streams can be loaded and changed in one unit
	 * of work.
	 */
	@Override
	protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(String stream) {
		return CurrentUnitOfWork.isStarted() ? StagedEvents.of(CurrentUnitOfWork.get()).of(stream) : Stream.empty();
	}

}
