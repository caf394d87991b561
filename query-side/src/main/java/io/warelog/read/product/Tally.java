package io.warelog.read.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;

/**
 * What is known of all products of one merchant together: how many there are of each
 * combination of facets, which ordinal the next one gets, and the time of the last
 * change.
 */
final class Tally {

	private static final List<String> FETCHED = List.of("next_ordinal", "last_time", "counts");

	private static final int BLOCKS_AT_ONCE = 500;

	private final UUID merchant;

	/** The position up to which the stored tally counts, or -1 when there is none. */
	private final long storedAt;

	private final Map<String, Integer> counts;

	private long nextOrdinal;

	private long lastTime;

	private Tally(UUID merchant, long storedAt, long nextOrdinal, long lastTime, Map<String, Integer> counts) {
		this.merchant = merchant;
		this.storedAt = storedAt;
		this.nextOrdinal = nextOrdinal;
		this.lastTime = lastTime;
		this.counts = counts;
	}

	/**
	 * Reads the tally of a merchant.
	 * @param store where it is kept
	 * @param merchant any
	 * @return the tally, an empty one if there is none
	 */
	static Tally load(ReadModelStore store, UUID merchant) {
		Document stored = store.get(ProductCollections.COUNTS, merchant.toString(), FETCHED).orElse(null);
		if (stored == null) {
			return new Tally(merchant, -1, 0, 0, new TreeMap<>());
		}
		Map<String, Integer> counts = new TreeMap<>();
		String text = Objects.requireNonNull(stored.text(2));
		for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
			counts.put(part.substring(0, Facets.LENGTH), Integer.valueOf(part.substring(Facets.LENGTH + 1)));
		}
		return new Tally(merchant, stored.version(), Objects.requireNonNull(stored.number(0)),
				Objects.requireNonNull(stored.number(1)), counts);
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

	void move(String from, String to) {
		if (!from.equals(Facets.NONE)) {
			this.counts.merge(from, -1, (a, b) -> (a + b == 0) ? null : a + b);
		}
		if (!to.equals(Facets.NONE)) {
			this.counts.merge(to, 1, Integer::sum);
		}
	}

	/**
	 * Counts anew what the blocks hold. On a store without transactions a batch may have
	 * been cut short between the blocks and the tally.
	 */
	void recount(ReadModelStore store) {
		this.counts.clear();
		Page.Place after = null;
		List<Document> blocks = new ArrayList<>();
		do {
			blocks = store.page(ProductCollections.BLOCKS,
					new Page(List.of(new Condition.Is("merchant", this.merchant.toString())), "block", false, after, 0,
							BLOCKS_AT_ONCE, List.of("block", "facets")));
			for (Document block : blocks) {
				String facets = Objects.requireNonNull(block.text(1));
				for (int at = 0; at < facets.length(); at += Facets.LENGTH) {
					move(Facets.NONE, facets.substring(at, at + Facets.LENGTH));
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
		StringBuilder text = new StringBuilder();
		this.counts.forEach(
				(facets, count) -> text.append(text.isEmpty() ? "" : ";").append(facets).append('=').append(count));
		return new Upsert(ProductCollections.COUNTS, this.merchant.toString(), position,
				Map.of("next_ordinal", this.nextOrdinal, "last_time", this.lastTime, "counts", text.toString()));
	}

}
