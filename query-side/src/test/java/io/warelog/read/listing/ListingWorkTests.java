package io.warelog.read.listing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.warelog.read.listing.ListingFilter.Count;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.warelog.read.listing.Listings.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

/** What a write and a read cost, in documents, bytes and calls of the store. */
class ListingWorkTests {

	private static final int FEW = 100;

	private static final int MANY = 100_000;

	@TempDir
	Path directory;

	@Test
	void aNewProductCostsLittleMoreAmongAHundredThousandThanAmongAHundred() {
		try (StoreKind.Opened opened = StoreKind.SQLITE.open(this.directory)) {
			ReadModelStore store = opened.store();
			Listings.prepare(store);
			List<Step> log = new GeneratedSteps(1).created(MANY + 400).steps();

			Listings.deliver(store, log, 0, FEW);
			long among100 = mean(store, log, FEW);
			for (int from = FEW + 300; from < MANY; from += 1_000) {
				Listings.deliver(store, log, from, Math.min(MANY, from + 1_000));
			}
			long among100000 = mean(store, log, MANY);
			assertThat(among100000).isLessThan(4 * among100).isLessThan(7_500);
			readsOfAnyDepthAreFew(store);
			directoriesOfChaptersAreFew(store);
		}
	}

	/** Of the creates of 300 products, each a batch of its own. */
	private static long mean(ReadModelStore store, List<Step> log, int from) {
		long bytes = 0;
		for (int position = from; position < from + 300; position++) {
			List<Upsert> upserts = Listings.deliver(store, log, position, position + 1);
			// and now and then the beginning of a chapter of the history, with the refs
			// that a great batch has changed
			assertThat(upserts).hasSizeBetween(4, 14);
			bytes += upserts.stream()
				.flatMap((upsert) -> upsert.values().values().stream())
				.mapToLong((value) -> (value instanceof byte[] packed) ? packed.length : 0)
				.sum();
		}
		return bytes / 300;
	}

	/** However the batches were cut; each product was created by one change. */
	private static void directoriesOfChaptersAreFew(ReadModelStore store) {
		List<Document> chapters = store.page(ListingCollections.CHAPTERS,
				new Page(List.of(new Condition.Is("merchant", Listings.MERCHANT.toString())), "since", false, null, 0,
						10_000, List.of("start", "blocks")));
		long start = 0;
		for (Document chapter : chapters) {
			assertThat(chapter.number(0)).isEqualTo(start);
			long changes = Math.max(128, start / 512);
			assertThat(Objects.requireNonNull(chapter.bytes(1)).length).isLessThan((int) (30 * changes));
			start += changes;
		}
		assertThat(start).isGreaterThan(MANY);
	}

	private static void readsOfAnyDepthAreFew(ReadModelStore store) {
		WatchedStore watched = new WatchedStore(store);
		ListingReads reads = new ListingReads(watched.store());
		ListingFilter unarchived = new ListingFilter(GeneratedSteps.COUNTS.unarchived(), Count.UNARCHIVED);
		for (int depth : new int[] { 0, 50_000, 79_000 }) {
			assertThat(reads.page(MERCHANT, unarchived, false, null, depth, 20)).hasSize(20);
			assertThat(watched.calls()).isEqualTo(2);
		}
		Place place = reads.find(MERCHANT, 40_000).orElseThrow();
		assertThat(watched.calls()).isEqualTo(3);
		assertThat(reads.page(MERCHANT, unarchived, true, new After(place.order(), place.ordinal()), 0, 20))
			.hasSize(20);
		assertThat(watched.calls()).isLessThanOrEqualTo(4);
		assertThat(reads.findAll(MERCHANT, List.of(1L, 999L, 40_000L, 70_000L, 99_999L, 200_000L))).hasSize(5);
		assertThat(watched.calls()).isEqualTo(3);
	}

}
