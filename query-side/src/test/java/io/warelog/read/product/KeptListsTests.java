package io.warelog.read.product;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.api.product.ProductRenamed;
import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Scope;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.mongo.MongoReadModelStore;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.ResponseEntity;

import static io.warelog.read.product.CommitLog.MERCHANT;
import static io.warelog.read.product.CommitLog.created;
import static io.warelog.read.product.CommitLog.happened;
import static io.warelog.read.product.CommitLog.placed;
import static org.assertj.core.api.Assertions.assertThat;

class KeptListsTests {

	private static final UUID PRODUCT = new UUID(7, 1);

	private static final long ROOM = 100_000;

	private static final Caller ADMIN = caller(MERCHANT, Scope.ADMIN);

	@TempDir
	Path directory;

	/** How often a page has been read. */
	private int readings;

	private static Caller caller(UUID merchant, Scope scope) {
		return new Caller(merchant, merchant, new UUID(8, 8), Set.of(scope));
	}

	private static HttpServletRequest request(String path, String query) {
		return (HttpServletRequest) Proxy.newProxyInstance(HttpServletRequest.class.getClassLoader(),
				new Class<?>[] { HttpServletRequest.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "getRequestURI" -> path;
					case "getQueryString" -> query;
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	private String read(KeptLists kept, Caller caller, String query, long surroundings) {
		byte[] body = kept
			.answer(request("/products", query), caller, surroundings,
					() -> KeptLists.Page
						.lasting(ResponseEntity.ok(("reading " + ++this.readings).getBytes(StandardCharsets.US_ASCII))))
			.getBody();
		return new String(body, StandardCharsets.US_ASCII);
	}

	private static KeptLists lists(ReadModelStore store, long bytes) {
		return new KeptLists(store, new ListingReads(store), () -> "first", bytes);
	}

	private static StoreKind.Opened opened(StoreKind kind, Path directory, CommitLog log) {
		StoreKind.Opened opened = kind.open(directory);
		opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
		deliver(opened.store(), log);
		return opened;
	}

	private static void deliver(ReadModelStore store, CommitLog log) {
		Deliveries.deliver(new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD),
				log.messages());
	}

	@ParameterizedTest
	@EnumSource
	void aPageIsReadOnceWhileNothingChanges(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);

			assertThat(read(kept, ADMIN, "limit=2", 1)).isEqualTo("reading 1");
			assertThat(read(kept, ADMIN, "limit=2", 1)).isEqualTo("reading 1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachAddressMerchantAndScopeHasItsOwnPage(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);
			read(kept, ADMIN, "limit=2", 1);

			assertThat(read(kept, ADMIN, "limit=3", 1)).isEqualTo("reading 2");
			assertThat(read(kept, caller(MERCHANT, Scope.STOREFRONT), "limit=2", 1)).isEqualTo("reading 3");
			assertThat(read(kept, caller(new UUID(3, 4), Scope.ADMIN), "limit=2", 1)).isEqualTo("reading 4");
			assertThat(read(kept, ADMIN, "limit=2", 1)).isEqualTo("reading 1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPageIsReadAnewWhenAProductOrItsPlaceOrWhatSurroundsItHasChanged(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A")).commit(created(new UUID(7, 2), "B"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);
			read(kept, ADMIN, "", 1);

			deliver(opened.store(), log.commit(created(new UUID(7, 3), "C")));
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 2");
			deliver(opened.store(), log.commit(placed(PRODUCT, 0, true)));
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 3");
			assertThat(read(kept, ADMIN, "", 2)).isEqualTo("reading 4");
			assertThat(read(kept, ADMIN, "", 2)).isEqualTo("reading 4");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPageReadWhileAChangeIsWrittenIsNotTakenForANewerOne(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);
			kept.answer(request("/products", ""), ADMIN, 1, () -> {
				deliver(opened.store(), log.commit(created(new UUID(7, 2), "B")));
				return KeptLists.Page.lasting(ResponseEntity.ok("before it".getBytes(StandardCharsets.US_ASCII)));
			});

			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 1");
		}
	}

	/** One that follows the others may answer with what has been long ago. */
	@ParameterizedTest
	@CsvSource({ "primary,1", "primaryPreferred,2", "secondary,2", "secondaryPreferred,2", "nearest,2" })
	void nothingIsKeptThatAnotherServerThanThePrimaryMayHaveAnswered(String preference, int readings) {
		MongoServer server = new MongoServer(new MemoryBackend());
		try (ReadModelStore store = MongoReadModelStore
			.connect(server.bindAndGetConnectionString() + "/?readPreference=" + preference, Clock.systemUTC())) {
			KeptLists kept = lists(store, ROOM);
			read(kept, ADMIN, "", 1);

			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading " + readings);
		}
		finally {
			server.shutdownNow();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPageThatMaySoonBeOtherwiseIsNotKept(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);
			kept.answer(request("/products", ""), ADMIN, 1, () -> new KeptLists.Page(
					ResponseEntity.ok("without a thumbnail".getBytes(StandardCharsets.US_ASCII)), false));

			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPageIsReadAnewWhenTheReadModelsWereMadeAnew(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			List<Object> edition = new ArrayList<>(List.of("first"));
			KeptLists kept = new KeptLists(opened.store(), new ListingReads(opened.store()), edition::getLast, ROOM);
			read(kept, ADMIN, "", 1);

			edition.add("second");
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 2");
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 2");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsKeptWhileAProductIsParkedAndAPageIsReadAnewOnceItIsRetried(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A")).commit(created(new UUID(7, 2), "B"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), ROOM);
			PoisonedStates states = new PoisonedStates();
			read(kept, ADMIN, "", 1);
			log.commit(happened(PRODUCT, new ProductRenamed("C"))).commit(created(new UUID(7, 3), "D"));
			ProductProjection projection = new ProductProjection(opened.store(), states.mapper(), new Arrivals(),
					Deliveries.streams(log.messages()));
			states.poison((product) -> product.id().value().equals(PRODUCT));

			Deliveries.deliver(projection, log.messages());

			assertThat(projection.products()).isOne();
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 2");
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 3");
			states.poison((product) -> false);
			assertThat(projection.retry(PRODUCT).applied()).isOne();
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 4");
			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 4");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsKeptWithoutRoom(StoreKind kind) {
		CommitLog log = new CommitLog().commit(created(PRODUCT, "A"));
		try (StoreKind.Opened opened = opened(kind, this.directory, log)) {
			KeptLists kept = lists(opened.store(), 0);
			read(kept, ADMIN, "", 1);

			assertThat(read(kept, ADMIN, "", 1)).isEqualTo("reading 2");
		}
	}

}
