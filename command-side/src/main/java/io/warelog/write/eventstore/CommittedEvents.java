package io.warelog.write.eventstore;

import java.time.Instant;

import io.warelog.platform.messaging.Places;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as what projections follow. Its streams are woken by the commit, where those of
 * Axon's embedded event store are asked every half second.
 */
public final class CommittedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

	private final LogEngine engine;

	/**
	 * Makes a source of what an engine commits.
	 * @param engine holds the log
	 */
	public CommittedEvents(LogEngine engine) {
		this.engine = engine;
	}

	@Override
	public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
		return new CommittedEventStream(this.engine, Places.of(trackingToken));
	}

	@Override
	public TrackingToken createTailToken() {
		return this.engine.createTailToken();
	}

	@Override
	public TrackingToken createHeadToken() {
		return this.engine.createHeadToken();
	}

	@Override
	public TrackingToken createTokenAt(Instant dateTime) {
		return this.engine.createTokenAt(dateTime);
	}

}
