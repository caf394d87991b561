package io.warelog.read.projection;

import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.warelog.read.arrival.Arrivals;
import io.warelog.read.generation.Generation;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Follows the log with a projection that writes into one generation of its collections.
 */
public final class Follower {

	/** Events that are written to the read models as one while catching up. */
	private static final int BATCH = 1000;

	/**
	 * The same beside a generation that is read, whose own writes wait for this one's.
	 */
	private static final int BATCH_BESIDE = 250;

	/** How soon a projection whose batch failed tries again. */
	private static final long RETRY_MILLIS = 1000;

	private static final long NEVER = -2;

	private final Projection projection;

	private final Generation generation;

	private final ReadModelTokenStore tokens;

	private final Parking parking;

	private final PooledStreamingEventProcessor processor;

	/**
	 * How far it had come when a batch failed, until it comes further: the processor says
	 * that it is in trouble only between two attempts.
	 */
	private volatile long failedAt = NEVER;

	/**
	 * Makes a follower, which does nothing yet.
	 * @param projection what is done with the events
	 * @param generation where it writes
	 * @param log what is followed
	 * @param tokens keep how far it has come
	 * @param arrivals where those wait who want to read what is written
	 * @param executors do the work
	 */
	public Follower(Projection projection, Generation generation, StreamableMessageSource<TrackedEventMessage<?>> log,
			ReadModelTokenStore tokens, Arrivals arrivals, Executors executors) {
		this.projection = projection;
		this.generation = generation;
		this.tokens = tokens.in(generation);
		Object handler = projection.handler().apply(generation, arrivals.whenever(generation::isLive));
		this.parking = (handler instanceof Parking parks) ? parks : Parking.NONE;
		SequencingPolicy<EventMessage<?>> policy = (event) -> projection.sequence()
			.apply((DomainEventMessage<?>) event);
		this.processor = PooledStreamingEventProcessor.builder()
			.name(generation.progress())
			.eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
				.eventHandlers(handler)
				// a failure that is only logged leaves a hole in the read model
				.listenerInvocationErrorHandler(PropagatingErrorHandler.INSTANCE)
				.sequencingPolicy(policy)
				.build())
			.errorHandler((failure) -> {
				this.failedAt = position();
				PropagatingErrorHandler.INSTANCE.handleError(failure);
			})
			.messageSource(log)
			.tokenStore(this.tokens)
			// documents and token are one write of the store's own
			.transactionManager(NoTransactionManager.INSTANCE)
			.coordinatorExecutor(executors.coordinator())
			.workerExecutor(executors.worker())
			.initialSegmentCount(1)
			.tokenClaimInterval(RETRY_MILLIS)
			.initialToken(StreamableMessageSource::createTailToken)
			.batchSize(executors.isBeside() ? BATCH_BESIDE : BATCH)
			.build();
	}

	/**
	 * Who does the work of a follower.
	 *
	 * @param coordinator reads the log
	 * @param worker writes
	 * @param isBeside whether it is to leave room for others
	 */
	public record Executors(ScheduledExecutorService coordinator, ScheduledExecutorService worker, boolean isBeside) {
	}

	/**
	 * Makes the collections where they are missing or not as declared, and starts or goes
	 * on to follow the log.
	 */
	public void start() {
		this.generation.prepare(this.generation.progress(), this.projection.collections());
		this.processor.start();
	}

	/** Goes on after {@link #stop()}. */
	public void resume() {
		this.processor.start();
	}

	/** Stops following the log, after what is in hand has been written. */
	public void stop() {
		this.processor.shutDown();
	}

	/**
	 * Keeps others, on this node and elsewhere, from going on with it; to be called when
	 * stopped. That ends some time after the node does.
	 * @return false if another node has gone on with it
	 */
	public boolean hold() {
		return this.tokens.hold(this.generation.progress());
	}

	/** Removes the collections and how far they had come; to be called when stopped. */
	public void drop() {
		this.generation.forget(this.generation.progress());
		this.generation.drop(this.projection.collections());
	}

	/**
	 * In which generation it writes.
	 * @return the generation
	 */
	public Generation generation() {
		return this.generation;
	}

	/**
	 * Looks how far it has come here.
	 * @return the number of the last event that it has written, -1 before any, while it
	 * is stopped or in trouble, and while another node does its work
	 */
	public long position() {
		return this.processor.processingStatus()
			.values()
			.stream()
			.mapToLong((status) -> (status.getTrackingToken() != null) ? status.getTrackingToken().position().orElse(-1)
					: -1)
			.min()
			.orElse(-1);
	}

	/**
	 * Looks how far it has come, wherever its work is done.
	 * @return the number of the last event that is written, or one before it behind which
	 * nothing was to be written
	 */
	public long reached() {
		long position = position();
		return (position >= 0) ? position : this.tokens.written(this.generation.progress());
	}

	/**
	 * Looks how far it has come as the store tells it.
	 * @return the least position that its checkpoints hold, 0 when there are none
	 */
	public long written() {
		return this.tokens.written(this.generation.progress());
	}

	/**
	 * Looks whether the store still knows of it. It does not when somebody has emptied
	 * it.
	 * @return whether there are checkpoints to go on from
	 */
	public boolean isKnown() {
		return this.tokens.fetchSegments(this.generation.progress()).length > 0;
	}

	/**
	 * Tries again at once, however often it has failed: what it waits after that grows to
	 * a minute.
	 */
	public void tryAgain() {
		for (int segment : this.tokens.fetchSegments(this.generation.progress())) {
			// what is not to be claimed until a second ago may be claimed
			this.processor.releaseSegment(segment, -1, TimeUnit.SECONDS);
		}
	}

	/**
	 * Looks whether it is in trouble.
	 * @return whether it does not run, or its last batch failed
	 */
	public boolean isFailing() {
		if (this.failedAt != NEVER && position() > this.failedAt) {
			this.failedAt = NEVER;
		}
		return !this.processor.isRunning() || this.failedAt != NEVER
				|| this.processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
	}

	/**
	 * What it has parked in its generation.
	 * @return the parked products and events
	 */
	public Parking parking() {
		return this.parking;
	}

	/**
	 * Applies all parked events of a product, or none.
	 * @param product any
	 * @return what came of it
	 * @throws StoreUnavailableException if another node works on the projection
	 */
	public Retried retry(UUID product) {
		if (!hold()) {
			throw new StoreUnavailableException("Another node works on " + this.generation.progress(), null);
		}
		return this.parking.retry(product);
	}

}
