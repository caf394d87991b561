package io.warelog.write.eventstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The events that a unit of work has published and not yet appended, by their stream.
 */
final class StagedEvents {

	private static final String RESOURCE = StagedEvents.class.getName();

	private final Map<String, List<DomainEventMessage<?>>> byStream = new HashMap<>();

	/**
	 * Returns the staged events of a unit of work and of those around and within it.
	 * @param unitOfWork any of them
	 * @return what is staged
	 */
	static StagedEvents of(UnitOfWork<?> unitOfWork) {
		return unitOfWork.root().getOrComputeResource(RESOURCE, (key) -> new StagedEvents());
	}

	/**
	 * Stages events until they are appended or their unit of work is rolled back.
	 * @param events what was published; what belongs to no stream is left aside
	 * @param unitOfWork where it was published
	 */
	void add(List<? extends EventMessage<?>> events, UnitOfWork<?> unitOfWork) {
		for (EventMessage<?> event : events) {
			if (event instanceof DomainEventMessage<?> inStream) {
				this.byStream.computeIfAbsent(inStream.getAggregateIdentifier(), (stream) -> new ArrayList<>(2))
					.add(inStream);
			}
		}
		unitOfWork.onRollback((rolledBack) -> remove(events));
	}

	private void remove(List<? extends EventMessage<?>> events) {
		for (EventMessage<?> event : events) {
			if (event instanceof DomainEventMessage<?> inStream) {
				this.byStream.getOrDefault(inStream.getAggregateIdentifier(), new ArrayList<>()).remove(inStream);
			}
		}
	}

	Stream<DomainEventMessage<?>> of(String stream) {
		return this.byStream.getOrDefault(stream, List.of()).stream();
	}

	void clear() {
		this.byStream.clear();
	}

}
