package io.warelog.read.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.read.store.Condition.Between;
import io.warelog.read.store.Condition.HasWord;
import io.warelog.read.store.Condition.HasWordStarting;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Condition.OneOf;

/**
 * Documents and pages drawn at random from so few values that ties, nulls, overwritten
 * documents and empty ranges are common. The same seed draws the same.
 */
final class Generated {

	private static final List<String> TEXTS = List.of("", "a", "ab", "b", "B", "é", "\uE000", "\uFFFD");

	/** In the order of UTF-16 units this is less than some of the texts above. */
	private static final String ASTRAL = "\uD83D\uDE00";

	private static final List<String> WORDS = List.of("a", "ab", "abc", "b", "ba", "c", "é", "\uD83D\uDE00");

	static final List<String> SORTS = List.of("name", "price", "order", "merchant");

	private final Random random;

	private final boolean astral;

	Generated(long seed, boolean astral) {
		this.random = new Random(seed);
		this.astral = astral;
	}

	Batch.Upsert upsert(Collection collection) {
		Map<String, Object> values = new HashMap<>();
		sometimes(values, "merchant", () -> "m" + this.random.nextInt(2));
		sometimes(values, "name", this::text);
		sometimes(values, "price", this::number);
		sometimes(values, "order", this::number);
		sometimes(values, "words", this::words);
		sometimes(values, "tags", this::words);
		return new Batch.Upsert(collection, id(), this.random.nextInt(6), values);
	}

	Page page() {
		String sort = pick(SORTS);
		PageBuilder page = this.random.nextBoolean() ? PageBuilder.ascending(sort) : PageBuilder.descending(sort);
		List<Condition> conditions = new ArrayList<>();
		IntStream.range(0, this.random.nextInt(4)).forEach((i) -> conditions.add(condition()));
		if (conditions.stream().anyMatch((condition) -> condition.field().equals("words"))) {
			// the words of others are not even looked at
			conditions.add(new Is("merchant", "m" + this.random.nextInt(2)));
		}
		page.where(conditions.toArray(Condition[]::new));
		if (this.random.nextBoolean()) {
			page.after(value(sort), id());
		}
		if (this.random.nextInt(3) == 0) {
			page.skip(this.random.nextInt(8));
		}
		return page.limit(1 + this.random.nextInt(12)).fetch("merchant", "name", "price", "order", "words").build();
	}

	private Condition condition() {
		String field = pick(SORTS);
		return switch (this.random.nextInt(7)) {
			case 0 -> new Is("merchant", "m" + this.random.nextInt(2));
			case 1 -> new Is(field, value(field));
			case 2 -> new Between(field, this.random.nextBoolean() ? value(field) : null,
					this.random.nextBoolean() ? value(field) : null);
			case 3 -> new HasWord(pick(List.of("words", "tags")), pick(WORDS));
			case 4 -> new OneOf(field, Stream.generate(() -> value(field)).limit(1 + this.random.nextInt(6)).toList());
			default -> new HasWordStarting(pick(List.of("words", "tags")), pick(WORDS));
		};
	}

	private Object value(String field) {
		return switch (field) {
			case "name" -> text();
			case "merchant" -> "m" + this.random.nextInt(2);
			default -> number();
		};
	}

	private String id() {
		return "id" + this.random.nextInt(80);
	}

	private String text() {
		return (this.astral && this.random.nextInt(8) == 0) ? ASTRAL : pick(TEXTS);
	}

	private Long number() {
		return (long) this.random.nextInt(7) - 3;
	}

	private List<String> words() {
		List<String> words = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			words.add(pick(WORDS));
		}
		return words;
	}

	private <T> T pick(List<T> from) {
		return from.get(this.random.nextInt(from.size()));
	}

	private void sometimes(Map<String, Object> values, String field, Supplier<?> value) {
		if (this.random.nextInt(6) > 0) {
			values.put(field, value.get());
		}
	}

}
