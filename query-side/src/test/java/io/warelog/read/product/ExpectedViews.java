package io.warelog.read.product;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.ListingFilter.Count;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store has to hold after a log, made in the simplest way: event by event, and all
 * that is counted is counted at the end.
 */
final class ExpectedViews {

	private static final Map<String, String> STATUSES = Map.of("available", "A", "on sale", "S", "hidden", "H",
			"sold out", "O", "coming soon", "C");

	private static final Filter VISIBLE = new Filter(null, null, null, null, true, null, null);

	private static final List<String> SLUGS = List.of("hot", "new", "old");

	private static final JsonMapper STATES = PayloadJson.mapper();

	private final Map<UUID, Row> rows = new LinkedHashMap<>();

	/** By merchant, the products in the order of their creation. */
	private final Map<UUID, List<Row>> merchants = new HashMap<>();

	private final Map<UUID, Long> times = new HashMap<>();

	/** A product. */
	static final class Row {

		private Product product = new NoProduct();

		private LiveProduct last;

		private long version;

		private @Nullable Object commit;

		private long since;

		private long ordinal;

		private long createdAt;

		private long updatedAt;

		LiveProduct last() {
			return this.last;
		}

		boolean exists() {
			return this.product instanceof LiveProduct;
		}

		long ordinal() {
			return this.ordinal;
		}

		long updatedAt() {
			return this.updatedAt;
		}

	}

	ExpectedViews(List<DomainEventMessage<ProductEvent>> log) {
		for (DomainEventMessage<ProductEvent> message : log) {
			String stream = message.getAggregateIdentifier();
			Row row = this.rows.computeIfAbsent(UUID.fromString(stream.substring(stream.indexOf(':') + 1)),
					(id) -> new Row());
			row.product = ProductFold.evolve(row.product, message.getPayload());
			row.version++;
			Object commit = message.getMetaData().get(CommitMetadata.COMMIT);
			row.since = Objects.equals(commit, row.commit) ? row.since : row.version;
			row.commit = commit;
			row.last = (row.product instanceof LiveProduct live) ? live : ((DeletedProduct) row.product).last();
			UUID merchant = row.last.merchant().value();
			long time = this.times.merge(merchant, Times.micros(message.getTimestamp()), Math::max);
			row.updatedAt = time;
			if (row.version == 1) {
				List<Row> siblings = this.merchants.computeIfAbsent(merchant, (id) -> new ArrayList<>());
				row.ordinal = siblings.size();
				row.createdAt = time;
				siblings.add(row);
			}
		}
	}

	List<Row> of(UUID merchant) {
		return this.merchants.getOrDefault(merchant, List.of());
	}

	/** Looks whether a store holds exactly this. */
	void assertHeldBy(ReadModelStore store) {
		this.merchants.keySet().forEach((merchant) -> assertCategories(store, merchant));
		this.merchants.forEach((merchant, siblings) -> assertListing(new ListingReads(store), merchant, siblings));
		Map<String, Object> products = new TreeMap<>();
		this.rows.forEach((id, row) -> products.put(id.toString(), values(row)));
		assertThat(stored(store, ProductCollections.PRODUCTS, products, true)).isEqualTo(products);

		Map<String, Object> blocks = new TreeMap<>();
		Map<String, Object> counts = new TreeMap<>();
		this.merchants.forEach((merchant, siblings) -> {
			for (int from = 0; from < siblings.size(); from += 256) {
				blocks.put(merchant + ":" + from / 256, block(merchant, from, siblings));
			}
			counts.put(merchant.toString(), tally(merchant, siblings));
		});
		assertThat(stored(store, ProductCollections.BLOCKS, blocks, false)).isEqualTo(blocks);
		assertThat(stored(store, ProductCollections.COUNTS, counts, false)).isEqualTo(counts);
	}

	private static Map<String, Object> values(Row row) {
		Map<String, Object> values = new TreeMap<>();
		values.put("version", row.version);
		values.put("owner", row.last.merchant().toString());
		values.put("since", row.since);
		values.put("ordinal", row.ordinal);
		values.put("created_at", row.createdAt);
		values.put("updated_at", row.updatedAt);
		values.put("state", STATES.writeValueAsString(row.product));
		if (row.product instanceof LiveProduct live) {
			byte[] json = MerchantApiJson.render(live, Times.instant(row.createdAt), Times.instant(row.updatedAt),
					row.version);
			values.put("merchant", live.merchant().toString());
			values.put("name_key", Words.sortKey(live.name()));
			values.put("slug", live.slug().value());
			values.put("price", live.currentPrice().amount().movePointRight(4).longValueExact());
			values.put("currency", live.price().currency().code());
			values.put("active", (live.availability() == Availability.ACTIVE) ? 1L : 0L);
			values.put("archived", (live.availability() == Availability.ARCHIVED) ? 1L : 0L);
			values.put("recurring", (live.billingCycle() != null) ? 1L : 0L);
			values.put("visible", isVisible(live) ? 1L : 0L);
			values.put("status", live.status().code());
			values.put("type", live.type().code());
			values.put("words", Words.of(live.name() + " " + Objects.requireNonNullElse(live.sku(), "")));
			values.put("categories", live.categories().stream().map(Category::slug).toList());
			values.put("store",
					new String(StoreApiJson.product(live, Times.instant(row.createdAt), Times.instant(row.updatedAt)),
							StandardCharsets.UTF_8));
			values.put("json", new String(json, StandardCharsets.UTF_8));
		}
		return values;
	}

	/**
	 * Looks whether a listing has all products, and of each what it is like: filtered by
	 * any facets, and by those that it counts.
	 */
	private static void assertListing(ListingReads reads, UUID merchant, List<Row> siblings) {
		List<Place> all = reads.page(merchant, ListingFilter.all(), false, null, 0, 100_000);
		assertThat(all.stream().map(Place::ordinal))
			.containsExactlyInAnyOrderElementsOf(siblings.stream().filter(Row::exists).map(Row::ordinal).toList());
		siblings.stream().filter(Row::exists).map((row) -> facets(row.last)).distinct().forEach((facets) -> {
			ListingFilter filter = new ListingFilter((text, at) -> text.startsWith(facets, at), Count.UNKNOWN);
			assertThat(reads.page(merchant, filter, false, null, 0, 100_000)).as(facets)
				.isEqualTo(those(all, siblings, (product) -> facets(product).equals(facets)));
		});
		List<Place> visible = those(all, siblings, ExpectedViews::isVisible);
		int half = visible.size() / 2;
		assertThat(reads.page(merchant, VISIBLE.inListing(), false, null, half, 100_000))
			.isEqualTo(visible.subList(half, visible.size()));
	}

	private static List<Place> those(List<Place> places, List<Row> siblings, Predicate<LiveProduct> condition) {
		return places.stream().filter((place) -> condition.test(siblings.get((int) place.ordinal()).last)).toList();
	}

	static boolean isVisible(LiveProduct product) {
		return product.availability() == Availability.ACTIVE && product.displayOnStorefront()
				&& product.status() != ProductStatus.HIDDEN;
	}

	/**
	 * Looks whether a store lists the categories that products have, with their numbers.
	 */
	private void assertCategories(ReadModelStore store, UUID merchant) {
		Map<String, List<Long>> having = new TreeMap<>();
		Map<String, List<Long>> visible = new TreeMap<>();
		for (String slug : SLUGS) {
			List<LiveProduct> products = of(merchant).stream()
				.filter(Row::exists)
				.map(Row::last)
				.filter((product) -> product.categories().stream().anyMatch((each) -> each.slug().equals(slug)))
				.toList();
			long seen = products.stream().filter(ExpectedViews::isVisible).count();
			if (!products.isEmpty()) {
				having.put(slug, List.of((long) products.size(), seen));
			}
			if (seen > 0) {
				visible.put(slug, List.of((long) products.size(), seen));
			}
		}
		assertThat(categories(store, "merchant", merchant)).isEqualTo(having);
		assertThat(categories(store, "storefront", merchant)).isEqualTo(visible);
	}

	private static Map<String, List<Long>> categories(ReadModelStore store, String scope, UUID merchant) {
		Map<String, List<Long>> categories = new TreeMap<>();
		for (Document category : store.page(ProductCollections.CATEGORIES,
				new Page(List.of(new Condition.Is(scope, merchant.toString())), "name_key", false, null, 0, 100,
						List.of("slug", "name", "products", "visible")))) {
			assertThat(category.text(1)).isEqualTo(category.text(0).toUpperCase(Locale.ROOT));
			categories.put(category.text(0), List.of(category.number(2), category.number(3)));
		}
		return categories;
	}

	private static Map<String, Object> block(UUID merchant, int from, List<Row> siblings) {
		StringBuilder facets = new StringBuilder();
		long live = 0;
		for (int i = from; i < from + 256; i++) {
			boolean exists = i < siblings.size() && siblings.get(i).exists();
			facets.append(exists ? facets(siblings.get(i).last) : "--------");
			live += exists ? 1 : 0;
		}
		Map<String, Object> block = new TreeMap<>(
				Map.of("block", (long) from / 256, "live", live, "facets", facets.toString()));
		if (live > 0) {
			block.put("merchant", merchant.toString());
		}
		return block;
	}

	private Map<String, Object> tally(UUID merchant, List<Row> siblings) {
		Map<String, Integer> counts = new TreeMap<>();
		Map<Long, Integer> stretches = new TreeMap<>();
		siblings.stream().filter(Row::exists).forEach((row) -> {
			counts.merge(facets(row.last), 1, Integer::sum);
			stretches.merge(row.ordinal / 4096, 1, Integer::sum);
		});
		return new TreeMap<>(Map.of("next_ordinal", (long) siblings.size(), "last_time", this.times.get(merchant),
				"counts", text(counts), "stretches", text(stretches), "parked", 0L));
	}

	private static String text(Map<?, Integer> counts) {
		return String.join(";", counts.entrySet().stream().map(Map.Entry::toString).toList());
	}

	private static String facets(LiveProduct product) {
		String availability = switch (product.availability()) {
			case ACTIVE -> "A";
			case INACTIVE -> "I";
			case ARCHIVED -> "R";
		};
		return availability + (product.billingCycle() != null ? "1" : "0") + (product.displayOnStorefront() ? "1" : "0")
				+ STATUSES.get(product.status().code()) + (product.type() == ProductType.DIGITAL ? "D" : "P")
				+ product.price().currency();
	}

	/** All documents of a collection, those that are not expected as a number only. */
	private static Map<String, Object> stored(ReadModelStore store, Collection collection, Map<String, Object> expected,
			boolean versions) {
		assertThat(store.count(collection, List.of())).isEqualTo(expected.size());
		List<String> fields = collection.fields()
			.stream()
			.map(Field::name)
			// the tag is checked by its own test; the position depends on how events were
			// batched
			.filter((name) -> !name.equals("etag") && !name.equals("position"))
			.toList();
		Map<String, Object> stored = new TreeMap<>();
		for (Document document : store.getAll(collection, expected.keySet(), fields)) {
			Map<String, Object> values = new TreeMap<>();
			if (versions) {
				values.put("version", document.version());
			}
			for (int i = 0; i < fields.size(); i++) {
				Object value = document.values().get(i);
				if (value != null) {
					values.put(fields.get(i),
							(value instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : value);
				}
			}
			stored.put(document.id(), values);
		}
		return stored;
	}

}
