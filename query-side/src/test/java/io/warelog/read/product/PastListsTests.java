package io.warelog.read.product;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductStatus;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.history.Moment;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.product.Facets.Filter;
import io.warelog.read.product.GeneratedCatalogue.Row;
import io.warelog.read.product.GeneratedCatalogue.Then;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.rendering.StoreApiJson;
import io.warelog.read.store.CodePoints;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of products as of many times after many generated logs, each delivered in batches
 * that are cut anywhere, fail in the midst of writing and come again.
 */
class PastListsTests {

	private static final JsonMapper JSON = PayloadJson.mapper();

	private static final int LONGEST = 60;

	private static final List<String> SORTS = List.of("created_at", "updated_at", "name", "price", "order");

	/** As the API spells them, and what they take. */
	private static final Map<String, Predicate<LiveProduct>> FILTERS = Map.of("", (product) -> true, "is_active=true",
			(product) -> product.availability() == Availability.ACTIVE, "archived=false",
			(product) -> product.availability() != Availability.ARCHIVED, "archived=true&recurring=false",
			(product) -> product.availability() == Availability.ARCHIVED && product.billingCycle() == null,
			"currency_code=EUR", (product) -> product.price().currency().code().equals("EUR"), "status=on+sale",
			(product) -> product.status() == ProductStatus.ON_SALE, "category=hot",
			(product) -> product.categories().stream().anyMatch((category) -> category.slug().equals("hot")),
			"q=te&archived=false",
			(product) -> product.availability() != Availability.ARCHIVED
					&& Words.of(product.name() + " " + Objects.requireNonNullElse(product.sku(), ""))
						.stream()
						.anyMatch((word) -> word.startsWith("te")),
			"price_min=2.50&price_max=10", (product) -> product.currentPrice().comparable() >= 25_000
					&& product.currentPrice().comparable() <= 100_000);

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "SQLITE,200", "MONGODB,25" })
	void aListWasWhatTheLogUntilThenAddsUpTo(StoreKind kind, int sequences) {
		checkSequences(kind, 1, sequences);
	}

	@Test
	@Tag("soak")
	void aListWasThatOfEightHundredFurtherLogsToo() {
		checkSequences(StoreKind.SQLITE, 201, 1000);
	}

	private void checkSequences(StoreKind kind, int first, int last) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			for (int seed = first; seed <= last; seed++) {
				Random random = new Random(seed);
				GeneratedCatalogue catalogue = new GeneratedCatalogue(seed).commands(1 + random.nextInt(LONGEST));
				CutDeliveries.deliver(catalogue.log(), opened.store(), random, 16);
				new Held(opened.store(), catalogue, random, seed).check();
			}
		}
	}

	/** Compares what is listed with what was drawn. */
	private static final class Held {

		private final ReadModelStore store;

		private final ProductLists lists;

		private final GeneratedCatalogue catalogue;

		private final Random random;

		private final int seed;

		private Held(ReadModelStore store, GeneratedCatalogue catalogue, Random random, int seed) {
			this.store = store;
			// few are sorted, many are walked
			this.lists = new ProductLists(store, new ListingReads(store),
					new PastLists(store, JSON, random.nextBoolean() ? 1_000 : random.nextInt(4), 0));
			this.catalogue = catalogue;
			this.random = random;
			this.seed = seed;
		}

		private void check() {
			if (this.catalogue.commits().isEmpty()) {
				return;
			}
			long first = this.catalogue.commits().getFirst().time();
			long last = this.catalogue.commits().getLast().time();
			for (int i = 0; i < 4; i++) {
				long time = first - 1 + this.random.nextLong(last - first + 3);
				Then then = this.catalogue.at(time);
				checkMerchant(time, then);
				for (int j = 0; j < 3; j++) {
					checkList(time, then);
				}
			}
			checkVersion(this.catalogue.commits().get(this.random.nextInt(this.catalogue.commits().size())));
		}

		private void checkMerchant(long time, Then then) {
			MerchantHistory history = new MerchantHistory(this.store, JSON);
			var version = history.version(this.catalogue.merchant(), new Moment(time, Long.MAX_VALUE));
			assertThat(version.isPresent() ? history.state(this.catalogue.merchant(), version.getAsLong()).orElseThrow()
					: null)
				.as("seed %s at %s", this.seed, time)
				.isEqualTo(then.merchant());
		}

		/** After the commit of a version all stood as it did just then. */
		private void checkVersion(Then then) {
			then.rows().values().stream().filter((row) -> row.live() != null).forEach((row) -> {
				Then made = this.catalogue.commits()
					.stream()
					.filter((commit) -> commit.rows().containsKey(id(row)) && commit.rows().get(id(row)).equals(row))
					.findFirst()
					.orElseThrow();
				Place expected = place(made, row);
				assertThat(new ListingHistory(this.store, Filter.COUNTED)
					.at(this.catalogue.merchant(), row.updatedAt(), row.position())
					.findAll(List.of(row.ordinal()))
					.get(row.ordinal())).as("seed %s, version %s", this.seed, row.version()).isEqualTo(expected);
			});
		}

		private static UUID id(Row row) {
			return Objects.requireNonNull(row.live()).id().value();
		}

		private static @Nullable Place place(Then then, Row row) {
			return then.places().stream().filter((place) -> place.ordinal() == row.ordinal()).findFirst().orElse(null);
		}

		private void checkList(long time, Then then) {
			String filter = List.copyOf(FILTERS.keySet()).get(this.random.nextInt(FILTERS.size()));
			String sort = (this.random.nextBoolean() ? "-" : "") + SORTS.get(this.random.nextInt(SORTS.size()));
			Form form = this.random.nextBoolean() ? Form.MERCHANT_API : Form.STORE_API;
			List<String> expected = then.rows()
				.values()
				.stream()
				.filter((row) -> row.live() != null && FILTERS.get(filter).test(row.live()))
				.sorted(order(then, sort))
				.map((row) -> shown(row, form, then, sort))
				.toList();
			int limit = 1 + this.random.nextInt(6);
			String query = filter + "&sort=" + sort + "&limit=" + limit + "&as_of=" + Times.instant(time);
			String what = "seed " + this.seed + ": " + query + " as " + form;
			int offset = this.random.nextInt(expected.size() + 2);
			assertThat(shown(read(query + "&offset=" + offset, form), expected.size(), what)).as(what)
				.isEqualTo(expected.stream().skip(offset).limit(limit).toList());
			ProductList page = read(query, form);
			List<String> there = new ArrayList<>(shown(page, expected.size(), what));
			while (page.next() != null) {
				page = read(query + "&cursor=" + page.next(), form);
				there.addAll(shown(page, expected.size(), what));
			}
			assertThat(there).as(what).isEqualTo(expected);
			List<String> back = new ArrayList<>(shown(page, expected.size(), what));
			while (page.previous() != null) {
				page = read(query + "&cursor=" + page.previous(), form);
				back.addAll(0, shown(page, expected.size(), what));
			}
			assertThat(back).as("back, " + what).isEqualTo(expected);
		}

		private ProductList read(String query, Form form) {
			ProductQuery any = ProductQueryTests.query(query, false);
			return this.lists.read(new ProductQuery(this.catalogue.merchant(), any.filter(), any.further(), any.sort(),
					any.limit(), any.offset(), any.cursor(), any.asOf()), form);
		}

		private static List<String> shown(ProductList list, int total, String what) {
			assertThat(list.total()).as(what).isEqualTo(total);
			return list.products()
				.stream()
				.map((product) -> product.order() + " " + new String(product.body(), StandardCharsets.UTF_8))
				.toList();
		}

		private static String shown(Row row, Form form, Then then, String sort) {
			LiveProduct live = Objects.requireNonNull(row.live());
			var created = Times.instant(row.createdAt());
			var updated = Times.instant(row.updatedAt());
			byte[] body = switch (form) {
				case MERCHANT_API -> MerchantApiJson.render(live, created, updated, row.version());
				case STORE_API -> StoreApiJson.product(live, created, updated);
			};
			boolean placed = form == Form.STORE_API || sort.endsWith("order");
			return (placed ? Objects.requireNonNull(place(then, row)).order() : null) + " "
					+ new String(body, StandardCharsets.UTF_8);
		}

		private static Comparator<Row> order(Then then, String sort) {
			Map<Long, Place> places = new HashMap<>();
			then.places().forEach((place) -> places.put(place.ordinal(), place));
			Comparator<Row> order = switch (sort.replace("-", "")) {
				case "created_at" -> Comparator.comparing(Row::ordinal);
				case "updated_at" -> Comparator.comparing(Row::updatedAt);
				case "price" -> Comparator.comparing((row) -> row.live().currentPrice().comparable());
				case "order" -> Comparator.comparing((row) -> places.get(row.ordinal()), Place.BY_ORDER);
				default -> (a, b) -> CodePoints.compare(Words.sortKey(a.live().name()), Words.sortKey(b.live().name()));
			};
			order = order.thenComparing((row) -> id(row).toString());
			return sort.startsWith("-") ? order.reversed() : order;
		}

	}

}
