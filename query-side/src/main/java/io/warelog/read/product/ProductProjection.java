package io.warelog.read.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.warelog.api.Streams;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.product.ProductEvent;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.product.ParkedProducts.Parked;
import io.warelog.read.product.ProductBatch.Failed;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.Parking;
import io.warelog.read.projection.PendingBatch;
import io.warelog.read.projection.Retried;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the products as they are now and as they were, with what they show of their
 * merchants, so that one clock per merchant tells what was there at any time. A
 * redelivered event does no harm: a product's row remembers its version and passes over
 * what it has taken in, a block holds what each of its products is like rather than
 * changes of a number, and a merchant's tally is counted anew from the blocks whenever
 * this projection did not write it last.
 * <p>
 * A product whose documents cannot be made is parked, with its events from then on, and
 * the others go on without it.
 */
public final class ProductProjection implements Parking {

	/** By which its progress is known. */
	public static final String NAME = "products";

	/** More than that is not the fault of products. */
	private static final int MOST_PARKED = 1000;

	private static final Logger LOG = LoggerFactory.getLogger(ProductProjection.class);

	private final ReadModelStore store;

	private final ParkedProducts parked;

	/** Held while a batch is worked on, and while parked events are. */
	private final ReentrantLock working = new ReentrantLock();

	private final JsonMapper states;

	private final Arrivals arrivals;

	private final StreamReader log;

	/** Up to which position this projection has written each merchant's tally. */
	private final Map<UUID, Long> talliedTo = new ConcurrentHashMap<>();

	/**
	 * Makes the projection.
	 * @param store where the products are kept
	 * @param states writes and reads their states
	 * @param arrivals where those wait who want to read them
	 * @param log tells what parked products are
	 */
	public ProductProjection(ReadModelStore store, JsonMapper states, Arrivals arrivals, StreamReader log) {
		this.store = store;
		this.parked = new ParkedProducts(store);
		this.states = states;
		this.arrivals = arrivals;
		this.log = log;
	}

	@EventHandler
	void on(ProductEvent event, DomainEventMessage<ProductEvent> message, TrackingToken token) {
		take(message, token);
	}

	@EventHandler
	void on(ProductPlaced event, DomainEventMessage<ProductPlaced> message, TrackingToken token) {
		take(message, token);
	}

	@EventHandler
	void on(MerchantEvent event, DomainEventMessage<MerchantEvent> message, TrackingToken token) {
		take(message, token);
	}

	@EventHandler
	void on(MassEditMade event, DomainEventMessage<MassEditMade> message, TrackingToken token) {
		take(message, token);
	}

	private void take(DomainEventMessage<?> message, TrackingToken token) {
		UnitOfWork<?> work = CurrentUnitOfWork.get().root();
		List<Delivered> events = work.getResource(NAME);
		if (events == null) {
			List<Delivered> begun = new ArrayList<>();
			work.resources().put(NAME, begun);
			this.working.lock();
			work.onCleanup((done) -> this.working.unlock());
			PendingBatch.current(this.store).beforeWrite((pending) -> {
				ProductBatch batch = apply(begun);
				batch.upserts().forEach(pending::add);
				pending.afterWrite(batch::written);
			});
			events = begun;
		}
		events.add(new Delivered(message, ((GlobalSequenceTrackingToken) token).getGlobalIndex()));
	}

	/**
	 * Works a batch out, again for as long as products turn out to be such that their own
	 * documents cannot be made.
	 */
	private ProductBatch apply(List<Delivered> events) {
		Map<UUID, Failed> failed = new LinkedHashMap<>();
		while (true) {
			ProductBatch batch = batch();
			Map<UUID, Throwable> more = batch.apply(events, failed);
			if (more.isEmpty()) {
				return batch;
			}
			Throwable first = more.values().iterator().next();
			if (new ParkedProducts(this.store.besideWriting()).products() + failed.size() + more.size() > MOST_PARKED) {
				throw new IllegalStateException(MOST_PARKED + " products are parked, and no more are", first);
			}
			LOG.error("Products cannot be projected and are parked: {}; the first of them", more.keySet(), first);
			more.forEach((product, cause) -> failed.put(product,
					new Failed(cause, failed.containsKey(product) ? 0 : madeUpTo(product, events))));
		}
	}

	/**
	 * Up to which version the own documents of a product can be made, of which all its
	 * events in a batch are too many.
	 */
	private long madeUpTo(UUID product, List<Delivered> all) {
		List<Delivered> events = all.stream()
			.filter((event) -> event.message().getAggregateIdentifier().equals(Streams.product(product)))
			.toList();
		int good = 0;
		int bad = events.size();
		while (bad - good > 1) {
			int middle = (good + bad) / 2;
			if (batch().makes(product, events.subList(0, middle))) {
				good = middle;
			}
			else {
				bad = middle;
			}
		}
		return (good > 0) ? events.get(good - 1).version() : 0;
	}

	@Override
	public long products() {
		return this.parked.products();
	}

	@Override
	public long letters() {
		return this.parked.letters();
	}

	@Override
	public List<DeadLetter> letters(int offset, int limit) {
		return this.parked.letters(offset, limit);
	}

	@Override
	public Optional<DeadLetter> letter(UUID product, long sequence) {
		return this.parked.letter(product, sequence);
	}

	@Override
	public List<UUID> parked() {
		return this.parked.all();
	}

	private ProductBatch batch() {
		return new ProductBatch(this.store.besideWriting(), this.log, this.states, this.talliedTo, this.arrivals);
	}

	@Override
	public Retried retry(UUID product) {
		this.working.lock();
		try {
			Reads reads = this.store.besideWriting();
			ParkedProducts all = new ParkedProducts(reads);
			Parked parked = all.among(List.of(product)).get(product);
			if (parked == null) {
				return Retried.NOTHING;
			}
			List<DeadLetter> letters = all.of(product);
			if (parked.lost()) {
				return new Retried(0, letters.size(), "Only a rebuild heals it");
			}
			Tally tally = Tally.load(reads, parked.merchant());
			if (tally.storedAt() < parked.position()) {
				// what others see of it would be behind its own documents
				throw new StoreUnavailableException("A batch with events of " + product + " is not written whole",
						null);
			}
			ProductBatch batch = batch();
			// a retry may have been cut short behind the last of them
			Throwable failure = letters.isEmpty() ? null : batch.applyLate(product, parked, letters);
			if (failure != null) {
				return new Retried(0, letters.size(), ParkedProducts.told(failure));
			}
			List<Upsert> upserts = new ArrayList<>(batch.upserts());
			upserts.addAll(ParkedProducts.released(product, parked, letters));
			tally.parked(all.of(parked.merchant().toString()) - 1);
			upserts.add(tally.toUpsert(tally.storedAt()));
			this.store.write(new Batch(upserts, null, true));
			batch.written();
			this.arrivals.stirred(parked.merchant());
			LOG.info("Product {} is parked no more", product);
			return new Retried(letters.size(), 0, null);
		}
		finally {
			this.working.unlock();
		}
	}

}
