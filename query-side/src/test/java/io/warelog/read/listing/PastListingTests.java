package io.warelog.read.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.warelog.read.listing.ListingFilter.Count;
import io.warelog.read.store.Batch;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.warelog.read.listing.Listings.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Listings as they were; the time of each step is its position. */
class PastListingTests {

	private static final ListingFilter UNARCHIVED = new ListingFilter(GeneratedSteps.COUNTS.unarchived(),
			Count.UNARCHIVED);

	private static final ListingFilter INACTIVE = new ListingFilter((facets, at) -> facets.charAt(at) == 'I',
			Count.UNKNOWN);

	@TempDir
	Path directory;

	private StoreKind.Opened open(StoreKind kind, long seed) throws IOException {
		StoreKind.Opened opened = kind.open(Files.createDirectory(this.directory.resolve("seed-" + seed)));
		Listings.prepare(opened.store());
		return opened;
	}

	private static PastListing at(ReadModelStore store, long time, long position) {
		return new ListingHistory(store, GeneratedSteps.COUNTS).at(MERCHANT, time, position);
	}

	@ParameterizedTest
	@CsvSource({ "SQLITE,8", "MONGODB,2" })
	void aListingWasWhatTheStepsUntilThenAddUpTo(StoreKind kind, int seeds) throws IOException {
		for (int seed = 0; seed < seeds; seed++) {
			try (StoreKind.Opened opened = open(kind, seed)) {
				Random random = new Random(seed);
				List<Step> log = new GeneratedSteps(seed).created(700)
					.happened(900, seed % 2 == 0)
					.deleted(150)
					.happened(300, seed % 3 == 0)
					.deletedAndRestored(5, 120)
					.steps();
				deliver(opened.store(), log, random, seed);
				for (int i = 0; i < 25; i++) {
					check(opened.store(), log, random.nextInt(log.size()), random);
				}
				check(opened.store(), log, log.size() - 1, random);
			}
		}
	}

	/** Batches of any size, some of which fail and come again in others. */
	private static void deliver(ReadModelStore sound, List<Step> log, Random random, int seed) {
		FailingStore store = new FailingStore(sound);
		int most = (seed % 3 == 0) ? 3 : 400;
		for (int reached = 0; reached < log.size();) {
			int to = Math.min(log.size(), reached + 1 + random.nextInt(most));
			if (random.nextInt(3) == 0 && !Listings.upserts(sound, log, reached, to).isEmpty()) {
				store.cutShort(random.nextInt(7), random);
				int from = reached;
				assertThatExceptionOfType(StoreUnavailableException.class)
					.isThrownBy(() -> Listings.deliver(store, log, from, to));
				reached = Math.max(reached,
						(int) ListingBatch.load(sound, MERCHANT, GeneratedSteps.COUNTS).position() + 1);
			}
			else {
				Listings.deliver(store, log, random.nextInt(reached + 1), to);
				reached = to;
			}
		}
	}

	private static void check(ReadModelStore store, List<Step> log, int last, Random random) {
		ListingModel model = Listings.model(log, last + 1);
		List<Place> places = model.places();
		PastListing then = random.nextBoolean() ? at(store, last, Long.MAX_VALUE) : at(store, Long.MAX_VALUE, last);
		assertThat(then.page(ListingFilter.all(), false, null, 0, 10_000)).as("until %s", last).isEqualTo(places);
		assertThat(then.count((facets, at) -> true)).isEqualTo(places.size());
		for (ListingFilter filter : List.of(UNARCHIVED, INACTIVE)) {
			boolean descending = random.nextBoolean();
			List<Place> wanted = model.page(filter.predicate(), descending, null, 0, 10_000);
			assertThat(then.count(filter.predicate())).isEqualTo(wanted.size());
			if (wanted.isEmpty()) {
				continue;
			}
			int skip = random.nextInt(wanted.size());
			// another reader, as one that has read all may know too much
			PastListing again = at(store, last, last);
			assertThat(again.page(filter, descending, null, skip, 20))
				.isEqualTo(wanted.stream().skip(skip).limit(20).toList());
			Place place = wanted.get(random.nextInt(wanted.size()));
			After after = new After(place.order(), place.ordinal());
			assertThat(again.page(filter, descending, after, 0, 20))
				.isEqualTo(model.page(filter.predicate(), descending, after, 0, 20));
		}
		List<Long> ordinals = new ArrayList<>(random.longs(30, 0, 1_500).distinct().boxed().toList());
		assertThat(at(store, last, Long.MAX_VALUE).sorted(ordinals))
			.isEqualTo(places.stream().filter((place) -> ordinals.contains(place.ordinal())).toList());
		assertThat(then.created()).isEqualTo(log.subList(0, last + 1)
			.stream()
			.filter(Step.Create.class::isInstance)
			.map(Step.Create.class::cast)
			.mapToLong((create) -> create.ordinal() + 1)
			.max()
			.orElseThrow());
	}

	@Test
	void thereWasNothingBeforeTheFirstStep() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 20)) {
			Listings.deliver(opened.store(), new GeneratedSteps(20).created(10).steps(), 0, 10);
			PastListing then = at(opened.store(), -1, Long.MAX_VALUE);
			assertThat(then.page(ListingFilter.all(), false, null, 0, 10)).isEmpty();
			assertThat(then.findAll(List.of(1L, 2L))).isEmpty();
			assertThat(then.count((facets, at) -> true)).isZero();
			assertThat(then.created()).isZero();
		}
	}

	@Test
	void stepsOfOneCommitAreSeenTogether() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 21)) {
			ListingBatch batch = ListingBatch.load(opened.store(), MERCHANT, GeneratedSteps.COUNTS);
			batch.at(10, 1_000);
			for (int i = 0; i < 3 * Journal.CHAPTER; i++) {
				batch.create(i, "A1-USD--", null);
			}
			batch.at(500, 1_000);
			batch.create(900, "A1-USD--", null);
			opened.store().write(new Batch(batch.upserts(501), null));
			assertThat(at(opened.store(), 999, Long.MAX_VALUE).count((facets, at) -> true)).isZero();
			assertThat(at(opened.store(), 1_000, 10).count((facets, at) -> true)).isEqualTo(3 * Journal.CHAPTER);
			assertThat(at(opened.store(), 1_000, 500).count((facets, at) -> true)).isEqualTo(3 * Journal.CHAPTER + 1);
		}
	}

	@Test
	void aProductThatIsBackBeforeTheBatchEndsIsFoundInLaterChapters() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 23)) {
			List<Step> log = new GeneratedSteps(23).created(10).steps();
			log.add(new Step.Remove(5));
			become(log, 1, Journal.CHAPTER + 20);
			log.add(new Step.Create(5, "A1-USD--", new Placement(5, true, 1)));
			become(log, 2, Journal.CHAPTER + 20);
			log.add(new Step.Describe(5, "I1-EUR--"));
			Listings.deliver(opened.store(), log, 0, 10);
			Listings.deliver(opened.store(), log, 10, log.size());
			int first = log.size();
			become(log, 3, Journal.CHAPTER + 20);
			log.add(new Step.Remove(5));
			Listings.deliver(opened.store(), log, first, log.size());
			for (int last = 9; last < log.size(); last++) {
				List<Place> places = Listings.model(log, last + 1).places();
				PastListing then = at(opened.store(), last, Long.MAX_VALUE);
				assertThat(then.sorted(places.stream().map(Place::ordinal).toList())).as("until %s", last)
					.isEqualTo(places);
			}
		}
	}

	private static void become(List<Step> log, long ordinal, int times) {
		for (int i = 0; i < times; i++) {
			log.add(new Step.Describe(ordinal, (i % 2 == 0) ? "A0-EUR--" : "R1-EUR--"));
		}
	}

	/** A page reads a directory, a few blocks and refs. */
	@Test
	void aPageReadsLittleWhateverTheLengthOfTheLog() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 22)) {
			List<Step> log = new GeneratedSteps(22).created(40_000).happened(300, true).steps();
			for (int from = 0; from < log.size(); from += 1_000) {
				Listings.deliver(opened.store(), log, from, Math.min(log.size(), from + 1_000));
			}
			WatchedStore watched = new WatchedStore(opened.store());
			for (int time : new int[] { 127, 20_000, 39_000 }) {
				watched.calls();
				assertThat(at(watched.store(), time, Long.MAX_VALUE).page(UNARCHIVED, false, null, time / 2, 20))
					.hasSize(20);
				assertThat(watched.calls()).isLessThanOrEqualTo(9);
			}
		}
	}

}
