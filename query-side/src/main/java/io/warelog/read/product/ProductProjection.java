package io.warelog.read.product;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.product.ProductEvent;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the products as they are now and as they were, with what they show of their
 * merchants, so that one clock per merchant tells what was there at any time. A
 * redelivered event does no harm: a product's row remembers its version and passes over
 * what it has taken in, a block holds what each of its products is like rather than
 * changes of a number, and a merchant's tally is counted anew from the blocks whenever
 * this projection did not write it last.
 */
public final class ProductProjection {

	/** By which its progress is known. */
	public static final String NAME = "products";

	private final ReadModelStore store;

	private final JsonMapper states;

	private final Arrivals arrivals;

	/** Up to which position this projection has written each merchant's tally. */
	private final Map<UUID, Long> talliedTo = new ConcurrentHashMap<>();

	/**
	 * Makes the projection.
	 * @param store where the products are kept
	 * @param states writes and reads their states
	 * @param arrivals where those wait who want to read them
	 */
	public ProductProjection(ReadModelStore store, JsonMapper states, Arrivals arrivals) {
		this.store = store;
		this.states = states;
		this.arrivals = arrivals;
	}

	@EventHandler
	void on(ProductEvent event, DomainEventMessage<ProductEvent> message, TrackingToken token) {
		batch().apply(message, ((GlobalSequenceTrackingToken) token).getGlobalIndex());
	}

	@EventHandler
	void on(ProductPlaced event, DomainEventMessage<ProductPlaced> message, TrackingToken token) {
		batch().place(message, ((GlobalSequenceTrackingToken) token).getGlobalIndex());
	}

	@EventHandler
	void on(MassEditMade event, DomainEventMessage<MassEditMade> message, TrackingToken token) {
		batch().make(message, ((GlobalSequenceTrackingToken) token).getGlobalIndex());
	}

	@EventHandler
	void on(MerchantEvent event, DomainEventMessage<MerchantEvent> message, TrackingToken token) {
		batch().change(message, ((GlobalSequenceTrackingToken) token).getGlobalIndex());
	}

	private ProductBatch batch() {
		UnitOfWork<?> work = CurrentUnitOfWork.get().root();
		ProductBatch batch = work.getResource(NAME);
		if (batch == null) {
			batch = ProductBatch.begin(work, this.store, this.states, this.talliedTo, this.arrivals);
			work.resources().put(NAME, batch);
		}
		return batch;
	}

}
