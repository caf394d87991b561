package io.warelog.write.product;

import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * What products were, folded from their streams. A look reads the whole stream of one
 * product.
 */
public final class ProductHistory {

	private final EventStore eventStore;

	/**
	 * Makes it.
	 * @param eventStore the log
	 */
	public ProductHistory(EventStore eventStore) {
		this.eventStore = eventStore;
	}

	/**
	 * All that a product has been. What it was within a commit is none of that.
	 * @param product any id
	 * @return its states by their versions, from 1; empty if there has never been such a
	 * product
	 */
	public NavigableMap<Long, Product> of(UUID product) {
		NavigableMap<Long, Product> states = new TreeMap<>();
		DomainEventStream events = this.eventStore.readEvents(Streams.product(product), 0);
		Product state = new NoProduct();
		Object commit = null;
		while (events.hasNext()) {
			DomainEventMessage<?> event = events.next();
			Object next = event.getMetaData().get(CommitMetadata.COMMIT);
			if (commit != null && Objects.equals(commit, next)) {
				states.pollLastEntry();
			}
			commit = next;
			state = ProductFold.evolve(state, (ProductEvent) event.getPayload());
			states.put(event.getSequenceNumber() + 1, state);
		}
		return states;
	}

}
