package io.warelog.read.product;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the log says that a product is and was, for when its row does not tell it.
 */
final class ProductStream {

	private final List<? extends DomainEventMessage<?>> events;

	private final Map<Long, State> states = new HashMap<>();

	private @Nullable RuntimeException failure;

	private ProductStream(List<? extends DomainEventMessage<?>> events) {
		this.events = events;
	}

	/**
	 * A product after some of its events.
	 *
	 * @param product what it is
	 * @param facets by which it is counted
	 */
	record State(Product product, String facets) {

		private static State of(Product product) {
			return new State(product, (product instanceof LiveProduct live) ? Facets.of(live) : Facets.NONE);
		}

	}

	/**
	 * Reads the stream of a product.
	 * @param log where it is
	 * @param product which
	 * @param from after how many events the first state is wanted
	 * @param to after how many the last is
	 * @return the states that there are
	 * @throws StoreUnavailableException if the log cannot be read
	 */
	static ProductStream read(StreamReader log, UUID product, long from, long to) {
		ProductStream stream = new ProductStream(events(log, product));
		stream.fold(from, to);
		return stream;
	}

	private static List<? extends DomainEventMessage<?>> events(StreamReader log, UUID product) {
		try {
			return log.read(Streams.product(product), 0);
		}
		catch (RuntimeException failure) {
			throw new StoreUnavailableException("The log cannot be read", failure);
		}
	}

	private void fold(long from, long to) {
		try {
			State state = State.of(new NoProduct());
			for (long events = 0; events < to; events++) {
				if (events >= from) {
					this.states.put(events, state);
				}
				state = State.of(ProductFold.evolve(state.product(), event(events).getPayload()));
			}
			this.states.put(to, state);
		}
		catch (RuntimeException failed) {
			this.failure = failed;
		}
	}

	/**
	 * An event of the product.
	 * @param sequence its number, from 0
	 */
	@SuppressWarnings("unchecked")
	DomainEventMessage<ProductEvent> event(long sequence) {
		return (DomainEventMessage<ProductEvent>) this.events.get(Math.toIntExact(sequence));
	}

	/** Whether it is known what the product was after so many events. */
	boolean tells(long events) {
		return this.states.containsKey(events);
	}

	/** What the product was after so many events, where that is known. */
	State after(long events) {
		return Objects.requireNonNull(this.states.get(events));
	}

	/** Why not all is known that was wanted, or null when it is. */
	@Nullable RuntimeException failure() {
		return this.failure;
	}

}
