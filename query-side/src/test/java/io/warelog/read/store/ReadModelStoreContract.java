package io.warelog.read.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.read.store.Condition.Between;
import io.warelog.read.store.Condition.HasWord;
import io.warelog.read.store.Condition.HasWordStarting;
import io.warelog.read.store.Condition.Is;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.warelog.read.store.PageBuilder.ascending;
import static io.warelog.read.store.PageBuilder.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What {@link ReadModelStore} promises, whatever the database. */
public abstract class ReadModelStoreContract {

	protected static final Collection THINGS = new Collection("things", 1,
			List.of(Field.bytes("body"), Field.text("merchant"), Field.text("name"), Field.number("price"),
					Field.number("order"), Field.words("words", "merchant"), Field.words("tags")),
			List.of(List.of("merchant", "name"), List.of("merchant", "price"), List.of("merchant", "order", "price"),
					List.of("price")));

	private static final Duration STALE = Duration.ofSeconds(10);

	protected final AdjustableClock clock = new AdjustableClock();

	protected ReadModelStore store;

	/** Opens the database of this test, the same one each time. */
	protected abstract ReadModelStore open(Clock clock) throws Exception;

	/** Makes the database unreachable for the store that is open. */
	protected abstract void stop() throws Exception;

	/** Whether a batch becomes visible, or is refused, as a whole. */
	protected abstract boolean hasTransactions();

	/**
	 * Whether texts are compared by code points, as every store in use does; false for a
	 * substitute that compares UTF-16 units.
	 */
	protected boolean comparesCodePoints() {
		return true;
	}

	@BeforeEach
	void openAndPrepare() throws Exception {
		this.store = open(this.clock);
		this.store.prepare("things", List.of(THINGS));
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void keepsEveryKindOfValue() {
		byte[] body = { 0, 1, -1, 127, -128 };
		write(thing("a", 7, Map.of("body", body, "merchant", "m", "name", "Ünïcode \uD83D\uDE00", "price",
				Long.MIN_VALUE, "order", Long.MAX_VALUE, "words", List.of("eins", "zwei"), "tags", List.of())));
		Document found = this.store
			.get(THINGS, "a", List.of("tags", "words", "order", "price", "name", "merchant", "body"))
			.orElseThrow();
		assertThat(found.id()).isEqualTo("a");
		assertThat(found.version()).isEqualTo(7);
		assertThat(found.words(0)).isEmpty();
		assertThat(found.words(1)).containsExactly("eins", "zwei");
		assertThat(found.number(2)).isEqualTo(Long.MAX_VALUE);
		assertThat(found.number(3)).isEqualTo(Long.MIN_VALUE);
		assertThat(found.text(4)).isEqualTo("Ünïcode \uD83D\uDE00");
		assertThat(found.text(5)).isEqualTo("m");
		assertThat(found.bytes(6)).isEqualTo(body);
	}

	@Test
	void aBatchMayBeWrittenOverTheSameVersionButNotOverALaterOne() {
		write(thing("a", 3, Map.of("name", "first")), thing("b", 3, Map.of("name", "first")));

		write(thing("a", 3, Map.of("name", "passed over")));
		this.store.write(new Batch(List.of(thing("a", 3, Map.of("name", "second")),
				thing("b", 2, Map.of("name", "second")), thing("c", 1, Map.of("name", "second"))), null, true));

		assertThat(name("a")).isEqualTo("second");
		assertThat(name("b")).isEqualTo("first");
		assertThat(name("c")).isEqualTo("second");
	}

	@Test
	void whatIsDroppedIsGoneAndCanBeMadeAnew() {
		for (int i = 0; i < 1_200; i++) {
			write(thing("a" + i, 1, Map.of("merchant", "m", "name", "n", "price", 1L, "words", List.of("word"))));
		}

		this.store.drop(List.of(THINGS));
		this.store.drop(List.of(THINGS));

		assertThat(this.store.prepare("things", List.of(THINGS))).isFalse();
		assertThat(count(new Is("merchant", "m"))).isZero();
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "word"))).isZero();
		write(thing("a1", 1, Map.of("merchant", "m", "name", "new", "words", List.of("word"))));
		assertThat(name("a1")).isEqualTo("new");
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "word"))).isOne();
	}

	@Test
	void whatIsMissingIsNull() {
		write(thing("a", 1, Map.of("name", "full", "price", 0L, "words", List.of("w"))));
		write(thing("a", 2, Map.of("price", 0L)));
		Document found = this.store.get(THINGS, "a", List.of("name", "price", "words", "body", "order")).orElseThrow();
		assertThat(found.values()).isEqualTo(Arrays.asList(null, 0L, null, null, null));
	}

	@Test
	void fetchesNothingMoreThanAskedFor() {
		write(thing("a", 1, Map.of("name", "x")));
		assertThat(this.store.get(THINGS, "a", List.of()).orElseThrow().values()).isEmpty();
		assertThat(this.store.get(THINGS, "b", List.of())).isEmpty();
	}

	@Test
	void whatIsReadTogetherIsOfOneMomentWhereThereAreTransactions() {
		write(thing("a", 1, Map.of("merchant", "m", "name", "before")));
		List<Object> read = this.store.together((reads) -> {
			Object first = reads.get(THINGS, "a", List.of("name")).orElseThrow().text(0);
			write(thing("a", 2, Map.of("merchant", "m", "name", "after")), thing("b", 1, Map.of("merchant", "m")));
			return Arrays.asList(first, reads.get(THINGS, "a", List.of("name")).orElseThrow().text(0),
					reads.count(THINGS, List.of(new Is("merchant", "m"))));
		});
		assertThat(read)
			.isEqualTo(hasTransactions() ? List.of("before", "before", 1L) : List.of("before", "after", 2L));
		assertThat(name("a")).isEqualTo("after");
	}

	@Test
	void readingTogetherThatFailsHoldsNothingUp() {
		write(thing("a", 1, Map.of("name", "before")));
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> this.store.together((reads) -> {
					reads.get(THINGS, "a", List.of("name"));
					throw new UnsupportedOperationException();
				}));
		}
		write(thing("a", 2, Map.of("name", "after")));
		assertThat(name("a")).isEqualTo("after");
	}

	@Test
	void anOlderOrEqualVersionChangesNothing() {
		write(thing("a", 5, Map.of("merchant", "m", "name", "five", "words", List.of("five"))));
		write(thing("a", 4, Map.of("merchant", "m", "name", "four", "words", List.of("four"))));
		write(thing("a", 5, Map.of("merchant", "m", "name", "other", "words", List.of("other"))));
		assertThat(name("a")).isEqualTo("five");
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "five"))).isOne();
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "four"))).isZero();
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "other"))).isZero();
		write(thing("a", 6, Map.of("merchant", "m", "name", "six", "words", List.of("six"))));
		assertThat(name("a")).isEqualTo("six");
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "five"))).isZero();
		assertThat(count(new Is("merchant", "m"), new HasWord("words", "six"))).isOne();
	}

	@Test
	void aBatchWrittenTwiceIsThereOnce() {
		Batch batch = new Batch(IntStream.range(0, 50)
			.mapToObj((i) -> thing("id" + i, i, Map.of("merchant", "m", "price", (long) i, "words", List.of("w" + i))))
			.toList(), null);
		this.store.write(batch);
		List<Document> before = list(ascending("price").limit(100));
		this.store.write(batch);
		assertThat(list(ascending("price").limit(100))).isEqualTo(before).hasSize(50);
	}

	@Test
	void theGreatestVersionInABatchWins() {
		this.store.write(new Batch(List.of(thing("a", 1, Map.of("name", "one")), thing("b", 1, Map.of("name", "b")),
				thing("a", 3, Map.of("name", "three")), thing("a", 2, Map.of("name", "two"))), null));
		assertThat(name("a")).isEqualTo("three");
		assertThat(name("b")).isEqualTo("b");
	}

	@Test
	void olderDocumentsDoNotKeepOthersOfTheBatchOut() {
		write(thing("b", 9, Map.of("name", "kept")));
		this.store.write(new Batch(List.of(thing("a", 1, Map.of("name", "a")), thing("b", 1, Map.of("name", "late")),
				thing("c", 1, Map.of("name", "c"))), null));
		assertThat(Stream.of("a", "b", "c").map(this::name)).containsExactly("a", "kept", "c");
	}

	@Test
	void getsManyByTheirIds() {
		this.store.write(new Batch(
				IntStream.range(0, 100).mapToObj((i) -> thing("id" + i, i, Map.of("price", (long) i))).toList(), null));
		List<String> ids = IntStream.range(50, 130).mapToObj((i) -> "id" + i).toList();
		assertThat(this.store.getAll(THINGS, ids, List.of("price"))).hasSize(50)
			.allSatisfy((document) -> assertThat(document.id()).isEqualTo("id" + document.number(0)));
		assertThat(this.store.getAll(THINGS, List.of(), List.of("price"))).isEmpty();
		assertThat(this.store.getAll(THINGS, List.of("id1", "id1"), List.of("price"))).hasSize(1);
	}

	@Test
	void pagesAreOrderedWithTiesById() {
		write(thing("b", 1, Map.of("price", 1L)), thing("a", 1, Map.of("price", 1L)),
				thing("c", 1, Map.of("price", 0L)), thing("none", 1, Map.of("name", "no price")));
		assertThat(ids(ascending("price"))).containsExactly("c", "a", "b");
		assertThat(ids(descending("price"))).containsExactly("b", "a", "c");
	}

	@Test
	void pagesStartBehindAPlaceThatNeedNotExist() {
		write(thing("a", 1, Map.of("price", 1L)), thing("c", 1, Map.of("price", 1L)),
				thing("e", 1, Map.of("price", 2L)));
		assertThat(ids(ascending("price").after(1L, "a"))).containsExactly("c", "e");
		assertThat(ids(ascending("price").after(1L, "b"))).containsExactly("c", "e");
		assertThat(ids(descending("price").after(1L, "b"))).containsExactly("a");
		assertThat(ids(ascending("price").after(1L, "a").skip(1))).containsExactly("e");
		assertThat(ids(ascending("price").after(1L, "a").limit(1))).containsExactly("c");
		assertThat(ids(ascending("price").after(0L, "z").skip(1).limit(1))).containsExactly("c");
		assertThat(ids(ascending("price").after(2L, "e"))).isEmpty();
	}

	@Test
	void placesAndBoundsOnTheSortFieldHoldTogether() {
		write(IntStream.range(0, 10)
			.mapToObj((i) -> thing("id" + i, 1, Map.of("price", (long) i)))
			.toArray(Batch.Upsert[]::new));
		Between bounds = new Between("price", 3L, 6L);
		assertThat(ids(ascending("price").where(bounds))).containsExactly("id3", "id4", "id5", "id6");
		assertThat(ids(ascending("price").where(bounds).after(1L, "x"))).containsExactly("id3", "id4", "id5", "id6");
		assertThat(ids(ascending("price").where(bounds).after(4L, "id4"))).containsExactly("id5", "id6");
		assertThat(ids(descending("price").where(bounds).after(8L, "x"))).containsExactly("id6", "id5", "id4", "id3");
		assertThat(ids(descending("price").where(bounds).after(4L, "id4"))).containsExactly("id3");
		assertThat(ids(descending("price").where(bounds, new Between("price", 4L, null)))).containsExactly("id6", "id5",
				"id4");
		assertThat(ids(ascending("price").where(new Is("price", 4L)))).containsExactly("id4");
	}

	@Test
	void textIsOrderedByCodePoints() {
		assumeTrue(comparesCodePoints(), "this server compares UTF-16 units");
		List<String> ordered = List.of("", "A", "Z", "a", "ab", "z", "é", "\u4E2D", "\uD7FF", "\uE000", "\uFFFD",
				"\uD800\uDC00", "\uD83D\uDE00", "\uD83D\uDE01", "\uDBFF\uDFFD");
		for (int i = 0; i < ordered.size(); i++) {
			write(thing("id" + (char) ('a' + i), 1, Map.of("merchant", "m", "name", ordered.get(i))));
		}
		assertThat(list(ascending("name").where(new Is("merchant", "m")).fetch("name")))
			.extracting((document) -> document.text(0))
			.containsExactlyElementsOf(ordered);
		assertThat(ids(ascending("name").where(new Is("merchant", "m")).after("\uFFFD", "idk"))).containsExactly("idl",
				"idm", "idn", "ido");
		assertThat(ids(ascending("name").where(new Is("merchant", "m"), new Between("name", "\uFFFD", "\uD83D\uDE00"))))
			.containsExactly("idk", "idl", "idm");
	}

	@Test
	void idsAreOrderedByCodePoints() {
		assumeTrue(comparesCodePoints(), "this server compares UTF-16 units");
		write(thing("\uD83D\uDE00", 1, Map.of("price", 1L)), thing("\uFFFD", 1, Map.of("price", 1L)));
		assertThat(ids(ascending("price"))).containsExactly("\uFFFD", "\uD83D\uDE00");
		assertThat(ids(ascending("price").after(1L, "\uFFFD"))).containsExactly("\uD83D\uDE00");
	}

	@Test
	void findsWordsByWholeAndByPrefix() {
		write(thing("a", 1,
				Map.of("merchant", "m", "price", 1L, "words", List.of("coffee", "mug"), "tags", List.of("new"))),
				thing("b", 1, Map.of("merchant", "m", "price", 2L, "words", List.of("coffee", "cot", "cup"))),
				thing("c", 1,
						Map.of("merchant", "other", "price", 3L, "words", List.of("coffee"), "tags", List.of("new"))),
				thing("d", 1, Map.of("merchant", "m", "price", 4L)));
		Is merchant = new Is("merchant", "m");
		assertThat(ids(ascending("price").where(merchant, new HasWordStarting("words", "co")))).containsExactly("a",
				"b");
		assertThat(ids(descending("price").where(merchant, new HasWordStarting("words", "co")))).containsExactly("b",
				"a");
		assertThat(ids(ascending("price").where(merchant, new HasWordStarting("words", "co"),
				new HasWordStarting("words", "m"))))
			.containsExactly("a");
		assertThat(ids(ascending("price").where(merchant, new HasWord("words", "co")))).isEmpty();
		assertThat(ids(ascending("price").where(merchant, new HasWord("words", "cup")))).containsExactly("b");
		assertThat(ids(ascending("price").where(new HasWord("tags", "new")))).containsExactly("a", "c");
		assertThat(
				ids(ascending("price").where(merchant, new HasWord("tags", "new"), new HasWordStarting("words", "mu"))))
			.containsExactly("a");
		assertThat(count(merchant, new HasWordStarting("words", "co"))).isEqualTo(2);
		assertThat(count(new HasWordStarting("tags", "n"))).isEqualTo(2);
	}

	@Test
	void findsWordsWithoutTheirScopeToo() {
		write(thing("a", 1, Map.of("merchant", "m", "price", 1L, "words", List.of("coffee"))),
				thing("b", 1, Map.of("price", 2L, "words", List.of("coffee"))));
		assertThat(ids(ascending("price").where(new HasWordStarting("words", "cof")))).containsExactly("a", "b");
		assertThat(count(new HasWord("words", "coffee"), new Between("price", 1L, 2L))).isEqualTo(2);
	}

	@Test
	void prefixesEndWhereTheLastCharacterDoes() {
		assumeTrue(comparesCodePoints(), "this server compares UTF-16 units");
		write(thing("a", 1, Map.of("price", 1L, "tags", List.of("x\uDBFF\uDFFF"))),
				thing("b", 1, Map.of("price", 2L, "tags", List.of("y"))),
				thing("c", 1, Map.of("price", 3L, "tags", List.of("\uD7FFx"))),
				thing("d", 1, Map.of("price", 4L, "tags", List.of("\uDBFF\uDFFFz"))));
		assertThat(ids(ascending("price").where(new HasWordStarting("tags", "x")))).containsExactly("a");
		assertThat(ids(ascending("price").where(new HasWordStarting("tags", "x\uDBFF\uDFFF")))).containsExactly("a");
		assertThat(ids(ascending("price").where(new HasWordStarting("tags", "\uD7FF")))).containsExactly("c");
		assertThat(ids(ascending("price").where(new HasWordStarting("tags", "\uDBFF\uDFFF")))).containsExactly("d");
	}

	@Test
	void wordsOfPatternsAreTakenLiterally() {
		write(thing("a", 1, Map.of("price", 1L, "tags", List.of("50%", "a_b", ".*"))),
				thing("b", 1, Map.of("price", 2L, "tags", List.of("500", "axb", "zz"))));
		assertThat(Stream.of("50%", "a_", ".").map((prefix) -> count(new HasWordStarting("tags", prefix))))
			.containsOnly(1L);
	}

	@Test
	void anUnknownFieldIsRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> write(thing("a", 1, Map.of("nmae", "x"))));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.store.get(THINGS, "a", List.of("nmae")));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> count(new Is("nmae", "x")));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> list(ascending("nmae")));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> list(ascending("body")));
	}

	@Test
	void pagesAndCountsAgreeWithALookThroughAList() {
		for (int seed = 1; seed <= 8; seed++) {
			Generated generated = new Generated(seed, comparesCodePoints());
			Collection collection = new Collection("generated", seed, THINGS.fields(),
					Stream.concat(THINGS.indexes().stream(), Generated.SORTS.stream().map(List::of))
						.distinct()
						.toList());
			this.store.prepare("generated", List.of(collection));
			ListModel model = new ListModel();
			for (int round = 0; round < 4; round++) {
				List<Batch.Upsert> upserts = IntStream.range(0, 60)
					.mapToObj((i) -> generated.upsert(collection))
					.toList();
				this.store.write(new Batch(upserts, null));
				upserts.forEach(model::write);
				for (int i = 0; i < 12; i++) {
					Page page = generated.page();
					assertThat(this.store.page(collection, page)).as("seed %d: %s", seed, page)
						.isEqualTo(model.page(page));
					assertThat(this.store.count(collection, page.conditions())).as("seed %d: %s", seed, page)
						.isEqualTo(model.count(page.conditions()));
				}
			}
		}
	}

	@Test
	void preparingAgainKeepsEverything() throws Exception {
		write(thing("a", 1, Map.of("name", "kept")));
		this.store.create(new Checkpoint("things", 0, null, null, null));
		assertThat(this.store.prepare("things", List.of(THINGS))).isTrue();
		this.store.close();
		this.store = open(this.clock);
		assertThat(this.store.prepare("things", List.of(THINGS))).isTrue();
		assertThat(name("a")).isEqualTo("kept");
		assertThat(this.store.checkpoints("things")).hasSize(1);
	}

	@Test
	void anotherRevisionEmptiesTheCollectionAndSendsItsProjectionBackToTheStart() {
		Collection other = new Collection("others", 1, List.of(Field.text("name")), List.of());
		assertThat(this.store.prepare("others", List.of(other))).isFalse();
		this.store.create(new Checkpoint("things", 0, null, null, null));
		this.store.create(new Checkpoint("others", 0, null, null, null));
		write(thing("a", 9, Map.of("merchant", "m", "name", "old", "words", List.of("old"))));
		write(new Batch.Upsert(other, "a", 1, Map.of("name", "kept")));

		Collection next = new Collection("things", 2, THINGS.fields(), THINGS.indexes());
		assertThat(this.store.prepare("things", List.of(next))).isFalse();

		assertThat(this.store.get(next, "a", List.of())).isEmpty();
		assertThat(this.store.count(next, List.of())).isZero();
		assertThat(this.store.count(next, List.of(new Is("merchant", "m"), new HasWord("words", "old")))).isZero();
		assertThat(this.store.checkpoints("things")).isEmpty();
		assertThat(this.store.checkpoints("others")).hasSize(1);
		assertThat(this.store.get(other, "a", List.of("name")).orElseThrow().text(0)).isEqualTo("kept");
		write(new Batch.Upsert(next, "a", 1, Map.of("name", "new")));
		assertThat(this.store.get(next, "a", List.of("name")).orElseThrow().text(0)).isEqualTo("new");
		assertThat(this.store.prepare("things", List.of(next))).isTrue();
	}

	@Test
	void otherFieldsOrIndexesEmptyTheCollectionEvenAtTheSameRevision() {
		write(thing("a", 1, Map.of("name", "old")));
		Collection changed = new Collection("things", 1,
				Stream.concat(THINGS.fields().stream(), Stream.of(Field.text("added"))).toList(), THINGS.indexes());
		assertThat(this.store.prepare("things", List.of(changed))).isFalse();
		assertThat(this.store.get(changed, "a", List.of())).isEmpty();
		write(new Batch.Upsert(changed, "a", 1, Map.of("added", "x")));
		assertThat(this.store.get(changed, "a", List.of("added")).orElseThrow().text(0)).isEqualTo("x");
		assertThat(this.store.prepare("things", List.of(THINGS))).isFalse();
	}

	@Test
	void aFurtherCollectionEmptiesTheOthersOfItsProjection() {
		write(thing("a", 1, Map.of("name", "old")));
		this.store.create(new Checkpoint("things", 0, null, null, null));
		Collection further = new Collection("further", 1, List.of(Field.text("name")), List.of());

		assertThat(this.store.prepare("things", List.of(THINGS, further))).isFalse();

		assertThat(this.store.get(THINGS, "a", List.of())).isEmpty();
		assertThat(this.store.checkpoints("things")).isEmpty();
		assertThat(this.store.prepare("things", List.of(THINGS, further))).isTrue();
	}

	@Test
	void segmentsAreClaimedByOneNodeAtATime() {
		assertThat(this.store.claim("p", 0, "me", STALE)).isEmpty();
		assertThat(this.store.create(new Checkpoint("p", 0, null, bytes("t0"), "type"))).isTrue();
		assertThat(this.store.create(new Checkpoint("p", 0, null, bytes("t9"), "type"))).isFalse();
		Checkpoint claimed = this.store.claim("p", 0, "me", STALE).orElseThrow();
		assertThat(claimed.owner()).isEqualTo("me");
		assertThat(claimed.token()).isEqualTo(bytes("t0"));
		assertThat(claimed.tokenType()).isEqualTo("type");
		assertThat(this.store.claim("p", 0, "you", STALE)).isEmpty();
		assertThat(this.store.claimable("p", "you", STALE)).isEmpty();
		assertThat(this.store.claimable("p", "me", STALE)).containsExactly(0);
		this.store.release("p", 0, "you");
		assertThat(this.store.claim("p", 0, "you", STALE)).isEmpty();
		this.store.release("p", 0, "me");
		assertThat(this.store.claimable("p", "you", STALE)).containsExactly(0);
		assertThat(this.store.claim("p", 0, "you", STALE)).isPresent();
	}

	@Test
	void aClaimThatIsNotExtendedGoesStale() {
		this.store.create(new Checkpoint("p", 0, null, null, null));
		this.store.claim("p", 0, "me", STALE);
		this.clock.advance(Duration.ofSeconds(6));
		assertThat(this.store.claim("p", 0, "me", STALE)).isPresent();
		this.clock.advance(Duration.ofSeconds(6));
		assertThat(this.store.claim("p", 0, "you", STALE)).isEmpty();
		this.store.write(new Batch(List.of(), new Checkpoint("p", 0, "me", bytes("t1"), "type")));
		this.clock.advance(Duration.ofSeconds(6));
		assertThat(this.store.claim("p", 0, "you", STALE)).isEmpty();
		this.clock.advance(Duration.ofSeconds(4));
		assertThat(this.store.claimable("p", "you", STALE)).containsExactly(0);
		assertThat(this.store.claim("p", 0, "you", STALE).orElseThrow().token()).isEqualTo(bytes("t1"));
		assertThat(this.store.claim("p", 0, "me", STALE)).isEmpty();
	}

	@Test
	void oneOfManyNodesGetsTheClaim() throws Exception {
		this.store.create(new Checkpoint("p", 0, null, null, null));
		try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Boolean>> claims = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				String node = "node" + i;
				claims.add(() -> this.store.claim("p", 0, node, STALE).isPresent());
			}
			int winners = 0;
			for (Future<Boolean> claim : nodes.invokeAll(claims)) {
				winners += claim.get() ? 1 : 0;
			}
			assertThat(winners).isOne();
		}
	}

	@Test
	void checkpointsAreListedRemovedAndForgotten() {
		for (int segment : new int[] { 10, 2, 1, 0 }) {
			this.store.create(new Checkpoint("p", segment, null, null, null));
		}
		this.store.create(new Checkpoint("p2", 0, "me", null, null));
		assertThat(this.store.checkpoints("p")).extracting(Checkpoint::segment).containsExactly(0, 1, 2, 10);
		assertThat(this.store.checkpoints("p2")).extracting(Checkpoint::owner).containsExactly("me");
		this.store.claim("p", 1, "me", STALE);
		assertThat(this.store.remove("p", 1, "you")).isFalse();
		assertThat(this.store.remove("p", 2, "me")).isFalse();
		assertThat(this.store.remove("p", 1, "me")).isTrue();
		assertThat(this.store.checkpoints("p")).extracting(Checkpoint::segment).containsExactly(0, 2, 10);
		this.store.forget("p");
		assertThat(this.store.checkpoints("p")).isEmpty();
		assertThat(this.store.checkpoints("p2")).hasSize(1);
	}

	@Test
	void aBatchMovesItsCheckpointAndKeepsTheClaim() {
		this.store.create(new Checkpoint("p", 0, null, null, null));
		this.store.claim("p", 0, "me", STALE);
		this.store.write(new Batch(List.of(thing("a", 1, Map.of("name", "x"))),
				new Checkpoint("p", 0, "me", bytes("t1"), "type")));
		Checkpoint checkpoint = this.store.checkpoints("p").getFirst();
		assertThat(checkpoint.owner()).isEqualTo("me");
		assertThat(checkpoint.token()).isEqualTo(bytes("t1"));
		assertThat(checkpoint.tokenType()).isEqualTo("type");
		assertThat(name("a")).isEqualTo("x");
	}

	@Test
	void aBatchWithoutOwnerSetsItsCheckpoint() {
		this.store.write(new Batch(List.of(), new Checkpoint("p", 0, null, bytes("t1"), "type")));
		assertThat(this.store.checkpoints("p").getFirst().token()).isEqualTo(bytes("t1"));
	}

	@Test
	void aBatchOfAnOwnerWithoutTheClaimIsRefused() {
		this.store.create(new Checkpoint("p", 0, null, bytes("t0"), "type"));
		this.store.claim("p", 0, "you", STALE);
		Batch batch = new Batch(List.of(thing("a", 1, Map.of("name", "x"))),
				new Checkpoint("p", 0, "me", bytes("t1"), "type"));
		assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> this.store.write(batch));
		assertThat(this.store.checkpoints("p").getFirst().token()).isEqualTo(bytes("t0"));
		this.store.forget("p");
		assertThatExceptionOfType(ClaimLostException.class).isThrownBy(() -> this.store.write(batch));
		assertThat(this.store.checkpoints("p")).isEmpty();
		if (hasTransactions()) {
			assertThat(this.store.get(THINGS, "a", List.of())).isEmpty();
		}
	}

	@Test
	void readersSeeWholeDocumentsWhileTheyAreWritten() throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		write(whole(0));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Long>> readers = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				readers.add(threads.submit(() -> {
					long seen = 0;
					while (!done.get()) {
						Document found = this.store.get(THINGS, "whole", List.of("name", "price", "words"))
							.orElseThrow();
						String expected = Long.toString(found.version());
						assertThat(found.values()).containsExactly(expected, found.version(), List.of(expected));
						assertThat(found.version()).isGreaterThanOrEqualTo(seen);
						seen = found.version();
						Document listed = list(
								descending("price").where(new Is("merchant", "m")).fetch("name", "price"))
							.getFirst();
						assertThat(listed.values()).containsExactly(Long.toString(listed.version()), listed.version());
					}
					return seen;
				}));
			}
			try {
				for (int version = 1; version <= 300; version++) {
					write(whole(version));
				}
			}
			finally {
				done.set(true);
			}
			for (Future<Long> reader : readers) {
				reader.get();
			}
		}
		assertThat(name("whole")).isEqualTo("300");
	}

	private static Batch.Upsert whole(long version) {
		String text = Long.toString(version);
		return thing("whole", version, Map.of("merchant", "m", "name", text, "price", version, "words", List.of(text)));
	}

	@Test
	void answersAPing() {
		this.store.ping();
	}

	@Test
	void saysWhenTheDatabaseCannotBeReached() throws Exception {
		write(thing("a", 1, Map.of("name", "x")));
		stop();
		List<Runnable> calls = List.of(() -> this.store.get(THINGS, "a", List.of()),
				() -> this.store.getAll(THINGS, List.of("a"), List.of()), () -> list(ascending("price")), () -> count(),
				() -> write(thing("b", 1, Map.of())), () -> this.store.checkpoints("p"),
				() -> this.store.claim("p", 0, "me", STALE), () -> this.store.claimable("p", "me", STALE),
				() -> this.store.release("p", 0, "me"), () -> this.store.remove("p", 0, "me"),
				() -> this.store.forget("p"), () -> this.store.create(new Checkpoint("p", 0, null, null, null)),
				() -> this.store.prepare("things", List.of(THINGS)), this.store::ping);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<?> outcome : threads.invokeAll(calls.stream().map(Executors::callable).toList())) {
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(outcome::get)
					.withCauseInstanceOf(StoreUnavailableException.class);
			}
		}
	}

	protected static Batch.Upsert thing(String id, long version, Map<String, ?> values) {
		return new Batch.Upsert(THINGS, id, version, values);
	}

	protected void write(Batch.Upsert... upserts) {
		this.store.write(new Batch(List.of(upserts), null));
	}

	private String name(String id) {
		return this.store.get(THINGS, id, List.of("name")).orElseThrow().text(0);
	}

	private long count(Condition... conditions) {
		return this.store.count(THINGS, List.of(conditions));
	}

	private List<Document> list(PageBuilder page) {
		return this.store.page(THINGS, page.build());
	}

	private List<String> ids(PageBuilder page) {
		return list(page).stream().map(Document::id).toList();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
