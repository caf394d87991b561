package io.warelog.read.product;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductRepriced;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.product.ProductLists.Form;
import io.warelog.read.product.ProductLists.ProductList;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.ObservedStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many documents a page of the past reads, of five hundred products with ten versions
 * each that have ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastListsWorkTests {

	private static final UUID MERCHANT = new UUID(77, 1);

	private static final int PRODUCTS = 500;

	private static final int VERSIONS = 10;

	/** When the products were made; each round of changes is a minute later. */
	private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

	private StoreKind.Opened opened;

	@BeforeAll
	void fill(@TempDir Path directory) {
		this.opened = StoreKind.SQLITE.open(directory);
		this.opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
		ProductLog log = new ProductLog();
		for (int i = 0; i < PRODUCTS; i++) {
			log.at(BEGIN.plusMillis(i));
			log.created(new ProductCreated(new UUID(77, i), MERCHANT, ProductLog.ORGANIZATION,
					"Product " + (7 * i) % PRODUCTS, "p-" + i, null, price(i, 0), "USD", null, null, true, true,
					List.of()));
		}
		for (int round = 1; round <= VERSIONS; round++) {
			for (int i = 0; i < PRODUCTS; i++) {
				log.at(at(round).plusMillis(i));
				log.happened(new UUID(77, i), new ProductRepriced(price(i, round)));
			}
		}
		log.at(at(VERSIONS + 1)).happened(new UUID(77, 250), new ProductDeactivated());
		List<? extends DomainEventMessage<?>> messages = log.messages();
		ProductProjection projection = new ProductProjection(this.opened.store(), PayloadJson.mapper(), new Arrivals(),
				Deliveries.UNREAD);
		for (int from = 0; from < messages.size(); from += 500) {
			Deliveries.deliver(projection, messages.subList(from, Math.min(messages.size(), from + 500)));
		}
	}

	/** Those of all rounds lie among each other. */
	private static BigDecimal price(int product, int round) {
		return new BigDecimal(10 + (11 * product) % PRODUCTS).add(BigDecimal.valueOf(round, 2));
	}

	@AfterAll
	void close() {
		this.opened.close();
	}

	private static Instant at(int round) {
		return BEGIN.plusSeconds(60L * round);
	}

	private ProductList read(ReadModelStore store, String query) {
		ProductQuery any = ProductQueryTests.query(query, false);
		return new ProductLists(store, new ListingReads(store), PayloadJson.mapper()).read(new ProductQuery(MERCHANT,
				any.filter(), any.further(), any.sort(), any.limit(), any.offset(), any.cursor(), any.asOf()),
				Form.MERCHANT_API);
	}

	/** A page, and how many documents it took. */
	private record Read(ProductList page, long documents) {
	}

	private Read watched(String query) {
		AtomicLong documents = new AtomicLong();
		ReadModelStore store = ObservedStore.of(this.opened.store(), (collection, result) -> {
			if (result instanceof List<?> several) {
				documents.addAndGet(several.size());
			}
		});
		return new Read(read(store, query), documents.get());
	}

	/**
	 * A page has twenty products, of each of which eleven versions are neighbours; what
	 * is read grows by doubling.
	 */
	@ParameterizedTest
	@CsvSource({ "created_at", "-created_at", "-updated_at", "name", "-name", "price", "-price" })
	void aPageReadsNoMoreThanTheVersionsOfItsProducts(String sort) {
		for (int round : new int[] { 0, 1, VERSIONS / 2, VERSIONS - 1, VERSIONS + 1 }) {
			Read read = watched("sort=" + sort + "&as_of=" + at(round).plusSeconds(30));

			assertThat(read.page().total()).isEqualTo(PRODUCTS);
			assertThat(read.page().products()).hasSize(20);
			assertThat(read.documents()).as("by %s after round %s", sort, round)
				.isLessThanOrEqualTo(4L * 21 * (VERSIONS + 1));
		}
	}

	/** The listing tells which it is, and of each only what it was then is fetched. */
	@ParameterizedTest
	@CsvSource({ "created_at", "-created_at", "updated_at", "-updated_at", "name", "-name", "price", "-price",
			"order" })
	void theOneThatAFilterByFacetsTakesIsNotLookedForAmongAll(String sort) {
		Read now = watched("is_active=false&sort=" + sort + "&as_of=" + at(VERSIONS + 2));

		assertThat(now.page().products()).hasSize(1);
		assertThat(now.documents()).isLessThanOrEqualTo(10);
	}

	@ParameterizedTest
	@CsvSource({ "created_at", "-created_at", "updated_at", "-updated_at", "name", "-name", "price", "-price" })
	void aDeepOffsetAmongFewCostsAtMostAllThatThereWere(String sort) {
		for (int round : new int[] { 0, 1, VERSIONS / 2, VERSIONS + 1 }) {
			Read last = watched("offset=490&sort=" + sort + "&as_of=" + at(round).plusSeconds(30));

			assertThat(last.page().products()).hasSize(10);
			assertThat(last.documents()).as("by %s after round %s", sort, round).isLessThanOrEqualTo(PRODUCTS + 40L);
		}
	}

	/**
	 * What had ended by then comes first; of what is now or came later nothing is read.
	 */
	@ParameterizedTest
	@CsvSource({ "0,1", "1,2", "5,6", "11,11" })
	void byOldestChangeFirstNoMoreIsReadThanHadEndedAndOnePage(int round, int changes) {
		Read read = watched("sort=updated_at&as_of=" + at(round).plusSeconds(30));

		assertThat(read.page().products()).hasSize(20);
		assertThat(read.documents()).isLessThanOrEqualTo((long) changes * PRODUCTS + 4 * 21);
	}

}
