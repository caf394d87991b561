package io.warelog.read.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProductProjectionTests {

	private static final UUID MERCHANT = GeneratedLog.merchant(0);

	private static final UUID OTHER = GeneratedLog.merchant(1);

	@TempDir
	Path directory;

	private Path seedDirectory(int seed) throws IOException {
		return Files.createDirectory(this.directory.resolve("seed-" + seed));
	}

	/** A projection that has not done anything since its start. */
	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

	private static void deliver(ProductProjection projection, List<DomainEventMessage<ProductEvent>> events,
			Random sizes) {
		for (int from = 0; from < events.size();) {
			int to = Math.min(events.size(), from + 1 + sizes.nextInt(20));
			Deliveries.deliver(projection, events.subList(from, to));
			from = to;
		}
	}

	@ParameterizedTest
	@EnumSource
	void manyMerchantsInABatch(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(1, 12).steps(150).log().messages();
			Deliveries.deliver(projection(opened.store()), log);
			new ExpectedViews(log).assertHeldBy(opened.store());
		}
	}

	@ParameterizedTest
	@EnumSource
	void productsOfSeveralBlocks(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(2, 1).create(600).steps(200).log().messages();
			ProductProjection projection = projection(opened.store());
			Deliveries.deliver(projection, log.subList(0, 200));
			Deliveries.deliver(projection, log.subList(200, 590));
			Deliveries.deliver(projection, log.subList(590, log.size()));
			new ExpectedViews(log).assertHeldBy(opened.store());
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatComesAgainDoesNoHarm(StoreKind kind) throws IOException {
		for (int seed = 0; seed < 6; seed++) {
			try (StoreKind.Opened opened = kind.open(seedDirectory(seed))) {
				redeliver(opened.store(), seed);
			}
		}
	}

	private static void redeliver(ReadModelStore store, int seed) {
		store.prepare(ProductProjection.NAME, ProductCollections.all());
		Random random = new Random(seed);
		List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(seed, 3).steps(60).log().messages();
		ProductProjection projection = projection(store);
		int reached = 0;
		while (reached < log.size()) {
			int from = random.nextInt(reached + 1);
			int to = from + random.nextInt(log.size() - from) + 1;
			deliver(projection, log.subList(from, to), random);
			reached = Math.max(reached, to);
			new ExpectedViews(log.subList(0, reached)).assertHeldBy(store);
			if (random.nextBoolean()) {
				projection = projection(store);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aBatchCutShortIsMadeGoodWhenItComesAgain(StoreKind kind) throws IOException {
		for (int seed = 0; seed < 24; seed++) {
			try (StoreKind.Opened opened = kind.open(seedDirectory(seed))) {
				cutShort(opened.store(), seed);
			}
		}
	}

	private static void cutShort(ReadModelStore sound, int seed) {
		sound.prepare(ProductProjection.NAME, ProductCollections.all());
		Random random = new Random(seed);
		FailingStore store = new FailingStore(sound);
		List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(seed, 3).steps(60).log().messages();
		ProductProjection projection = projection(store);
		int reached = (seed % 2 == 0) ? 0 : random.nextInt(log.size());
		deliver(projection, log.subList(0, reached), random);
		List<DomainEventMessage<ProductEvent>> batch = log.subList(reached,
				reached + 1 + random.nextInt(log.size() - reached));
		store.cutShort(random.nextInt(12), random);
		ProductProjection failing = projection;
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> Deliveries.deliver(failing, batch));
		if (random.nextBoolean()) {
			projection = projection(store);
		}
		deliver(projection, log.subList(reached, log.size()), random);
		new ExpectedViews(log).assertHeldBy(sound);
	}

	@ParameterizedTest
	@EnumSource
	void aMerchantsFirstBatchCutShortBeforeItsTallyIsCounted(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			FailingStore store = new FailingStore(opened.store());
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			List<DomainEventMessage<ProductEvent>> log = new GeneratedLog(3, 2).create(9).log().messages();
			ProductProjection projection = projection(store);
			store.cutShort(4, new NeverRandom());
			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> Deliveries.deliver(projection, log));
			assertThat(opened.store().count(ProductCollections.BLOCKS, List.of())).isPositive();
			assertThat(opened.store().count(ProductCollections.COUNTS, List.of())).isZero();
			Deliveries.deliver(projection, log);
			new ExpectedViews(log).assertHeldBy(opened.store());
		}
	}

	/** Draws that nothing is written. */
	private static final class NeverRandom extends Random {

		@Override
		public boolean nextBoolean() {
			return false;
		}

	}

	@ParameterizedTest
	@EnumSource
	void timesOfAMerchantNeverGoBack(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			FailingStore store = new FailingStore(opened.store());
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			UUID first = new UUID(7, 1);
			UUID second = new UUID(7, 2);
			UUID elsewhere = new UUID(7, 3);
			List<DomainEventMessage<ProductEvent>> log = new ProductLog().at("2026-11-22T10:00:05Z")
				.created(ProductLog.product(first, MERCHANT, "first"))
				.at("2026-11-22T10:00:01Z")
				.created(ProductLog.product(second, MERCHANT, "second"))
				.created(ProductLog.product(elsewhere, OTHER, "elsewhere"))
				.messages();
			ProductProjection projection = projection(store);
			// the row is written, the tally that knows the time is not
			store.cutShort(3, new NeverRandom());
			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> Deliveries.deliver(projection, log.subList(0, 1)));
			deliver(projection, log, new Random(1));
			assertThat(json(store, second)).contains("\"created_at\":\"2026-11-22T10:00:05Z\"");
			assertThat(json(store, elsewhere)).contains("\"created_at\":\"2026-11-22T10:00:01Z\"");
			new ExpectedViews(log).assertHeldBy(store);
		}
	}

	private static String json(ReadModelStore store, UUID product) {
		return new String(
				store.get(ProductCollections.PRODUCTS, product.toString(), List.of("json")).orElseThrow().bytes(0),
				StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@EnumSource
	void deletedProductsAreGoneButNotForgotten(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			UUID id = new UUID(7, 1);
			List<DomainEventMessage<ProductEvent>> log = new ProductLog()
				.created(ProductLog.product(id, MERCHANT, "Tea"))
				.happened(id, new ProductRenamed("Green tea"), new ProductDeleted())
				.messages();
			ProductReads reads = new ProductReads(store);
			Deliveries.deliver(projection(store), log.subList(0, 2));
			assertThat(reads.see(id, 2)).map(ReadBackAnswer::state).contains(State.SHOWN);
			assertThat(reads.see(id, 3)).isEmpty();
			Deliveries.deliver(projection(store), log.subList(2, 3));
			assertThat(reads.see(id, 3)).contains(new ReadBackAnswer(State.GONE, 3, null, null));
			assertThat(reads.find(id, MERCHANT, false)).isEmpty();
			Deliveries.deliver(projection(store), log.subList(0, 2));
			assertThat(reads.see(id, 0)).map(ReadBackAnswer::state).contains(State.GONE);
			assertThat(Tally.load(store, MERCHANT).nextOrdinal()).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource
	void productsAreThereForTheirMerchantAndThoseWhoMaySeeThem(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			UUID shown = new UUID(7, 1);
			UUID hidden = new UUID(7, 2);
			ProductCreated product = ProductLog.product(hidden, MERCHANT, "Hidden");
			Deliveries.deliver(projection(store), new ProductLog().created(ProductLog.product(shown, MERCHANT, "Shown"))
				.created(new ProductCreated(hidden, MERCHANT, product.organizationId(), product.name(), product.slug(),
						null, product.price(), product.currency(), null, null, false, true, List.of()))
				.messages());
			ProductReads reads = new ProductReads(store);
			assertThat(reads.find(shown, MERCHANT, true)).isPresent();
			assertThat(reads.find(hidden, MERCHANT, true)).isEmpty();
			assertThat(reads.find(hidden, MERCHANT, false)).isPresent();
			assertThat(reads.find(shown, OTHER, false)).isEmpty();
			assertThat(reads.find(new UUID(7, 3), MERCHANT, false)).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void thoseWhoWaitAreToldOnceItIsWritten(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			UUID id = new UUID(7, 1);
			Arrivals arrivals = new Arrivals();
			ProductReads reads = new ProductReads(store);
			ProductProjection projection = new ProductProjection(store, PayloadJson.mapper(), arrivals,
					Deliveries.UNREAD);
			List<DomainEventMessage<ProductEvent>> log = new ProductLog()
				.created(ProductLog.product(id, MERCHANT, "Tea"))
				.messages();
			ReadBackAnswer answer = arrivals.await(new ReadBack(Representation.PRODUCT, id, 1, 0, null, false),
					Duration.ofMinutes(1), () -> {
						var seen = reads.see(id, 1);
						if (seen.isEmpty()) {
							Deliveries.deliver(projection, log);
						}
						return seen;
					});
			assertThat(answer.state()).isEqualTo(State.SHOWN);
			assertThat(answer).as("what is told is what is read")
				.usingRecursiveComparison()
				.isEqualTo(reads.see(id, 1).orElseThrow());
		}
	}

}
