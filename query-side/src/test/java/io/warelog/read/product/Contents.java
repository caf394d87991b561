package io.warelog.read.product;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.warelog.read.history.HistoryCollections;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.PastListing;
import io.warelog.read.massedit.MassEditCollections;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.StoreKind;

/**
 * All that a store holds of the merchant of a {@link CommitLog}, but for what depends on
 * how the events were batched.
 */
final class Contents {

	/** What is compared of all. */
	private static final List<Collection> ALL = List.of(HistoryCollections.BODIES, HistoryCollections.VERSIONS,
			HistoryCollections.FORMER_SLUGS, ProductCollections.CATEGORIES, ProductCollections.PRODUCTS,
			ProductCollections.BLOCKS, ProductCollections.PAST_PRODUCTS, ProductCollections.COUNTS,
			MassEditCollections.MASS_EDITS, MassEditCollections.DIFFS);

	private static final int AT_ONCE = 500;

	private Contents() {
	}

	/** What is kept of one product. */
	static Map<String, String> of(StoreKind.Opened opened, String product) {
		return of(opened, (id) -> id.startsWith(product), ProductCollections.PRODUCTS, ProductCollections.PAST_PRODUCTS,
				HistoryCollections.VERSIONS, HistoryCollections.BODIES);
	}

	/**
	 * What is kept of all, and the listing.
	 * @param times as of which the listing is compared too, in microseconds
	 */
	static Map<String, String> of(StoreKind.Opened opened, List<Long> times) {
		Map<String, String> all = of(opened, (id) -> true, ALL.toArray(Collection[]::new));
		all.putAll(ofOthers(opened, times));
		return all;
	}

	/**
	 * What is kept for all products together, which a parked product has its part in as
	 * it is.
	 * @param times as of which the listing is compared, in microseconds
	 */
	static Map<String, String> ofOthers(StoreKind.Opened opened, List<Long> times) {
		Map<String, String> all = of(opened, (id) -> true, ProductCollections.CATEGORIES, ProductCollections.BLOCKS,
				ProductCollections.COUNTS, MassEditCollections.MASS_EDITS);
		// one that no product has is kept or not, as the batches are
		all.values().removeIf((text) -> text.contains("products=0,"));
		for (Facets.Filter filter : List.of(Facets.Filter.ALL,
				new Facets.Filter(null, false, null, null, null, null, null),
				new Facets.Filter(true, null, null, null, true, null, null))) {
			all.put("listing " + filter,
					new ListingReads(opened.store())
						.page(CommitLog.MERCHANT, filter.inListing(), false, null, 0, AT_ONCE)
						.toString());
			for (long time : times) {
				PastListing then = new ListingHistory(opened.store(), Facets.Filter.COUNTED).at(CommitLog.MERCHANT,
						time, Long.MAX_VALUE);
				all.put("listing at " + time + " " + filter,
						then.created() + " " + then.count(filter::takes) + " "
								+ then.page(filter.inListing(), false, null, 0, AT_ONCE)
									.stream()
									.map(Object::toString)
									.collect(Collectors.joining(" ")));
			}
		}
		return all;
	}

	private static Map<String, String> of(StoreKind.Opened opened, Predicate<String> ids, Collection... collections) {
		Map<String, String> contents = new TreeMap<>();
		for (Collection collection : collections) {
			List<String> fields = collection.fields()
				.stream()
				.map(Field::name)
				.filter((name) -> collection != ProductCollections.PRODUCTS || !name.equals("position"))
				.filter((name) -> !name.equals("parked"))
				.toList();
			for (Document document : opened.store().getAll(collection, opened.ids().apply(collection.name()), fields)) {
				if (ids.test(document.id())) {
					contents.put(collection.name() + " " + document.id(), text(document, fields));
				}
			}
		}
		return contents;
	}

	private static String text(Document document, List<String> fields) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < fields.size(); i++) {
			Object value = document.values().get(i);
			text.append(fields.get(i))
				.append('=')
				.append((value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : value)
				.append(',');
		}
		return text.toString();
	}

}
