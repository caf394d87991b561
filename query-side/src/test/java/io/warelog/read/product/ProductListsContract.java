package io.warelog.read.product;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.warelog.api.product.Availability;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.product.ExpectedViews.Row;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.Listed;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.CodePoints;
import io.warelog.read.store.Condition;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of several blocks of products, compared with sorting and filtering them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProductListsContract {

	private static final UUID MERCHANT = GeneratedLog.merchant(0);

	private static final List<String> SORTS = List.of("created_at", "-created_at", "updated_at", "-updated_at", "name",
			"-name", "price", "-price", "order", "-order");

	private final StoreKind kind;

	private StoreKind.Opened opened;

	private List<Row> products;

	private Map<Long, Place> places;

	ProductListsContract(StoreKind kind) {
		this.kind = kind;
	}

	@BeforeAll
	void fill(@TempDir Path directory) {
		this.opened = this.kind.open(directory);
		this.opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
		List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(5, 1).create(650).steps(300).log().messages();
		ProductProjection projection = projection(this.opened.store());
		for (int from = 0; from < log.size(); from += 100) {
			Deliveries.deliver(projection, log.subList(from, Math.min(log.size(), from + 100)));
		}
		this.products = new ExpectedViews(log).of(MERCHANT).stream().filter(Row::exists).toList();
		this.places = new ListingReads(this.opened.store()).findAll(MERCHANT,
				this.products.stream().map(Row::ordinal).toList());
		assertThat(this.products).hasSizeGreaterThan(600).last().matches((last) -> last.ordinal() >= 2 * 256);
	}

	@AfterAll
	void close() {
		this.opened.close();
	}

	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

	private ProductLists lists() {
		return new ProductLists(this.opened.store(), new ListingReads(this.opened.store()), PayloadJson.mapper());
	}

	private ProductList read(String query) {
		return read(ProductQueryTests.query(query, false));
	}

	private ProductList read(ProductQuery query) {
		return lists().read(query, Form.MERCHANT_API);
	}

	private static List<String> ids(ProductList list) {
		return list.products().stream().map(Listed::body).map(ProductListsContract::id).toList();
	}

	private static String id(byte[] product) {
		String json = new String(product, StandardCharsets.UTF_8);
		return json.substring("{\"product_id\":\"".length(), "{\"product_id\":\"".length() + 36);
	}

	/** A filter as the API spells it, and what it takes. */
	private record Filtered(String query, Predicate<Row> takes) {

		static Filtered of(String query, Predicate<LiveProduct> takes) {
			return new Filtered(query, (row) -> takes.test(row.last()));
		}

	}

	private static List<Filtered> filters() {
		return List.of(Filtered.of("", (product) -> true),
				Filtered.of("is_active=true", (product) -> product.availability() == Availability.ACTIVE),
				Filtered.of("is_active=false", (product) -> product.availability() != Availability.ACTIVE),
				Filtered.of("archived=true", (product) -> product.availability() == Availability.ARCHIVED),
				Filtered.of("archived=false&recurring=true",
						(product) -> product.availability() != Availability.ARCHIVED && product.billingCycle() != null),
				Filtered.of("currency_code=EUR", (product) -> product.price().currency().code().equals("EUR")),
				Filtered.of("status=on+sale&type=digital",
						(product) -> product.status() == ProductStatus.ON_SALE
								&& product.type() == ProductType.DIGITAL),
				Filtered.of("category=hot&archived=false",
						(product) -> product.availability() != Availability.ARCHIVED
								&& product.categories().contains(new Category("HOT", "hot"))),
				Filtered.of("q=te",
						(product) -> Words.of(product.name() + " " + product.sku())
							.stream()
							.anyMatch((w) -> w.startsWith("te"))),
				Filtered.of("q=blue+tea&recurring=false",
						(product) -> product.name().equals("Teapot, blue") && product.billingCycle() == null),
				Filtered.of("price_min=2.50&price_max=5",
						(product) -> product.currentPrice().comparable() >= 25_000
								&& product.currentPrice().comparable() <= 50_000),
				Filtered.of("currency_code=CHF", (product) -> false));
	}

	private Comparator<Row> order(String sort) {
		Comparator<Row> order = switch (sort.replace("-", "")) {
			case "created_at" -> Comparator.comparing(Row::ordinal);
			case "updated_at" -> Comparator.comparing(Row::updatedAt);
			case "price" -> Comparator.comparing((row) -> row.last().currentPrice().comparable());
			case "order" -> Comparator.comparing((row) -> this.places.get(row.ordinal()), Place.BY_ORDER);
			default -> (a, b) -> CodePoints.compare(Words.sortKey(a.last().name()), Words.sortKey(b.last().name()));
		};
		order = order.thenComparing((row) -> row.last().id().toString());
		return sort.startsWith("-") ? order.reversed() : order;
	}

	private List<String> expected(Filtered filter, String sort) {
		return this.products.stream()
			.filter(filter.takes())
			.sorted(order(sort))
			.map((row) -> row.last().id().toString())
			.toList();
	}

	@Test
	void pagesByOffset() {
		Random random = new Random(1);
		for (Filtered filter : filters()) {
			for (String sort : SORTS) {
				List<String> expected = expected(filter, sort);
				for (int offset : new int[] { 0, 3, random.nextInt(expected.size() + 1), expected.size() - 1,
						expected.size(), 100_000 }) {
					if (offset >= 0) {
						int limit = 1 + random.nextInt(100);
						ProductList page = read(
								filter.query() + "&sort=" + sort + "&limit=" + limit + "&offset=" + offset);
						assertThat(ids(page)).as("%s by %s from %s", filter.query(), sort, offset)
							.isEqualTo(expected.stream().skip(offset).limit(limit).toList());
						assertThat(page.total()).isEqualTo(expected.size());
						assertThat(page.next() != null).isEqualTo(offset + limit < expected.size());
					}
				}
			}
		}
	}

	@Test
	void walksByCursorThereAndBack() {
		for (Filtered filter : filters().subList(4, 11)) {
			for (String sort : SORTS) {
				String list = filter.query() + "&sort=" + sort + "&limit=97";
				List<String> expected = expected(filter, sort);
				List<String> there = new ArrayList<>();
				ProductList page = read(list);
				assertThat(page.previous()).isNull();
				there.addAll(ids(page));
				while (page.next() != null) {
					page = read(list + "&cursor=" + page.next());
					assertThat(page.total()).isEqualTo(expected.size());
					there.addAll(ids(page));
				}
				assertThat(there).as("%s by %s", filter.query(), sort).isEqualTo(expected);
				List<String> back = new ArrayList<>(ids(page));
				while (page.previous() != null) {
					page = read(list + "&cursor=" + page.previous());
					back.addAll(0, ids(page));
				}
				assertThat(back).as("back: %s by %s", filter.query(), sort).isEqualTo(expected);
			}
		}
	}

	@Test
	void offsetsBySeekingBlocksAreExactAtTheirEdges() {
		for (Filtered filter : filters().subList(0, 6)) {
			for (String sort : List.of("created_at", "-created_at")) {
				List<String> expected = expected(filter, sort);
				for (int offset = 0; offset < expected.size(); offset += 1 + offset / 20) {
					assertThat(ids(read(filter.query() + "&sort=" + sort + "&limit=1&offset=" + offset)))
						.containsExactly(expected.get(offset));
				}
			}
		}
	}

	@Test
	void anotherMerchantsListIsEmpty() {
		ProductQuery mine = ProductQueryTests.query("offset=5", false);
		ProductList list = read(new ProductQuery(GeneratedLog.merchant(9), mine.filter(), mine.further(), mine.sort(),
				mine.limit(), mine.offset(), null));
		assertThat(list.products()).isEmpty();
		assertThat(list.total()).isZero();
	}

	@Test
	void aPageWhoseProductsChangeWhileItIsReadStillLeadsToTheNext() {
		UUID merchant = new UUID(78, 1);
		ProductLog log = new ProductLog();
		ProductProjection projection = projection(this.opened.store());
		for (int i = 0; i < 30; i++) {
			log.created(ProductLog.product(new UUID(78, i), merchant, "Product " + i));
		}
		Deliveries.deliver(projection, log.messages());
		int created = log.messages().size();
		ReadModelStore changing = beforeProductsAreRead(() -> {
			for (int i = 0; i < 10; i++) {
				log.happened(new UUID(78, i), new ProductDeactivated());
			}
			Deliveries.deliver(projection, log.messages().subList(created, log.messages().size()));
		});
		ProductQuery active = ProductQueryTests.query("is_active=true&limit=10&sort=created_at", false);
		ProductList page = new ProductLists(changing, new ListingReads(changing), PayloadJson.mapper())
			.read(of(merchant, active, null), Form.MERCHANT_API);
		assertThat(page.products()).isEmpty();
		assertThat(page.next()).isNotNull();
		ProductList next = read(of(merchant, active, Cursor.parse(String.valueOf(page.next()))));
		assertThat(ids(next)).hasSize(10).first().isEqualTo(new UUID(78, 10).toString());
	}

	@Test
	void noListPassesOverBlocksOfDeletedProducts() {
		UUID merchant = new UUID(79, 1);
		ProductLog log = new ProductLog();
		ProductProjection projection = projection(this.opened.store());
		for (int i = 0; i < 600; i++) {
			log.created(ProductLog.product(new UUID(79, i), merchant, "Product " + i));
		}
		for (int i = 0; i < 599; i++) {
			log.happened(new UUID(79, i), new ProductDeleted());
		}
		Deliveries.deliver(projection, log.messages());
		assertThat(this.opened.store()
			.count(ProductCollections.BLOCKS, List.of(new Condition.Is("merchant", merchant.toString())))).isOne();
		for (String query : List.of("", "is_active=true", "sort=-created_at")) {
			ProductList list = read(of(merchant, ProductQueryTests.query(query, false), null));
			assertThat(ids(list)).containsExactly(new UUID(79, 599).toString());
		}
	}

	private static ProductQuery of(UUID merchant, ProductQuery query, @Nullable Cursor cursor) {
		return new ProductQuery(merchant, query.filter(), query.further(), query.sort(), query.limit(), query.offset(),
				cursor);
	}

	/** The store, with something that happens once, just before products are read. */
	private ReadModelStore beforeProductsAreRead(Runnable happening) {
		AtomicBoolean happened = new AtomicBoolean();
		return (ReadModelStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ReadModelStore.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("page") && arguments[0] == ProductCollections.PRODUCTS
							&& !happened.getAndSet(true)) {
						happening.run();
					}
					return method.invoke(this.opened.store(), arguments);
				});
	}

	@Test
	void eachProductThatStaysIsSeenOnceWhileOthersComeAndGo() {
		for (String sort : List.of("created_at", "-created_at", "order", "-order")) {
			UUID merchant = new UUID(77, sort.length());
			ProductLog log = new ProductLog();
			ProductProjection projection = projection(this.opened.store());
			Set<String> staying = new HashSet<>();
			for (int i = 0; i < 60; i++) {
				UUID id = new UUID(sort.length(), i);
				log.created(ProductLog.product(id, merchant, "Product " + i));
				if (i % 3 > 0) {
					staying.add(id.toString());
				}
			}
			Deliveries.deliver(projection, log.messages());
			int delivered = log.messages().size();
			List<String> seen = new ArrayList<>();
			ProductQuery first = ProductQueryTests.query("limit=7&sort=" + sort, false);
			Cursor cursor = null;
			int step = 0;
			do {
				ProductList page = read(new ProductQuery(merchant, first.filter(), first.further(), first.sort(),
						first.limit(), 0, cursor));
				seen.addAll(ids(page));
				cursor = (page.next() != null) ? Cursor.parse(page.next()) : null;
				// one goes, one changes, and while there are places one comes
				log.happened(new UUID(sort.length(), step * 3L), new ProductDeleted());
				log.happened(new UUID(sort.length(), 59 - step * 3L), new ProductRenamed("Another " + step));
				if (step < 6) {
					log.created(ProductLog.product(new UUID(sort.length(), 100 + step), merchant, "New"));
				}
				Deliveries.deliver(projection, log.messages().subList(delivered, log.messages().size()));
				delivered = log.messages().size();
				step++;
			}
			while (cursor != null);
			assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
		}
	}

}
