package io.warelog.read.projection;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.warelog.read.arrival.Arrivals;
import io.warelog.read.store.Collection;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What a read model is made by.
 *
 * @param name by which its progress is known, in snake case
 * @param collections what it writes
 * @param handler makes what has its event handlers, given where it writes and where it
 * tells it
 * @param sequence what an event's order matters to: those with the same value are
 * delivered one after the other
 */
public record Projection(String name, List<Collection> collections,
		BiFunction<ReadModelStore, Arrivals, Object> handler, Function<DomainEventMessage<?>, Object> sequence) {

	public Projection {
		collections = List.copyOf(collections);
	}

}
