package io.warelog.read.generation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.Page;
import io.warelog.read.store.StoreKind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several generations of the same collections beside each other. */
class GenerationsTests {

	private static final Collection THINGS = new Collection("things", 1,
			List.of(Field.text("name"), Field.words("words")), List.of(List.of("name")));

	private static final Collection OTHERS = new Collection("others", 1, List.of(Field.text("name")), List.of());

	private static final List<Collection> ALL = List.of(THINGS, OTHERS);

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void readersSeeTheGenerationThatIsLive(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			Generations generations = new Generations(opened.store());
			Generation first = made(generations, 1, "one");
			Generation second = made(generations, 2, "two");

			generations.read("p", ALL, 1);
			assertSeen(generations, "one");
			assertThat(first.isLive()).isTrue();
			assertThat(second.isLive()).isFalse();
			generations.read("p", ALL, 2);
			assertSeen(generations, "two");
			assertThat(first.isLive()).isFalse();
			assertThat(second.isLive()).isTrue();
			assertSeen(first, "one");
		}
	}

	private static Generation made(Generations generations, int number, String name) {
		Generation generation = generations.of("p", ALL, number);
		generation.prepare(generation.progress(), ALL);
		generation
			.write(new Batch(List.of(new Batch.Upsert(THINGS, "id", 1, Map.of("name", name, "words", List.of(name))),
					new Batch.Upsert(OTHERS, "id", 1, Map.of("name", name))), null));
		return generation;
	}

	private static void assertSeen(RenamingStore store, String name) {
		assertThat(name(store.get(THINGS, "id", List.of("name")))).isEqualTo(name);
		assertThat(name(store.get(OTHERS, "id", List.of("name")))).isEqualTo(name);
		assertThat(name(store.besideWriting().get(THINGS, "id", List.of("name")))).isEqualTo(name);
		assertThat(store.getAll(THINGS, List.of("id"), List.of("name")).getFirst().text(0)).isEqualTo(name);
		assertThat(store.page(THINGS, new Page(List.of(), "name", false, null, 0, 2, List.of("name"))))
			.extracting((document) -> document.text(0))
			.containsExactly(name);
		assertThat(store.count(THINGS, List.of(new Condition.HasWord("words", name)))).isOne();
	}

	private static String name(Optional<Document> document) {
		return String.valueOf(document.orElseThrow().text(0));
	}

	@ParameterizedTest
	@EnumSource
	void whoHasBegunToReadStaysInOneGeneration(StoreKind kind) throws Exception {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			Generations generations = new Generations(opened.store());
			made(generations, 1, "one");
			made(generations, 2, "two");
			generations.read("p", ALL, 1);

			boolean done = generations.reading(() -> {
				assertSeen(generations, "one");
				generations.read("p", ALL, 2);
				assertSeen(generations, "one");
				return generations.see(() -> {
					assertSeen(generations, "one");
					return true;
				});
			});

			assertThat(done).isTrue();
			assertSeen(generations, "two");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aGenerationIsDroppedByItself(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			Generations generations = new Generations(opened.store());
			Generation first = made(generations, 1, "one");
			made(generations, 2, "two");
			generations.read("p", ALL, 2);

			first.drop(ALL);

			assertSeen(generations, "two");
			first.prepare(first.progress(), ALL);
			assertThat(first.get(THINGS, "id", List.of())).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void whatGenerationsThereAreIsKept(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			Generations generations = prepared(opened);
			GenerationState first = generations.load("p");
			assertThat(first).isEqualTo(new GenerationState(1, null, 0, List.of(), 1));

			assertThat(generations.change("p", first, first.begun(77))).isTrue();
			assertThat(prepared(opened).load("p")).isEqualTo(new GenerationState(1, 2, 77, List.of(), 2));
			change(generations, GenerationState::switched);
			change(generations, (state) -> state.begun(78));
			change(generations, GenerationState::cancelled);
			assertThat(generations.load("p")).isEqualTo(new GenerationState(2, null, 0, List.of(1, 3), 3));
			change(generations, (state) -> state.dropped(3));
			assertThat(generations.load("p").begun(79)).isEqualTo(new GenerationState(2, 4, 79, List.of(1), 4));
			assertThat(generations.load("q")).isEqualTo(first);
		}
	}

	@ParameterizedTest
	@EnumSource
	void ofTwoNodesOnlyOneChangesWhatBothHaveSeen(StoreKind kind) {
		try (StoreKind.Opened opened = kind.open(this.directory)) {
			Generations one = prepared(opened);
			Generations other = prepared(opened);
			GenerationState seen = one.load("p");

			assertThat(other.change("p", seen, seen.begun(77))).isTrue();
			assertThat(one.change("p", seen, seen.begun(78))).isFalse();

			assertThat(one.load("p")).isEqualTo(seen.begun(77));
		}
	}

	private static Generations prepared(StoreKind.Opened opened) {
		Generations generations = new Generations(opened.store());
		generations.prepare();
		return generations;
	}

	private static void change(Generations generations, UnaryOperator<GenerationState> change) {
		GenerationState from = generations.load("p");
		assertThat(generations.change("p", from, change.apply(from))).isTrue();
	}

}
