package io.warelog.read.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
 * The listing and the products of now.
 *
 * @param store where the products are
 * @param listing where their places are
 * @param query which list is wanted
 */
record PresentOrder(ReadModelStore store, ListingReads listing, ProductQuery query) implements ListedOrder.Source {

	private static final List<String> ORDINAL = List.of("ordinal");

	@Override
	public List<Place> page(ListingFilter filter, boolean backward, @Nullable After behind, int skip, int limit) {
		return this.listing.page(this.query.merchant(), filter, backward, behind, skip, limit);
	}

	@Override
	public List<Place> sorted(Collection<Long> ordinals) {
		return this.listing.sorted(this.query.merchant(), ordinals);
	}

	@Override
	public Collection<Long> matching(int most) {
		return ordinals(matching(this.query.conditions(), most, ORDINAL));
	}

	@Override
	public Set<Long> matching(Collection<Long> ordinals) {
		return ordinals(matching(ordinals, ORDINAL));
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

	private List<Document> matching(Collection<Long> ordinals, List<String> fetch) {
		List<Condition> conditions = new ArrayList<>(this.query.conditions());
		conditions.add(Condition.among("ordinal", ordinals));
		return matching(conditions, ordinals.size(), fetch);
	}

	private List<Document> matching(List<Condition> conditions, int most, List<String> fetch) {
		return this.store.page(ProductCollections.PRODUCTS,
				new Page(conditions, "ordinal", false, null, 0, most, fetch));
	}

	private static Set<Long> ordinals(List<Document> products) {
		return products.stream()
			.map((product) -> Objects.requireNonNull(product.number(0)))
			.collect(Collectors.toUnmodifiableSet());
	}

}
