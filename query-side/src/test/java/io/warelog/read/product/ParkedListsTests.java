package io.warelog.read.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists while some of the products are parked, compared with the lists of a store in
 * which nothing failed: the others are all there, once, in the same order and with the
 * same numbers.
 */
class ParkedListsTests {

	private static final int BATCH = 60;

	private static final List<String> SORTS = List.of("created_at", "updated_at", "name", "price", "order");

	private static final List<String> FILTERS = List.of("", "is_active=true", "archived=false",
			"archived=true&recurring=false", "currency_code=EUR", "status=on+sale", "category=hot",
			"q=te&archived=false", "price_min=2.50&price_max=10");

	private final PoisonedStates states = new PoisonedStates();

	private final Set<UUID> poisoned = new LinkedHashSet<>();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "SQLITE,60", "MONGODB,12" })
	void noOtherProductIsLostOrDoubled(StoreKind kind, int lists) throws IOException {
		List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(3, 1).create(560).steps(500).log().messages();
		try (StoreKind.Opened opened = kind.open(Files.createDirectory(this.directory.resolve("parked")));
				StoreKind.Opened sound = StoreKind.SQLITE
					.open(Files.createDirectory(this.directory.resolve("sound")))) {
			deliver(sound.store(), log);
			choose(log);
			this.states.poison((product) -> this.poisoned.contains(product.id().value()));
			ProductProjection projection = deliver(opened.store(), log);
			assertThat(projection.products()).isEqualTo(this.poisoned.size());
			assertThat(shown(opened.store())).isLessThan(this.poisoned.size()).isPositive();

			Random random = new Random(9);
			long last = log.stream().mapToLong((event) -> Times.micros(event.getTimestamp())).max().orElseThrow();
			long first = Times.micros(log.getFirst().getTimestamp());
			for (int i = 0; i < lists; i++) {
				String sort = (random.nextBoolean() ? "-" : "") + SORTS.get(random.nextInt(SORTS.size()));
				String query = FILTERS.get(random.nextInt(FILTERS.size())) + "&sort=" + sort + "&limit="
						+ (7 + random.nextInt(94));
				if (random.nextInt(3) == 0) {
					query += "&as_of=" + Times.instant(last - random.nextLong((last - first) / 2));
				}
				Form form = random.nextBoolean() ? Form.MERCHANT_API : Form.STORE_API;
				int few = random.nextBoolean() ? 2_000 : 3;
				Lists parked = new Lists(opened.store(), query, form, few);
				List<String> expected = others(new Lists(sound.store(), query, form, few).byCursor());
				List<String> all = parked.byCursor();
				assertThat(others(all)).as(query).isEqualTo(expected);
				assertThat(all).as(query).doesNotHaveDuplicates();
				assertThat(parked.byOffset()).as("by offset, " + query).isEqualTo(all);
				assertThat(parked.back()).as("back, " + query).isEqualTo(all);
			}
		}
	}

	/**
	 * Some from their beginning on, some late, and some of which the last is that they
	 * are deleted.
	 */
	private void choose(List<DomainEventMessage<ProductEvent>> log) {
		log.stream()
			.map(DomainEventMessage::getPayload)
			.filter((event) -> event instanceof ProductCreated)
			.map((event) -> ((ProductCreated) event).productId())
			.filter((product) -> List.of(3L, 4L, 200L, 255L, 256L, 257L, 300L, 559L, 600L)
				.contains(product.getLeastSignificantBits()))
			.forEach(this.poisoned::add);
		List<DomainEventMessage<ProductEvent>> late = log.subList(log.size() - 4 * BATCH, log.size());
		late.stream().limit(12).map(ParkedListsTests::product).forEach(this.poisoned::add);
		late.stream()
			.filter((event) -> event.getPayload() instanceof ProductDeleted)
			.limit(4)
			.map(ParkedListsTests::product)
			.forEach(this.poisoned::add);
	}

	private static UUID product(DomainEventMessage<?> event) {
		String stream = event.getAggregateIdentifier();
		return UUID.fromString(stream.substring(stream.indexOf(':') + 1));
	}

	/** Those that are chosen late fail late. */
	private ProductProjection deliver(ReadModelStore store, List<DomainEventMessage<ProductEvent>> log) {
		store.prepare(ProductProjection.NAME, ProductCollections.all());
		ProductProjection projection = new ProductProjection(store, this.states.mapper(), new Arrivals(),
				Deliveries.streams(log));
		int turn = log.size() - 5 * BATCH;
		Set<UUID> early = this.poisoned.stream().limit(9).collect(Collectors.toUnmodifiableSet());
		for (int from = 0; from < log.size(); from += BATCH) {
			boolean late = from >= turn;
			if (!this.poisoned.isEmpty()) {
				this.states.poison((product) -> (late ? this.poisoned : early).contains(product.id().value()));
			}
			Deliveries.deliver(projection, log.subList(from, Math.min(log.size(), from + BATCH)));
		}
		return projection;
	}

	/** How many of the parked ones are to be seen as they were. */
	private long shown(ReadModelStore store) {
		return this.poisoned.stream()
			.filter((product) -> store.get(ProductCollections.PRODUCTS, product.toString(), List.of()).isPresent())
			.count();
	}

	private List<String> others(List<String> all) {
		return all.stream()
			.filter((product) -> this.poisoned.stream().noneMatch((parked) -> product.contains(parked.toString())))
			.toList();
	}

	/** A list, page by page. */
	private record Lists(ReadModelStore store, String query, Form form, int few) {

		private ProductList read(String further) {
			ProductQuery any = ProductQueryTests.query(this.query + further, false);
			return new ProductLists(this.store, new ListingReads(this.store),
					new PastLists(this.store, PayloadJson.mapper(), this.few, 0))
				.read(new ProductQuery(GeneratedLog.merchant(0), any.filter(), any.further(), any.sort(), any.limit(),
						any.offset(), any.cursor(), any.asOf()), this.form);
		}

		private static List<String> shown(ProductList page) {
			return page.products()
				.stream()
				.map((product) -> product.order() + " " + new String(product.body(), StandardCharsets.UTF_8))
				.toList();
		}

		private List<String> byCursor() {
			ProductList page = read("");
			List<String> all = new ArrayList<>(shown(page));
			while (page.next() != null) {
				page = read("&cursor=" + page.next());
				all.addAll(shown(page));
			}
			return all;
		}

		private List<String> back() {
			ProductList page = read("");
			while (page.next() != null) {
				page = read("&cursor=" + page.next());
			}
			List<String> all = new ArrayList<>(shown(page));
			while (page.previous() != null) {
				page = read("&cursor=" + page.previous());
				all.addAll(0, shown(page));
			}
			return all;
		}

		private List<String> byOffset() {
			List<String> all = new ArrayList<>();
			int limit = ProductQueryTests.query(this.query, false).limit();
			ProductList page;
			int offset = 0;
			do {
				page = read("&offset=" + offset);
				all.addAll(shown(page));
				offset += limit;
			}
			while (offset < page.total());
			return all;
		}

	}

}
