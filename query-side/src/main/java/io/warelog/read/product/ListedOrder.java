package io.warelog.read.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.listing.After;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;

/**
 * Lists products in the order of the store's listing. What the facets of a product do not
 * tell is asked of the store: when it takes few products, their places are looked up and
 * sorted; when it takes many, they are met soon by going along the listing.
 */
final class ListedOrder {

	/** Up to so many places are looked up and sorted. */
	private static final long FEW = 2_000;

	/** How much of the listing is compared with the conditions at once. */
	private static final int RUN = 500;

	private final ReadModelStore store;

	private final ListingReads listing;

	private final ProductQuery query;

	private final boolean descending;

	private final @Nullable After after;

	/**
	 * Prepares a page.
	 * @param store where the products are
	 * @param listing where their places are
	 * @param query which page
	 * @param descending whether to go from the last to the first
	 */
	ListedOrder(ReadModelStore store, ListingReads listing, ProductQuery query, boolean descending) {
		this.store = store;
		this.listing = listing;
		this.query = query;
		this.descending = descending;
		Cursor cursor = query.cursor();
		this.after = (cursor != null) ? new After((Long) cursor.place().value(), Long.parseLong(cursor.place().id()))
				: null;
	}

	/**
	 * Finds the products of the page.
	 * @param total how many the whole list has
	 * @param limit how many at most
	 * @return their places, in the direction asked for
	 */
	List<Place> places(long total, int limit) {
		if (this.query.further().isEmpty()) {
			return walk(this.after, this.query.offset(), limit);
		}
		return (total <= FEW) ? sorted(limit) : alongTheListing(limit);
	}

	/**
	 * Fetches the products at some places.
	 * @param places in order
	 * @param fetch the fields wanted, the ordinal first
	 * @return those that still fulfil the conditions, in the same order
	 */
	List<Document> fetch(List<Place> places, List<String> fetch) {
		if (places.isEmpty()) {
			return List.of();
		}
		Map<Long, Document> found = new HashMap<>();
		matching(places.stream().map(Place::ordinal).toList(), fetch)
			.forEach((product) -> found.put(product.number(0), product));
		return places.stream().map((place) -> found.get(place.ordinal())).filter(Objects::nonNull).toList();
	}

	private List<Place> walk(@Nullable After behind, int skip, int limit) {
		return this.listing.page(this.query.merchant(), this.query.filter().inListing(), this.descending, behind, skip,
				limit);
	}

	private List<Place> sorted(int limit) {
		UUID merchant = this.query.merchant();
		List<Long> ordinals = this.store
			.page(ProductCollections.PRODUCTS,
					new Page(this.query.conditions(), "ordinal", false, null, 0, (int) FEW, List.of("ordinal")))
			.stream()
			.map((product) -> Objects.requireNonNull(product.number(0)))
			.toList();
		List<Place> places = new ArrayList<>(this.listing.sorted(merchant, ordinals));
		if (this.descending) {
			Collections.reverse(places);
		}
		if (this.after != null) {
			// the product remembered may have moved or gone
			List<Place> next = this.listing.page(merchant, ListingFilter.all(), this.descending, this.after, 0, 1);
			Comparator<Place> direction = this.descending ? Place.BY_ORDER.reversed() : Place.BY_ORDER;
			places.removeIf((place) -> next.isEmpty() || direction.compare(place, next.getFirst()) < 0);
		}
		return places.stream().skip(this.query.offset()).limit(limit).toList();
	}

	private List<Place> alongTheListing(int limit) {
		List<Place> found = new ArrayList<>(limit);
		int left = this.query.offset();
		After behind = this.after;
		List<Place> run;
		do {
			run = walk(behind, 0, RUN);
			for (Place place : taken(run)) {
				if (--left < 0 && found.size() < limit) {
					found.add(place);
				}
			}
			if (!run.isEmpty()) {
				behind = new After(run.getLast().order(), run.getLast().ordinal());
			}
		}
		while (found.size() < limit && run.size() == RUN);
		return found;
	}

	private List<Place> taken(List<Place> run) {
		if (run.isEmpty()) {
			return List.of();
		}
		Map<Long, Document> matching = new HashMap<>();
		matching(run.stream().map(Place::ordinal).toList(), List.of("ordinal"))
			.forEach((product) -> matching.put(product.number(0), product));
		return run.stream().filter((place) -> matching.containsKey(place.ordinal())).toList();
	}

	private List<Document> matching(Collection<Long> ordinals, List<String> fetch) {
		List<Condition> conditions = new ArrayList<>(this.query.conditions());
		conditions.add(Condition.among("ordinal", ordinals));
		return this.store.page(ProductCollections.PRODUCTS,
				new Page(conditions, "ordinal", false, null, 0, ordinals.size(), fetch));
	}

}
