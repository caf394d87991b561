package io.warelog.read.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all products of one merchant together: how many there are of each
 * combination of facets and in each stretch of blocks, which ordinal the next one gets,
 * and the time of the last change.
 */
final class Tally {

	private static final List<String> FETCHED = List.of("next_ordinal", "last_time", "counts", "stretches", "parked");

	private static final List<String> STATE = List.of("parked");

	/** How many blocks share a stretch. */
	static final int STRETCH = 16;

	private static final int BLOCKS_AT_ONCE = 500;

	private final UUID merchant;

	/** The position up to which the stored tally counts, or -1 when there is none. */
	private final long storedAt;

	private final Map<String, Integer> counts;

	/** How many products there are in each stretch that has any. */
	private final NavigableMap<Long, Integer> stretches;

	private long nextOrdinal;

	private long lastTime;

	/** How many of the products are parked. */
	private long parked;

	private Tally(UUID merchant, long storedAt, long nextOrdinal, long lastTime, Map<String, Integer> counts,
			NavigableMap<Long, Integer> stretches, long parked) {
		this.merchant = merchant;
		this.storedAt = storedAt;
		this.nextOrdinal = nextOrdinal;
		this.lastTime = lastTime;
		this.counts = counts;
		this.stretches = stretches;
		this.parked = parked;
	}

	/**
	 * Reads the tally of a merchant.
	 * @param store where it is kept
	 * @param merchant any
	 * @return the tally, an empty one if there is none
	 */
	static Tally load(Reads store, UUID merchant) {
		Document stored = store.get(ProductCollections.COUNTS, merchant.toString(), FETCHED).orElse(null);
		if (stored == null) {
			return new Tally(merchant, -1, 0, 0, new TreeMap<>(), new TreeMap<>(), 0);
		}
		Map<String, Integer> counts = new TreeMap<>();
		read(stored.text(2), counts::put);
		NavigableMap<Long, Integer> stretches = new TreeMap<>();
		read(stored.text(3), (stretch, count) -> stretches.put(Long.valueOf(stretch), count));
		return new Tally(merchant, stored.version(), Objects.requireNonNull(stored.number(0)),
				Objects.requireNonNull(stored.number(1)), counts, stretches, Objects.requireNonNull(stored.number(4)));
	}

	/**
	 * How a merchant's products are, which is the last that a batch writes of them.
	 *
	 * @param position up to which they are counted, -1 before any
	 * @param parked how many of them are parked
	 */
	record State(long position, long parked) {

		/** Whether all products can be seen as they are counted. */
		boolean isWhole() {
			return this.parked == 0;
		}

	}

	/**
	 * Looks how a merchant's products are.
	 * @param store where that is kept
	 * @param merchant any
	 * @return their state
	 */
	static State state(Reads store, UUID merchant) {
		return store.get(ProductCollections.COUNTS, merchant.toString(), STATE)
			.map((counts) -> new State(counts.version(), Objects.requireNonNull(counts.number(0))))
			.orElse(new State(-1, 0));
	}

	/** How many of the products are parked. */
	long parked() {
		return this.parked;
	}

	/** Says how many of the products are parked. */
	void parked(long products) {
		this.parked = products;
	}

	long storedAt() {
		return this.storedAt;
	}

	long nextOrdinal() {
		return this.nextOrdinal;
	}

	/** Counts a product that has an ordinal already, or has just got one. */
	void reserve(long ordinal) {
		this.nextOrdinal = Math.max(this.nextOrdinal, ordinal + 1);
	}

	/**
	 * The time of a change: clocks step back, the merchant's history does not.
	 * @param time of the commit in microseconds
	 * @return the later of it and the merchant's last
	 */
	long advance(long time) {
		this.lastTime = Math.max(this.lastTime, time);
		return this.lastTime;
	}

	/**
	 * Counts that a product is not like this any more but like that.
	 * @param ordinal of the product
	 * @param from its facets before
	 * @param to its facets now
	 */
	void move(long ordinal, String from, String to) {
		count(Block.numberOf(ordinal), from, -1);
		count(Block.numberOf(ordinal), to, 1);
	}

	private void count(long block, String facets, int one) {
		if (!facets.equals(Facets.NONE)) {
			add(this.counts, facets, one);
			add(this.stretches, block / STRETCH, one);
		}
	}

	private static <K> void add(Map<K, Integer> counts, K key, int one) {
		counts.merge(key, one, (a, b) -> (a + b == 0) ? null : a + b);
	}

	/**
	 * Finds the stretch of blocks that an offset is in.
	 * @param offset how many products to pass over
	 * @param descending whether the newest products come first
	 * @return the stretch, or null when it is behind the end
	 */
	@Nullable Stretch seek(int offset, boolean descending) {
		int left = offset;
		for (Map.Entry<Long, Integer> stretch : (descending ? this.stretches.descendingMap() : this.stretches)
			.entrySet()) {
			if (left < stretch.getValue()) {
				long first = stretch.getKey() * STRETCH;
				return new Stretch(descending ? first + STRETCH - 1 : first, left);
			}
			left -= stretch.getValue();
		}
		return null;
	}

	/**
	 * A stretch of blocks.
	 *
	 * @param block the first of it in the direction of reading
	 * @param skip how many products to pass over from there
	 */
	record Stretch(long block, int skip) {
	}

	/**
	 * Counts anew what the blocks hold. On a store without transactions a batch may have
	 * been cut short between the blocks and the tally.
	 */
	void recount(Reads store) {
		this.counts.clear();
		this.stretches.clear();
		Page.Place after = null;
		List<Document> blocks = new ArrayList<>();
		do {
			blocks = store.page(ProductCollections.BLOCKS,
					new Page(List.of(new Condition.Is("merchant", this.merchant.toString())), "block", false, after, 0,
							BLOCKS_AT_ONCE, List.of("block", "facets")));
			for (Document block : blocks) {
				String facets = Objects.requireNonNull(block.text(1));
				for (int at = 0; at < facets.length(); at += Facets.LENGTH) {
					count(Objects.requireNonNull(block.number(0)), facets.substring(at, at + Facets.LENGTH), 1);
				}
				after = new Page.Place(Objects.requireNonNull(block.number(0)), block.id());
			}
		}
		while (blocks.size() == BLOCKS_AT_ONCE);
	}

	/**
	 * How many products a filter takes.
	 * @param filter any
	 * @return the exact number
	 */
	long count(Filter filter) {
		long sum = 0;
		for (Map.Entry<String, Integer> entry : this.counts.entrySet()) {
			if (filter.takes(entry.getKey(), 0)) {
				sum += entry.getValue();
			}
		}
		return sum;
	}

	Upsert toUpsert(long position) {
		return new Upsert(ProductCollections.COUNTS, this.merchant.toString(), position,
				Map.of("next_ordinal", this.nextOrdinal, "last_time", this.lastTime, "counts", text(this.counts),
						"stretches", text(this.stretches), "parked", this.parked));
	}

	private static String text(Map<?, Integer> counts) {
		return counts.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(";"));
	}

	private static void read(@Nullable String text, BiConsumer<String, Integer> to) {
		for (String part : (text == null || text.isEmpty()) ? new String[0] : text.split(";")) {
			int equals = part.indexOf('=');
			to.accept(part.substring(0, equals), Integer.valueOf(part.substring(equals + 1)));
		}
	}

}
