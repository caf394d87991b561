package io.warelog.read.feed;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductFold;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.feed.FeedReads.Events;
import io.warelog.read.history.HistoryCollections;
import io.warelog.read.product.PoisonedStates;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.Batch;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The feed while it is being written, in batches that fail in the midst of writing and
 * come again with others.
 */
class FeedReadsTests {

	private static final JsonMapper JSON = PayloadJson.mapper();

	/** More than a batch writes to. */
	private static final int COLLECTIONS = 14;

	private static final UUID PRODUCT = new UUID(1, 1);

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "SQLITE,60", "MONGODB,15" })
	void whoReadsOnGetsEveryChangeOnceAndInOrderWhateverFails(StoreKind kind, int logs) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			for (int seed = 1; seed <= logs; seed++) {
				Random random = new Random(seed);
				FeedLog log = new FeedLog(seed).draw(5 + random.nextInt(40));
				Map<UUID, Reader> readers = new HashMap<>();
				log.merchants().forEach((merchant) -> readers.put(merchant, new Reader(opened.store(), merchant)));

				deliver(log, opened.store(), random, () -> readers.values().forEach((reader) -> reader.read(random)));

				for (UUID merchant : log.merchants()) {
					readers.get(merchant).readAll();
					Reader late = new Reader(opened.store(), merchant);
					late.readAll();
					assertThat(readers.get(merchant).lines).as("seed %s", seed).isEqualTo(log.told(merchant));
					assertThat(late.lines).as("seed %s", seed).isEqualTo(log.told(merchant));
				}
			}
		}
	}

	/** Between any two writes, whole or cut short, somebody reads. */
	private static void deliver(FeedLog log, ReadModelStore sound, Random random, Runnable reading) {
		FailingStore store = new FailingStore(sound);
		ProductProjection projection = projection(store);
		int reached = 0;
		while (reached < log.commits().size()) {
			int to = Math.min(log.commits().size(), reached + 1 + random.nextInt(10));
			if (random.nextBoolean()) {
				store.cutShort(random.nextInt(COLLECTIONS), random);
				ProductProjection failing = projection;
				List<DomainEventMessage<?>> batch = events(log, reached, to);
				fails(() -> Deliveries.deliver(failing, batch));
				reading.run();
				projection = random.nextBoolean() ? projection : projection(store);
				to = reached + 1 + random.nextInt(to - reached);
			}
			Deliveries.deliver(projection, events(log, reached, to));
			reading.run();
			reached = to;
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingBehindAParkedEventIsToldBeforeThatIsRetried(StoreKind kind) throws IOException {
		for (int seed = 1; seed <= 6; seed++) {
			try (StoreKind.Opened opened = kind.open(Files.createDirectory(this.directory.resolve("parked" + seed)))) {
				opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
				FeedLog log = new FeedLog(seed).draw(40);
				DomainEventMessage<?> poison = log.commits().get(20).getFirst();
				UUID merchant = UUID.fromString(String.valueOf(poison.getMetaData().get(CommitMetadata.MERCHANT)));
				Map<UUID, Reader> readers = new HashMap<>();
				log.merchants().forEach((each) -> readers.put(each, new Reader(opened.store(), each)));
				PoisonedStates states = new PoisonedStates();
				ProductProjection projection = new ProductProjection(opened.store(), states.mapper(), new Arrivals(),
						Deliveries.streams(events(log, 0, 40)));
				Deliveries.deliver(projection, events(log, 0, 20));
				readers.values().forEach(Reader::readAll);
				int before = readers.get(merchant).lines.size();
				states
					.poison((product) -> Streams.product(product.id().value()).equals(poison.getAggregateIdentifier()));

				Deliveries.deliver(projection, events(log, 20, 30));
				Deliveries.deliver(projection, events(log, 30, 40));

				readers.values().forEach(Reader::readAll);
				assertThat(projection.products()).isOne();
				for (UUID each : log.merchants()) {
					List<String> told = log.told(each);
					assertThat(readers.get(each).lines).as("seed %s", seed)
						.isEqualTo(told.subList(0, each.equals(merchant) ? before : told.size()));
				}
				states.poison((product) -> false);
				projection.retry(projection.parked().getFirst());
				readers.get(merchant).readAll();
				assertThat(readers.get(merchant).lines).as("seed %s", seed).isEqualTo(log.told(merchant));
			}
		}
	}

	private static void fails(Runnable delivery) {
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(delivery::run);
	}

	private static List<DomainEventMessage<?>> events(FeedLog log, int from, int to) {
		List<DomainEventMessage<?>> events = new ArrayList<>();
		log.commits().subList(from, to).forEach(events::addAll);
		return events;
	}

	private static ProductProjection projection(ReadModelStore store) {
		return new ProductProjection(store, PayloadJson.mapper(), new Arrivals(), Deliveries.UNREAD);
	}

	/** Somebody who follows a feed page by page. */
	private static final class Reader {

		private final FeedReads reads;

		private final UUID merchant;

		private final List<String> lines = new ArrayList<>();

		private Place place = FeedReads.beginning();

		private Reader(ReadModelStore store, UUID merchant) {
			this.reads = new FeedReads(store, JSON);
			this.merchant = merchant;
		}

		private boolean read(Random random) {
			return read(1 + random.nextInt(20));
		}

		private boolean read(int limit) {
			Events page = this.reads.after(this.place, this.merchant, limit);
			assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
			this.place = page.next();
			for (FeedEvent event : page.events()) {
				JsonNode data = JSON.readTree(event.json()).required("data");
				this.lines.add(FeedLog.line(UUID.fromString(data.required("product_id").stringValue()),
						data.required("version").longValue(), event.type()));
			}
			return !page.events().isEmpty();
		}

		private void readAll() {
			boolean more = true;
			while (more) {
				more = read(7);
			}
		}

	}

	@ParameterizedTest
	@EnumSource
	void whoBeginsAtTheEndGetsWhatComesThen(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			FeedLog log = new FeedLog(1).draw(30);
			UUID merchant = log.merchants().getFirst();
			FeedReads reads = new FeedReads(opened.store(), JSON);
			ProductProjection projection = projection(opened.store());
			Place beforeAll = reads.end(merchant);
			Deliveries.deliver(projection, events(log, 0, 20));
			Place end = reads.end(merchant);

			assertThat(reads.after(end, merchant, 100)).isEqualTo(new Events(List.of(), end));
			List<FeedEvent> old = reads.after(beforeAll, merchant, 100).events();
			Deliveries.deliver(projection, events(log, 20, 30));
			List<FeedEvent> added = reads.after(end, merchant, 100).events();

			assertThat(old).isNotEmpty();
			assertThat(added).isNotEmpty();
			assertThat(old.size() + added.size()).isEqualTo(log.told(merchant).size());
		}
	}

	@ParameterizedTest
	@EnumSource
	void aProductThatIsThereAgainIsRestored(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			ReadModelStore store = opened.store();
			store.prepare(ProductProjection.NAME, ProductCollections.all());
			UUID merchant = new UUID(5, 5);
			byte[] state = JSON.writeValueAsBytes(
					ProductFold.evolve(new NoProduct(), new ProductCreated(PRODUCT, merchant, new UUID(9, 9), "Mug",
							"mug", null, new BigDecimal("10.00"), "USD", null, null, true, true, List.of())));
			String id = PRODUCT + ":4";

			store.write(
					new Batch(
							List.of(new Batch.Upsert(HistoryCollections.BODIES, id, 4,
									Map.of("events", "product-restored", "state", state)),
									new Batch.Upsert(
											HistoryCollections.VERSIONS, id, 4,
											Map.of("merchant", merchant.toString(), "product", PRODUCT.toString(),
													"number", 4L, "position", 8L, "valid_from", 1L)),
									new Batch.Upsert(ProductCollections.COUNTS, merchant.toString(), 8, Map
										.of("next_ordinal", 1L, "last_time", 1L, "counts", "", "stretches", ""))),
							null));

			assertThat(new FeedReads(store, JSON).after(FeedReads.beginning(), merchant, 1).events())
				.extracting(FeedEvent::type)
				.containsExactly(ChangeType.RESTORED);
		}
	}

}
