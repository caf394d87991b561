package io.warelog.read.product;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.warelog.api.product.ProductRepriced;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.Collection;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.InterveningStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Lists of the past that are read while products change. */
class PastListsWhileWrittenTests {

	private static final UUID MERCHANT = new UUID(78, 1);

	private static final String THEN = "as_of=2026-11-22T11:00:00Z";

	private static final int EARLY = 20;

	private static final int LATE = 10;

	@TempDir
	Path directory;

	/**
	 * Twenty products named last, then ten named first, then all of the twenty change.
	 */
	private final ProductLog log = log();

	private final int created = EARLY + LATE;

	private static ProductLog log() {
		ProductLog log = new ProductLog().at("2026-11-22T10:00:00Z");
		for (int i = 0; i < EARLY; i++) {
			log.created(ProductLog.product(new UUID(78, i), MERCHANT, "Product " + (LATE + i)));
		}
		log.at("2026-11-22T12:00:00Z");
		for (int i = 0; i < LATE; i++) {
			log.created(ProductLog.product(new UUID(79, i), MERCHANT, "Product 0" + i));
		}
		log.at("2026-11-22T13:00:00Z");
		for (int i = 0; i < EARLY; i++) {
			log.happened(new UUID(78, i), new ProductRepriced(new BigDecimal("12.00")));
		}
		return log;
	}

	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

	private StoreKind.Opened opened(StoreKind kind, Path directory) {
		StoreKind.Opened opened = kind.open(directory);
		opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
		Deliveries.deliver(projection(opened.store()), this.log.messages().subList(0, this.created));
		return opened;
	}

	private List<? extends DomainEventMessage<?>> changes() {
		return this.log.messages().subList(this.created, this.log.messages().size());
	}

	private ReadModelStore changingBehindReadOf(ReadModelStore store, Collection collection, int number) {
		return InterveningStore.behindReadOf(store, collection, number,
				() -> Deliveries.deliver(projection(store), changes()));
	}

	private static ProductList read(ReadModelStore store, String query) {
		ProductQuery any = ProductQueryTests.query(query + "&" + THEN, false);
		return new ProductLists(store, new ListingReads(store), PayloadJson.mapper()).read(new ProductQuery(MERCHANT,
				any.filter(), any.further(), any.sort(), any.limit(), any.offset(), any.cursor(), any.asOf()),
				Form.MERCHANT_API);
	}

	private static List<String> names(ProductList list) {
		return list.products()
			.stream()
			.map((product) -> PayloadJson.mapper()
				.readTree(new String(product.body(), StandardCharsets.UTF_8))
				.get("name")
				.asString())
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void whatChangesBetweenTwoCountsIsCountedOnce(StoreKind kind) {
		try (StoreKind.Opened opened = opened(kind, this.directory)) {
			ReadModelStore changing = changingBehindReadOf(opened.store(), ProductCollections.PRODUCTS, 1);

			assertThat(read(changing, "q=product&limit=5").total()).isEqualTo(EARLY);
			assertThat(opened.store().count(ProductCollections.PAST_PRODUCTS, List.of())).as("has changed")
				.isEqualTo(EARLY);
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatChangesBetweenTheReadsOfAPageIsFound(StoreKind kind) {
		try (StoreKind.Opened opened = opened(kind, this.directory)) {
			// by then what has ended is known to be nothing, and what is now not read far
			ReadModelStore changing = changingBehindReadOf(opened.store(), ProductCollections.PAST_PRODUCTS, 1);

			assertThat(names(read(changing, "sort=name&limit=3"))).containsExactly("Product 10", "Product 11",
					"Product 12");
			assertThat(opened.store().count(ProductCollections.PAST_PRODUCTS, List.of())).as("has changed")
				.isEqualTo(EARLY);
		}
	}

	/** Without transactions a batch is there in part before it is there whole. */
	@Test
	void whileABatchIsBeingWrittenThePageWaitsForItsEnd() throws Exception {
		for (int whole = 0; whole < 10; whole++) {
			Path directory = Files.createDirectory(this.directory.resolve("whole-" + whole));
			try (StoreKind.Opened opened = opened(StoreKind.MONGODB, directory)) {
				ReadModelStore ending = changingBehindReadOf(opened.store(), ProductCollections.PRODUCTS, 5);
				int collections = whole;
				ReadModelStore beginning = InterveningStore.behindReadOf(ending, ProductCollections.PRODUCTS, 1,
						() -> cutShort(opened.store(), collections));

				assertThat(read(beginning, "q=product&limit=5").total()).as("%s collections first", whole)
					.isEqualTo(EARLY);
			}
		}
	}

	private void cutShort(ReadModelStore store, int collections) {
		FailingStore failing = new FailingStore(store);
		failing.cutShort(collections, new Random(collections));
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> Deliveries.deliver(projection(failing), changes()));
	}

	@Test
	void whatIsWrittenWithoutAPauseIsReadAllTheSame() {
		try (StoreKind.Opened opened = opened(StoreKind.MONGODB, this.directory)) {
			cutShort(opened.store(), 1);

			assertThat(names(read(opened.store(), "sort=-name&limit=3")))
				.isEqualTo(IntStream.of(29, 28, 27).mapToObj((number) -> "Product " + number).toList());
		}
	}

}
