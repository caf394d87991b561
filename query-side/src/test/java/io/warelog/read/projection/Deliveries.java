package io.warelog.read.projection;

import java.util.List;

import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;

/** Delivers events to a projection as a streaming processor does, in units of work. */
public final class Deliveries {

	/** Looked for once, as that reads the whole class path. */
	private static final ParameterResolverFactory PARAMETERS = ClasspathParameterResolverFactory
		.forClass(Deliveries.class);

	/** The streams of a log in which no product is ever parked. */
	public static final StreamReader UNREAD = (stream, first) -> {
		throw new AssertionError("Nobody has to read " + stream);
	};

	/**
	 * The streams of a log.
	 * @param log all its events
	 * @return reads them, stream by stream
	 */
	public static StreamReader streams(List<? extends DomainEventMessage<?>> log) {
		return (stream, first) -> log.stream()
			.filter((event) -> event.getAggregateIdentifier().equals(stream) && event.getSequenceNumber() >= first)
			.toList();
	}

	private Deliveries() {
	}

	/**
	 * Delivers a batch as one unit of work.
	 * @param projection with annotated handlers
	 * @param events the batch
	 * @throws RuntimeException what the projection or its store threw; the unit of work
	 * is then rolled back
	 */
	public static void deliver(Object projection, List<? extends EventMessage<?>> events) {
		AnnotationEventHandlerAdapter handler = new AnnotationEventHandlerAdapter(projection, PARAMETERS);
		BatchingUnitOfWork<EventMessage<?>> work = new BatchingUnitOfWork<>(List.copyOf(events));
		ResultMessage<?> result = work.executeWithResult(() -> handler.handle(work.getMessage()),
				RollbackConfigurationType.ANY_THROWABLE);
		if (result.isExceptional()) {
			throw (RuntimeException) result.exceptionResult();
		}
	}

}
