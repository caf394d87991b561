package io.warelog.read.product;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.Category;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.listing.Place;
import io.warelog.read.product.CommitLog.Happened;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.projection.Retried;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.warelog.read.product.CommitLog.created;
import static io.warelog.read.product.CommitLog.happened;
import static io.warelog.read.product.CommitLog.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The documents of some products cannot be made for a while. */
class ParkedProductsTests {

	private static final int PRODUCTS = 12;

	private static final Facets.Filter ARCHIVED = new Facets.Filter(null, true, null, null, null, null, null);

	private static final UUID FIRST = new UUID(1, 1);

	private static final UUID SECOND = new UUID(1, 2);

	private static final UUID THIRD = new UUID(1, 3);

	private final PoisonedStates states = new PoisonedStates();

	@TempDir
	private Path directory;

	private ProductProjection projection(ReadModelStore store, List<List<DomainEventMessage<?>>> commits) {
		return new ProductProjection(store, this.states.mapper(), new Arrivals(),
				Deliveries.streams(events(commits, 0, commits.size())));
	}

	private void poison(UUID... products) {
		Set<UUID> poisoned = Set.of(products);
		this.states.poison((product) -> poisoned.contains(product.id().value()));
	}

	@ParameterizedTest
	@CsvSource({ "SQLITE,40", "MONGODB,20" })
	void whatIsRetriedIsAsIfNothingHadFailed(StoreKind kind, int seeds) {
		long parked = 0;
		for (int seed = 0; seed < seeds; seed++) {
			Random random = new Random(seed);
			List<List<DomainEventMessage<?>>> commits = commits(draw(random), random.nextBoolean());
			List<Long> times = times(commits);
			try (StoreKind.Opened opened = kind.open(temporary("parked" + seed));
					StoreKind.Opened sound = StoreKind.SQLITE.open(temporary("sound" + seed))) {
				opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
				sound.store().prepare(ProductProjection.NAME, ProductCollections.all());
				this.states.poison((product) -> false);
				ProductProjection whole = projection(sound.store(), commits);
				FailingStore store = new FailingStore(opened.store());
				ProductProjection projection = projection(store, commits);
				boolean rarely = random.nextBoolean();
				int begun = random.nextInt(commits.size() / 2);
				int healed = random.nextBoolean() ? commits.size() : begun + random.nextInt(commits.size() - begun);
				Set<UUID> poisoned = Set.of(FIRST, new UUID(1, 4 + random.nextInt(4)), new UUID(1, 8));
				for (int from = 0; from < commits.size();) {
					int to = Math.min(commits.size(), from + 1 + random.nextInt(8));
					this.states.poison((product) -> false);
					Deliveries.deliver(whole, events(commits, from, to));
					if (to > begun && to <= healed) {
						this.states.poison((product) -> poisoned.contains(product.id().value())
								&& (!rarely || product.price().comparable() / 100 % 3 == 0));
					}
					if (random.nextInt(3) == 0) {
						store.cutShort(random.nextInt(22), random);
						projection = deliverTwice(projection, store, commits, from, to, random);
					}
					else {
						Deliveries.deliver(projection, events(commits, from, to));
					}
					if (random.nextInt(4) == 0) {
						projection = projection(store, commits);
					}
					if (random.nextInt(6) == 0) {
						retryAll(projection);
					}
					from = to;
				}
				assertThat(projection.parked()).isSubsetOf(poisoned);
				assertThat(Contents.ofOthers(opened, times)).as("seed " + seed)
					.isEqualTo(Contents.ofOthers(sound, times));
				for (int i = 1; i <= PRODUCTS; i++) {
					if (!poisoned.contains(new UUID(1, i))) {
						String product = new UUID(1, i).toString();
						assertThat(Contents.of(opened, product)).as(seed + " " + product)
							.isEqualTo(Contents.of(sound, product));
					}
				}
				parked += projection.products();
				this.states.poison((product) -> false);
				if (seed % 2 == 0 && projection.products() > 0) {
					ProductProjection cut = projection;
					store.cutShort(random.nextInt(22), random);
					assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> retryAll(cut));
					projection = random.nextBoolean() ? cut : projection(store, commits);
				}
				retryAll(projection);

				assertThat(projection.products()).isZero();
				assertThat(projection.letters()).isZero();
				assertThat(Contents.of(opened, times)).as("seed " + seed).isEqualTo(Contents.of(sound, times));
			}
		}
		assertThat(parked).isGreaterThan(seeds / 2);
	}

	private static List<Long> times(List<List<DomainEventMessage<?>>> commits) {
		return events(commits, 0, commits.size()).stream()
			.map((event) -> Times.micros(event.getTimestamp()))
			.distinct()
			.toList();
	}

	/**
	 * The first time it is cut short, and the projection perhaps started again. It comes
	 * again in one or two batches, before and between which somebody tries a retry.
	 */
	private ProductProjection deliverTwice(ProductProjection projection, FailingStore store,
			List<List<DomainEventMessage<?>>> commits, int from, int to, Random random) {
		List<DomainEventMessage<?>> events = events(commits, from, to);
		assertThatExceptionOfType(StoreUnavailableException.class)
			.isThrownBy(() -> Deliveries.deliver(projection, events));
		ProductProjection again = random.nextBoolean() ? projection : projection(store, commits);
		tryRetry(again, random);
		int part = from + random.nextInt(to - from);
		if (part > from) {
			Deliveries.deliver(again, events(commits, from, part));
			tryRetry(again, random);
		}
		Deliveries.deliver(again, events(commits, part, to));
		return again;
	}

	private static void tryRetry(ProductProjection projection, Random random) {
		if (random.nextBoolean()) {
			for (UUID product : projection.parked()) {
				try {
					projection.retry(product);
				}
				catch (StoreUnavailableException unfinished) {
					// others have not been told all of it yet
					assertThat(unfinished).hasMessageContaining("is not written whole");
				}
			}
		}
	}

	private static void retryAll(ProductProjection projection) {
		projection.parked().forEach(projection::retry);
	}

	private static List<DomainEventMessage<?>> events(List<List<DomainEventMessage<?>>> commits, int from, int to) {
		return commits.subList(from, to).stream().flatMap(List::stream).toList();
	}

	private static List<List<DomainEventMessage<?>>> commits(CommitLog log) {
		return commits(log, true);
	}

	/**
	 * The commits of a log.
	 * @param together whether all events of a commit have the position of its end, as in
	 * the embedded log, or each its own
	 */
	private static List<List<DomainEventMessage<?>>> commits(CommitLog log, boolean together) {
		List<List<DomainEventMessage<?>>> commits = new ArrayList<>();
		Object commit = null;
		for (DomainEventMessage<?> message : log.messages()) {
			if (!message.getMetaData().get(CommitMetadata.COMMIT).equals(commit)) {
				commits.add(new ArrayList<>());
			}
			commit = message.getMetaData().get(CommitMetadata.COMMIT);
			commits.getLast().add(message);
		}
		long position = 0;
		for (List<DomainEventMessage<?>> events : commits) {
			long begin = position;
			position += events.size();
			long end = position;
			for (int i = 0; i < events.size(); i++) {
				events.set(i, new GenericTrackedDomainEventMessage<>(
						new GlobalSequenceTrackingToken(together ? end : begin + 1 + i), events.get(i)));
			}
		}
		return commits;
	}

	private static CommitLog draw(Random random) {
		CommitLog log = new CommitLog();
		Set<UUID> live = new HashSet<>();
		List<UUID> deleted = new ArrayList<>();
		int next = 1;
		for (int i = 0; i < 60; i++) {
			if (next <= PRODUCTS && (live.isEmpty() || random.nextInt(4) == 0)) {
				UUID product = new UUID(1, next++);
				if (random.nextBoolean()) {
					log.commit(placed(product, random.nextInt(next), true), created(product, "product " + next));
				}
				else {
					log.commit(created(product, "product " + next));
				}
				live.add(product);
				continue;
			}
			List<UUID> some = new ArrayList<>(live);
			Collections.sort(some);
			Collections.shuffle(some, random);
			some = some.subList(0, Math.min(some.size(), 1 + random.nextInt(4)));
			if (random.nextInt(3) == 0 && !some.isEmpty()) {
				List<Happened> edits = new ArrayList<>();
				for (UUID product : some) {
					edits.add(happened(product, repriced(random)));
					if (random.nextBoolean()) {
						edits.add(happened(product, new ProductRenamed("edited " + random.nextInt(100))));
					}
					if (random.nextInt(3) == 0) {
						edits.add(placed(product, random.nextInt(PRODUCTS), false));
					}
				}
				log.massEdit(new UUID(3, i), List.of("price"), edits.toArray(Happened[]::new));
			}
			else if (random.nextInt(8) == 0 && !some.isEmpty()) {
				log.commit(happened(some.getFirst(), new ProductDeleted()));
				live.remove(some.getFirst());
				deleted.add(some.getFirst());
			}
			else if (random.nextInt(3) == 0 && !deleted.isEmpty()) {
				log.commit(happened(deleted.getFirst(), new ProductRestored()));
				live.add(deleted.removeFirst());
			}
			else if (!some.isEmpty()) {
				UUID product = some.getFirst();
				log.commit(switch (random.nextInt(6)) {
					case 0 -> new Happened[] { placed(product, random.nextInt(PRODUCTS), random.nextBoolean()) };
					case 1 -> new Happened[] { happened(product, new ProductArchived()),
							happened(product, new ProductUnarchived()) };
					case 2 -> new Happened[] { happened(product, new ProductArchived()) };
					case 3 -> new Happened[] { happened(product, new ProductCategorized(categories(random))) };
					default -> new Happened[] { happened(product, repriced(random)) };
				});
			}
		}
		return log;
	}

	private static ProductRepriced repriced(Random random) {
		return new ProductRepriced(BigDecimal.valueOf(100 + random.nextInt(900), 2));
	}

	private static List<Category> categories(Random random) {
		return List.of(new Category("Hot", "hot"), new Category("New", "new"), new Category("Old", "old"))
			.subList(0, random.nextInt(4));
	}

	@ParameterizedTest
	@EnumSource
	void theEventsOfAParkedProductWaitAndOthersPass(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(new CommitLog().commit(created(FIRST, "first"))
			.commit(created(SECOND, "second"), happened(SECOND, new ProductRenamed("again")))
			.commit(placed(THIRD, 1, true), created(THIRD, "third"))
			.commit(happened(SECOND, new ProductRenamed("later"))));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);
			poison(SECOND);

			Deliveries.deliver(projection, events(commits, 0, 3));
			Deliveries.deliver(projection, events(commits, 3, 4));

			assertThat(projection.parked()).containsExactly(SECOND);
			assertThat(projection.letters(0, 9)).extracting(DeadLetter::event)
				.containsExactly("product-created", "product-renamed", "product-renamed");
			assertThat(projection.letters(0, 9)).extracting(DeadLetter::position).containsExactly(3L, 3L, 6L);
			assertThat(projection.letters(0, 9)).extracting((letter) -> letter.cause() != null)
				.containsExactly(true, false, false);
			assertThat(projection.letters(1, 1)).extracting(DeadLetter::sequence).containsExactly(1L);
			assertThat(projection.letter(SECOND, 2)).isPresent();
			assertThat(projection.letter(SECOND, 3)).isEmpty();
			assertThat(Tally.load(opened.store(), CommitLog.MERCHANT).count(Facets.Filter.ALL)).isEqualTo(3);
			assertThat(Tally.state(opened.store(), CommitLog.MERCHANT).parked()).isOne();
			Retried vain = projection.retry(SECOND);
			assertThat(vain.applied()).isZero();
			assertThat(vain.left()).isEqualTo(3);
			assertThat(vain.cause()).contains("poison");
			poison();
			assertThat(projection.retry(SECOND)).isEqualTo(new Retried(3, 0, null));
			assertThat(projection.retry(SECOND)).isEqualTo(Retried.NOTHING);
			assertThat(projection.letter(SECOND, 2)).isEmpty();
			assertThat(Tally.load(opened.store(), CommitLog.MERCHANT).count(Facets.Filter.ALL)).isEqualTo(3);
			assertThat(Tally.state(opened.store(), CommitLog.MERCHANT).isWhole()).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRowThatCannotBeReadParksItsProductOnly(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(
				new CommitLog().commit(created(FIRST, "first"), created(SECOND, "second"))
					.commit(happened(FIRST, new ProductRenamed("1")), happened(SECOND, new ProductRenamed("2"))));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			Deliveries.deliver(projection(opened.store(), commits), commits.getFirst());
			Map<String, Object> broken = Map.of("ordinal", 1L, "created_at", 1L, "updated_at", 1L, "since", 1L, "state",
					new byte[] { '{' });
			opened.store()
				.write(new Batch(List.of(new Upsert(ProductCollections.PRODUCTS, SECOND.toString(), 1, broken)), null,
						true));
			ProductProjection projection = projection(opened.store(), commits);

			Deliveries.deliver(projection, commits.getLast());

			assertThat(projection.parked()).containsExactly(SECOND);
			assertThat(Contents.of(opened, FIRST.toString()).toString()).contains("name_key=1,");
			assertThat(projection.retry(SECOND)).isEqualTo(new Retried(1, 0, null));
			assertThat(Contents.of(opened, SECOND.toString()).toString()).contains("name_key=2,");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatIsAheadOfTheEventThatFailsIsShownAlsoWithinABatch(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(new CommitLog().commit(created(FIRST, "first"))
			.commit(happened(FIRST, new ProductRenamed("a")), happened(FIRST, new ProductRenamed("b")))
			.commit(created(SECOND, "second"))
			.commit(happened(FIRST, new ProductRenamed("c")))
			.commit(happened(FIRST, new ProductRenamed("poison")))
			.commit(happened(FIRST, new ProductArchived())));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);
			this.states.poison((product) -> product.name().equals("poison"));

			Deliveries.deliver(projection, events(commits, 0, 6));

			assertThat(projection.letters(0, 9)).extracting(DeadLetter::event)
				.containsExactly("product-renamed", "product-archived");
			assertThat(projection.letters(0, 9)).extracting(DeadLetter::sequence).containsExactly(4L, 5L);
			assertThat(Contents.of(opened, FIRST.toString()).toString()).contains("name_key=c,",
					"product_versions " + FIRST + ":1", "product_versions " + FIRST + ":2",
					"product_versions " + FIRST + ":4");
			assertThat(Tally.load(opened.store(), CommitLog.MERCHANT).count(ARCHIVED)).isOne();
			this.states.poison((product) -> false);
			assertThat(projection.retry(FIRST)).isEqualTo(new Retried(2, 0, null));
			assertThat(Contents.of(opened, FIRST.toString()).toString()).contains("name_key=poison,");
		}
	}

	@ParameterizedTest
	@EnumSource
	void nobodyWaitsForAParkedProduct(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(new CommitLog().commit(created(FIRST, "first"))
			.commit(created(SECOND, "second"))
			.commit(happened(FIRST, new ProductRenamed("poison"))));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);
			ProductReads reads = new ProductReads(opened.store());
			this.states.poison((product) -> product.id().value().equals(SECOND) || product.name().equals("poison"));

			Deliveries.deliver(projection, events(commits, 0, 2));

			assertThat(reads.see(FIRST, 1).orElseThrow().state()).isEqualTo(State.SHOWN);
			assertThat(reads.see(SECOND, 1)).contains(ReadBackAnswer.BEHIND);
			assertThat(reads.see(FIRST, 2)).isEmpty();
			Deliveries.deliver(projection, commits.getLast());
			assertThat(reads.see(FIRST, 2)).contains(ReadBackAnswer.BEHIND);
			assertThat(reads.see(FIRST, 3)).isEmpty();
			this.states.poison((product) -> false);
			projection.retry(FIRST);
			assertThat(reads.see(FIRST, 2).orElseThrow().version()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aProductOfWhichNobodyKnowsWhatItIsWaitsForARebuild(StoreKind kind) {
		CommitLog broken = new CommitLog().commit(created(FIRST, "first"))
			.commit(created(SECOND, "second"))
			.commit(happened(SECOND, new ProductCategorized(List.of(new Category("Hot", "hot")))))
			// which the command side would not have accepted
			.commit(happened(SECOND, new ProductRestored()))
			.commit(happened(THIRD, new ProductRenamed("third")))
			.commit(created(new UUID(1, 4), "fourth"))
			.commit(happened(SECOND, new ProductRenamed("again")), happened(FIRST, new ProductArchived()));
		List<List<DomainEventMessage<?>>> commits = commits(broken);
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);

			Deliveries.deliver(projection, events(commits, 0, 3));
			Deliveries.deliver(projection, events(commits, 3, 6));
			Deliveries.deliver(projection(opened.store(), commits), events(commits, 6, 7));

			assertThat(projection.parked()).containsExactly(SECOND, THIRD);
			assertThat(projection.letters(0, 9)).extracting(DeadLetter::event)
				.containsExactly("product-restored", "product-renamed", "product-renamed");
			assertThat(projection.letters(0, 9)).extracting(DeadLetter::healing)
				.containsOnly(DeadLetter.Healing.REBUILD);
			Retried refused = projection.retry(SECOND);
			assertThat(refused.applied()).isZero();
			assertThat(refused.left()).isEqualTo(2);
			assertThat(refused.cause()).contains("rebuild");
			Tally tally = Tally.load(opened.store(), CommitLog.MERCHANT);
			assertThat(tally.count(Facets.Filter.ALL)).isEqualTo(3);
			assertThat(tally.parked()).isEqualTo(2);
			assertThat(tally.nextOrdinal()).isEqualTo(4);
			assertThat(new ListingReads(opened.store())
				.page(CommitLog.MERCHANT, Facets.Filter.ALL.inListing(), false, null, 0, 9)
				.stream()
				.map(Place::ordinal)).containsExactlyInAnyOrder(0L, 1L, 3L);
			assertThat(Contents.of(opened, FIRST.toString()).toString()).contains("archived=1,");
			assertThat(Contents.of(opened, SECOND.toString()).toString()).contains("name_key=second,");
			assertThat(Contents.ofOthers(opened, List.of()).toString()).contains("slug=hot,", "products=1,");
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatFailsByTheStoreParksNothing(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(new CommitLog().commit(created(FIRST, "first")));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);
			this.states.poison((product) -> {
				throw new StoreUnavailableException("away", null);
			});

			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> Deliveries.deliver(projection, commits.getFirst()));

			assertThat(projection.products()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whenTooManyFailTheProjectionStops(StoreKind kind) {
		CommitLog log = new CommitLog();
		for (int i = 0; i <= 1000; i++) {
			log.commit(created(new UUID(1, i), "poison"));
		}
		List<List<DomainEventMessage<?>>> commits = commits(log);
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = projection(opened.store(), commits);
			this.states.poison((product) -> true);
			Deliveries.deliver(projection, events(commits, 0, 1000));
			assertThat(projection.products()).isEqualTo(1000);

			assertThatIllegalStateException().isThrownBy(() -> Deliveries.deliver(projection, commits.getLast()));

			assertThat(projection.products()).isEqualTo(1000);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aLogThatCannotBeReadParksNothingMore(StoreKind kind) {
		List<List<DomainEventMessage<?>>> commits = commits(new CommitLog().commit(created(FIRST, "first")));
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			ProductProjection projection = new ProductProjection(opened.store(), this.states.mapper(), new Arrivals(),
					(stream, first) -> {
						throw new IllegalStateException("the log is away");
					});
			poison(FIRST);

			assertThatExceptionOfType(StoreUnavailableException.class)
				.isThrownBy(() -> Deliveries.deliver(projection, commits.getFirst()));

			assertThat(projection.products()).isZero();
		}
	}

	private Path temporary(String name) {
		Path path = this.directory.resolve(name);
		path.toFile().mkdirs();
		return path;
	}

}
