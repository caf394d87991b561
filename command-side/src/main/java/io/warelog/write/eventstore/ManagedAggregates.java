package io.warelog.write.eventstore;

import java.util.HashMap;

import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of a unit of work by their id. Axon asks of each at the commit whether
 * it is among them, which a plain map answers by a walk over all.
 *
 * @param <A> an aggregate
 */
final class ManagedAggregates<A extends Aggregate<?>> extends HashMap<String, A> {

	@Override
	public boolean containsValue(@Nullable Object value) {
		return value instanceof Aggregate<?> aggregate && get(aggregate.identifierAsString()) == value;
	}

}
