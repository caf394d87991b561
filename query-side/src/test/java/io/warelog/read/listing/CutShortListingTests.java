package io.warelog.read.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.FailingStore;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.warelog.read.listing.Listings.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CutShortListingTests {

	@TempDir
	Path directory;

	private StoreKind.Opened open(StoreKind kind, long seed) throws IOException {
		StoreKind.Opened opened = kind.open(Files.createDirectory(this.directory.resolve("seed-" + seed)));
		Listings.prepare(opened.store());
		return opened;
	}

	private static void deliver(ReadModelStore store, List<Step> log, int from, Random sizes, int most) {
		for (int start = from; start < log.size();) {
			int end = Math.min(log.size(), start + 1 + sizes.nextInt(most));
			Listings.deliver(store, log, start, end);
			start = end;
		}
	}

	@ParameterizedTest
	@EnumSource
	void aBatchCutShortAnywhereLeavesTheOldListing(StoreKind kind) throws IOException {
		for (int seed = 0; seed < 5; seed++) {
			try (StoreKind.Opened opened = open(kind, seed)) {
				ReadModelStore store = opened.store();
				Random random = new Random(seed);
				List<Step> log = new GeneratedSteps(seed).created(500).happened(60, false).steps();
				Listings.deliver(store, log, 0, 500);
				List<Place> before = Listings.all(store);
				List<Upsert> upserts = Listings.upserts(store, log, 500, 500 + 10 + random.nextInt(30));
				for (int written = 1; written < upserts.size(); written++) {
					store.write(new Batch(upserts.subList(0, written), null));
					assertThat(Listings.all(store)).isEqualTo(before);
				}
				List<Long> ordinals = before.stream().map(Place::ordinal).toList();
				assertThat(new ListingReads(store).sorted(MERCHANT, ordinals)).isEqualTo(before);
				// also when it comes again in smaller batches
				deliver(store, log, 500, random, 1 + seed * 5);
				assertThat(Listings.all(store)).isEqualTo(Listings.model(log, log.size()).places());
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void batchesCutShortAgainAndAgainDoNoHarm(StoreKind kind) throws IOException {
		for (int seed = 10; seed < ((kind == StoreKind.SQLITE) ? 20 : 14); seed++) {
			try (StoreKind.Opened opened = open(kind, seed)) {
				cutShortAgainAndAgain(opened.store(), seed);
			}
		}
	}

	private static void cutShortAgainAndAgain(ReadModelStore sound, int seed) {
		FailingStore store = new FailingStore(sound);
		Random random = new Random(seed);
		List<Step> log = new GeneratedSteps(seed).created(600).happened(300, seed % 2 == 0).steps();
		ListingModel model = new ListingModel();
		for (int reached = 0; reached < log.size();) {
			int to = Math.min(log.size(), reached + 1 + random.nextInt((reached < 600) ? 400 : 40));
			if (random.nextBoolean()) {
				store.cutShort(random.nextInt(3), random);
				int from = reached;
				assertThatExceptionOfType(StoreUnavailableException.class)
					.isThrownBy(() -> Listings.deliver(store, log, from, to));
			}
			else {
				Listings.deliver(store, log, random.nextInt(reached + 1), to);
			}
			long position = ListingBatch.load(sound, MERCHANT, GeneratedSteps.COUNTS).position();
			while (reached <= position) {
				log.get(reached++).applyTo(model);
			}
			List<Place> places = Listings.all(sound);
			assertThat(places).isEqualTo(model.places());
			List<Long> ordinals = new ArrayList<>(random.longs(10, 0, 700).distinct().boxed().toList());
			assertThat(new ListingReads(sound).sorted(MERCHANT, ordinals))
				.isEqualTo(places.stream().filter((place) -> ordinals.contains(place.ordinal())).toList());
			// steps at the end of a batch may have changed nothing
			if (to == log.size() && Listings.upserts(sound, log, reached, to).isEmpty()) {
				reached = to;
			}
		}
	}

	@Test
	void refsThatSayOtherwiseAreSurvived() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 30)) {
			ReadModelStore store = opened.store();
			List<Step> log = new ArrayList<>(new GeneratedSteps(30).created(1_000).steps());
			Listings.deliver(store, log, 0, 1_000);
			byte[] allInTheThird = new byte[BlockRefs.RUN];
			allInTheThird[0] = 6;
			store.write(new Batch(List.of(
					new Upsert(ListingCollections.REFS, BlockRefs.id(MERCHANT, 0), 5_000,
							Map.of("blocks", allInTheThird)),
					new Upsert(ListingCollections.REFS, BlockRefs.id(MERCHANT, 256), 5_000,
							Map.of("blocks", new byte[0]))),
					null));
			List<Place> places = Listings.all(store);
			assertThat(new ListingReads(store).sorted(MERCHANT, places.stream().map(Place::ordinal).toList()))
				.isEqualTo(places);
			assertThat(new ListingReads(store).find(MERCHANT, 1_003)).isEmpty();

			log.add(new Step.Remove(7));
			log.add(new Step.Move(300, new Placement(4, true, 1)));
			log.add(new Step.Create(1_000, "A1-USD--", null));
			Listings.deliver(store, log, 1_000, log.size());
			assertThat(Listings.all(store)).isEqualTo(Listings.model(log, log.size()).places());
			assertThat(new ListingReads(store).find(MERCHANT, 300)).contains(new Place(300, 5, 1));
		}
	}

	@Test
	void aReadThatWritesComeBetweenIsMadeAgain() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 31)) {
			ReadModelStore store = opened.store();
			List<Step> log = new GeneratedSteps(31).created(40).steps();
			Listings.deliver(store, log, 0, 30);
			WatchedStore watched = new WatchedStore(store);
			// two writes come back to the slot that the directory had named
			watched.beforeBlocks(() -> {
				Listings.deliver(store, log, 30, 31);
				Listings.deliver(store, log, 31, 32);
			});
			assertThat(Listings.all(watched.store())).isEqualTo(Listings.model(log, 32).places());
			assertThat(watched.calls()).isEqualTo(4);
		}
	}

	@Test
	void aReaderGivesUpWhenTheListingIsBroken() throws IOException {
		try (StoreKind.Opened opened = open(StoreKind.SQLITE, 32)) {
			ReadModelStore store = opened.store();
			List<Step> log = new GeneratedSteps(32).created(10).steps();
			List<Upsert> upserts = Listings.upserts(store, log, 0, 9);
			store.write(new Batch(upserts.stream()
				.filter((upsert) -> !upsert.collection().equals(ListingCollections.BLOCKS))
				.toList(), null));
			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> Listings.all(store));
			assertThatIllegalStateException().isThrownBy(() -> Listings.deliver(store, log, 9, 10));
		}
	}

}
