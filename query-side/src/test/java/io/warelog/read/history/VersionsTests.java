package io.warelog.read.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import io.warelog.api.product.LiveProduct;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.history.GeneratedHistory.Commit;
import io.warelog.read.history.HistoryReads.Difference;
import io.warelog.read.history.HistoryReads.Entries;
import io.warelog.read.product.CutDeliveries;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The history of products after many generated logs, each delivered in batches that are
 * cut anywhere, fail in the midst of writing and come again.
 */
class VersionsTests {

	private static final JsonMapper JSON = PayloadJson.mapper();

	private static final int LONGEST = 60;

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "SQLITE,200", "MONGODB,20" })
	void theHistoryIsWhatTheLogAddsUpTo(StoreKind kind, int sequences) {
		checkSequences(kind, 1, sequences);
	}

	@Test
	@Tag("soak")
	void theHistoryIsThatOfEightHundredFurtherLogsToo() {
		checkSequences(StoreKind.SQLITE, 201, 1000);
	}

	private void checkSequences(StoreKind kind, int first, int last) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			opened.store().prepare(ProductProjection.NAME, ProductCollections.all());
			for (int seed = first; seed <= last; seed++) {
				Random random = new Random(seed);
				GeneratedHistory history = new GeneratedHistory(seed).commands(1 + random.nextInt(LONGEST));
				CutDeliveries.deliver(history.log(), opened.store(), random, 8);
				new Held(opened.store(), history, random, seed).check();
			}
		}
	}

	/** Compares what a store holds with what was drawn. */
	private static final class Held {

		private final ReadModelStore store;

		private final HistoryReads reads;

		private final GeneratedHistory history;

		private final Random random;

		private final int seed;

		private Held(ReadModelStore store, GeneratedHistory history, Random random, int seed) {
			this.store = store;
			this.reads = new HistoryReads(store, JSON);
			this.history = history;
			this.random = random;
			this.seed = seed;
		}

		private void check() {
			this.history.commits().forEach((product, commits) -> {
				checkRows(product, commits);
				checkStates(product, commits);
				checkEntries(product, commits);
				checkDifferences(product, commits);
			});
		}

		/** Each ends where the next begins, and none is missing. */
		private void checkRows(UUID product, List<Commit> commits) {
			List<String> expected = new ArrayList<>();
			for (int i = 0; i < commits.size(); i++) {
				Commit commit = commits.get(i);
				LiveProduct live = commit.live();
				expected.add(commit.version() + " " + commit.time() + " "
						+ ((i + 1 < commits.size()) ? commits.get(i + 1).time() : null) + " " + commit.massEdit() + " "
						+ ((live != null) ? live.currentPrice().comparable() : null));
			}
			List<String> found = this.store
				.page(HistoryCollections.VERSIONS,
						new Page(List.of(new Condition.Is("product", product.toString())), "number", false, null, 0,
								1000,
								List.of("number", "valid_from", "valid_to", "mass_edit", "current_price", "merchant")))
				.stream()
				.peek((row) -> assertThat(row.text(5)).isEqualTo(this.history.merchant().toString()))
				.map((row) -> row.number(0) + " " + row.number(1) + " " + row.number(2) + " " + row.text(3) + " "
						+ row.number(4))
				.toList();
			assertThat(found).as("seed %s", this.seed).isEqualTo(expected);
		}

		private void checkStates(UUID product, List<Commit> commits) {
			for (Commit commit : commits) {
				checkState(product, commits, new AsOf.Version(commit.version()), commit);
			}
			long first = commits.getFirst().time();
			long last = commits.getLast().time();
			for (int i = 0; i < 3; i++) {
				long time = first - 1 + this.random.nextLong(last - first + 3);
				checkState(product, commits, new AsOf.Time(Times.instant(time)), at(commits, time));
			}
			long inTheMidst = 1 + this.random.nextLong(commits.getLast().version());
			checkState(product, commits, new AsOf.Version(inTheMidst),
					commits.stream().filter((commit) -> commit.version() >= inTheMidst).findFirst().orElseThrow());
			assertThat(this.reads.find(product, this.history.merchant(),
					new AsOf.Version(commits.getLast().version() + 1)))
				.isEmpty();
			assertThat(this.reads.find(product, new UUID(12, 12), new AsOf.Version(1))).isEmpty();
		}

		private static @Nullable Commit at(List<Commit> commits, long time) {
			return commits.reversed().stream().filter((commit) -> commit.time() <= time).findFirst().orElse(null);
		}

		private void checkState(UUID product, List<Commit> commits, AsOf moment, @Nullable Commit expected) {
			PastProduct found = this.reads.find(product, this.history.merchant(), moment).orElse(null);
			LiveProduct live = (expected != null) ? expected.live() : null;
			assertThat(found).as("seed %s, %s", this.seed, moment)
				.isEqualTo((live != null) ? new PastProduct(live, expected.version(),
						Times.instant(commits.getFirst().time()), Times.instant(expected.time()), expected.position())
						: null);
		}

		/** Page by page, newest first; its changes lead from each version to the next. */
		private void checkEntries(UUID product, List<Commit> commits) {
			List<JsonNode> entries = new ArrayList<>();
			int limit = 5 + this.random.nextInt(16);
			Place after = null;
			do {
				Entries page = this.reads.history(product, this.history.merchant(), after, 0, limit).orElseThrow();
				assertThat(page.total()).isEqualTo(commits.size());
				page.entries().forEach((entry) -> entries.add(JSON.readTree(entry)));
				after = page.next();
			}
			while (after != null);
			assertThat(entries).as("seed %s", this.seed).hasSameSizeAs(commits);
			FlatProduct flat = FlatProduct.none(product);
			for (int i = 0; i < commits.size(); i++) {
				Commit commit = commits.get(i);
				JsonNode entry = entries.get(commits.size() - 1 - i);
				assertThat(entry.required("version").longValue()).isEqualTo(commit.version());
				assertThat(entry.required("events").valueStream().map(JsonNode::stringValue))
					.as("seed %s, version %s", this.seed, commit.version())
					.isEqualTo(commit.events());
				assertThat(entry.required("at").stringValue()).isEqualTo(Times.instant(commit.time()).toString());
				assertThat(entry.required("by").stringValue()).isEqualTo(this.history.key().toString());
				assertThat(text(entry, "reason")).isEqualTo(commit.reason());
				assertThat(entry.required("request_id").stringValue()).startsWith("request-");
				assertThat(text(entry, "mass_edit_id"))
					.isEqualTo((commit.massEdit() != null) ? commit.massEdit().toString() : null);
				flat.apply(entry.required("changes"));
				assertThat(flat.values()).as("seed %s, version %s", this.seed, commit.version())
					.isEqualTo(FlatProduct.of(product, commit.live()).values());
			}
		}

		private static @Nullable String text(JsonNode entry, String name) {
			JsonNode value = entry.required(name);
			return value.isNull() ? null : value.stringValue();
		}

		/** Applied to one version it gives the other. */
		private void checkDifferences(UUID product, List<Commit> commits) {
			IntStream.range(0, 2).forEach((i) -> {
				Commit from = commits.get(this.random.nextInt(commits.size()));
				Commit to = this.random.nextBoolean() ? commits.get(this.random.nextInt(commits.size()))
						: commits.getLast();
				Difference difference = this.reads
					.difference(product, this.history.merchant(), new AsOf.Version(from.version()),
							(to == commits.getLast()) ? null : new AsOf.Version(to.version()))
					.orElseThrow();
				assertThat(difference.from()).isEqualTo(from.version());
				assertThat(difference.to()).isEqualTo(to.version());
				FlatProduct flat = FlatProduct.of(product, from.live());
				flat.apply(JSON.readTree(difference.changes()));
				assertThat(flat.values()).as("seed %s, from %s to %s", this.seed, from.version(), to.version())
					.isEqualTo(FlatProduct.of(product, to.live()).values());
			});
		}

	}

}
