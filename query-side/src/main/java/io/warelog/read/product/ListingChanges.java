package io.warelog.read.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import io.warelog.api.listing.ProductPlaced;
import io.warelog.read.listing.ListingBatch;
import io.warelog.read.listing.ListingCollections;
import io.warelog.read.listing.Placement;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;

/**
 * What a batch of events does to the listings. It is noted while the events go by, and
 * done event by event in the order of the log, once it is known what has to be read. What
 * a listing has taken in already is passed over.
 */
final class ListingChanges {

	/** In the order of writing. */
	private static final List<io.warelog.read.store.Collection> WRITTEN = ListingCollections.all();

	private static final List<String> FETCHED = List.of("place", "shifting", "placements");

	private final Reads store;

	private final Map<UUID, OfMerchant> merchants = new LinkedHashMap<>();

	/** The latest places asked for, by product, as long as no creation has taken them. */
	private final Map<UUID, Early> early = new LinkedHashMap<>();

	ListingChanges(Reads store) {
		this.store = store;
	}

	/** A place that may have been asked for before the product's creation. */
	private record Early(UUID merchant, long ordinal, Placement placement) {
	}

	/** The changes of one listing. */
	private static final class OfMerchant {

		private final ListingBatch listing;

		private final List<Consumer<ListingBatch>> changes = new ArrayList<>();

		private final Set<Long> ordinals = new HashSet<>();

		private OfMerchant(ListingBatch listing) {
			this.listing = listing;
		}

		private void add(long ordinal, LogPlace at, Consumer<ListingBatch> change) {
			this.ordinals.add(ordinal);
			this.changes.add((batch) -> {
				batch.at(at.commit(), at.time());
				change.accept(batch);
			});
		}

	}

	private OfMerchant of(UUID merchant) {
		return this.merchants.computeIfAbsent(merchant,
				(id) -> new OfMerchant(ListingBatch.load(this.store, id, Filter.COUNTED)));
	}

	/**
	 * An event in the log.
	 *
	 * @param position of the event
	 * @param commit the position of the first event of its commit
	 * @param time of the commit in microseconds, never before the merchant's previous one
	 */
	record LogPlace(long position, long commit, long time) {
	}

	/**
	 * A product has come into being.
	 * @param facets as they are after the event or its commit
	 */
	void created(ProductRow row, String facets, LogPlace at) {
		OfMerchant merchant = of(row.merchant());
		Early early = this.early.remove(row.id());
		Placement placement = (early != null) ? early.placement() : null;
		if (at.position() > merchant.listing.position()) {
			merchant.add(row.ordinal(), at, (listing) -> listing.create(row.ordinal(), facets, placement));
		}
	}

	/**
	 * A product is another than before.
	 * @param facets as they are after the event or its commit
	 */
	void described(ProductRow row, String facets, LogPlace at) {
		OfMerchant merchant = of(row.merchant());
		if (at.position() > merchant.listing.position()) {
			merchant.add(row.ordinal(), at, (listing) -> listing.describe(row.ordinal(), facets));
		}
	}

	/**
	 * A product was given a place.
	 * @param event what was asked for
	 * @param placements how often it has been placed with this
	 * @param ordinal of the product, -1 while it does not exist; of one that does, the
	 * listing may still have to be told
	 * @param at when
	 * @param unmoved is run by {@link #upserts} when the product has the same number as
	 * before; never when the listing has taken in the event
	 */
	void placed(ProductPlaced event, int placements, long ordinal, LogPlace at, Runnable unmoved) {
		Placement placement = new Placement(event.order(), event.shifting(), placements);
		this.early.put(event.productId(), new Early(event.merchantId(), ordinal, placement));
		OfMerchant merchant = of(event.merchantId());
		if (ordinal >= 0 && at.position() > merchant.listing.position()) {
			merchant.add(ordinal, at, (listing) -> {
				if (!listing.place(ordinal, placement)) {
					unmoved.run();
				}
			});
		}
	}

	/** A product is deleted. */
	void deleted(ProductRow row, LogPlace at) {
		OfMerchant merchant = of(row.merchant());
		if (at.position() > merchant.listing.position()) {
			merchant.add(row.ordinal(), at, (listing) -> listing.remove(row.ordinal()));
		}
	}

	/**
	 * A deleted product is back, and begins anew whatever places it had before.
	 * @param facets as they are after the event or its commit
	 */
	void restored(ProductRow row, String facets, LogPlace at) {
		OfMerchant merchant = of(row.merchant());
		if (at.position() > merchant.listing.position()) {
			merchant.add(row.ordinal(), at, (listing) -> listing.create(row.ordinal(), facets, null));
		}
	}

	/**
	 * Ends the batch.
	 * @param position of its last event
	 * @return what is to be written, in this order
	 */
	List<Upsert> upserts(long position) {
		List<OfMerchant> changed = this.merchants.values()
			.stream()
			.filter((merchant) -> !merchant.changes.isEmpty())
			.toList();
		changed.forEach((merchant) -> {
			merchant.listing.expect(merchant.ordinals);
			merchant.changes.forEach((change) -> change.accept(merchant.listing));
		});
		List<Upsert> upserts = new ArrayList<>();
		this.early.forEach((product, early) -> {
			if (early.ordinal() < 0 || !of(early.merchant()).listing.lists(early.ordinal())) {
				upserts.add(upsert(product, early.placement(), position));
			}
		});
		// of each listing what is named comes ahead of what names it, also among those of
		// others
		changed.stream()
			.flatMap((merchant) -> merchant.listing.upserts(position).stream())
			.sorted(Comparator.comparing((upsert) -> WRITTEN.indexOf(upsert.collection())))
			.forEach(upserts::add);
		return upserts;
	}

	private static Upsert upsert(UUID product, Placement placement, long position) {
		return new Upsert(ProductCollections.PLACEMENTS, product.toString(), position,
				Map.of("place", placement.order(), "shifting", placement.shifting() ? 1L : 0L, "placements",
						(long) placement.placements()));
	}

	/**
	 * Takes over the places that were asked for in an earlier batch which ended in the
	 * middle of a commit.
	 * @param merchant whose commit it is
	 * @param products that may have been placed there
	 */
	void resume(UUID merchant, Collection<UUID> products) {
		for (Document stored : this.store.getAll(ProductCollections.PLACEMENTS,
				products.stream().map(UUID::toString).toList(), FETCHED)) {
			this.early.put(UUID.fromString(stored.id()), new Early(merchant, -1, placement(stored)));
		}
	}

	private static Placement placement(Document stored) {
		return new Placement(number(stored, 0), number(stored, 1) == 1, (int) number(stored, 2));
	}

	private static long number(Document stored, int index) {
		return Objects.requireNonNull(stored.number(index));
	}

}
