package io.warelog.read.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.product.Facets.Filter;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Page.Place;
import io.warelog.read.store.ReadModelStore;
import org.jspecify.annotations.Nullable;

/**
 * A walk over the blocks of a merchant, forwards or backwards, to find places in the list
 * of products by creation without passing over the products before them.
 */
final class Blocks {

	/** What is looked for is most often near. */
	private static final int AT_FIRST = 4;

	private static final int AT_ONCE = 64;

	/** Sorts behind every id, as those are in lower case hexadecimal. */
	private static final String BEHIND_ALL = "~";

	private final ReadModelStore store;

	private final List<Condition> ofMerchant;

	private final boolean descending;

	/**
	 * Begins a walk.
	 * @param store where the blocks are
	 * @param merchant whose products are listed
	 * @param descending whether the newest products come first
	 */
	Blocks(ReadModelStore store, UUID merchant, boolean descending) {
		this.store = store;
		this.ofMerchant = List.of(new Condition.Is("merchant", merchant.toString()));
		this.descending = descending;
	}

	/**
	 * Finds products by their facets.
	 * @param filter which are wanted
	 * @param after the ordinal behind which to begin, or null for the beginning
	 * @param skip how many wanted ones to pass over
	 * @param limit how many to find at most
	 * @return their ordinals, in order
	 */
	List<Long> ordinals(Filter filter, @Nullable Long after, int skip, int limit) {
		List<Long> found = new ArrayList<>(limit);
		long left = skip;
		Place place = (after != null) ? before(Block.numberOf(after), 1) : null;
		for (int size = AT_FIRST;; size = AT_ONCE) {
			List<Document> blocks = read("facets", place, size);
			for (Document block : blocks) {
				long first = numberOf(block) * ProductCollections.BLOCK;
				String facets = Objects.requireNonNull(block.text(1));
				for (int i = 0; i < ProductCollections.BLOCK; i++) {
					int at = this.descending ? ProductCollections.BLOCK - 1 - i : i;
					if (filter.takes(facets, at * Facets.LENGTH) && isBehind(first + at, after) && --left < 0) {
						found.add(first + at);
						if (found.size() == limit) {
							return found;
						}
					}
				}
			}
			if (blocks.size() < size) {
				return found;
			}
			place = new Place(numberOf(blocks.getLast()), blocks.getLast().id());
		}
	}

	private boolean isBehind(long ordinal, @Nullable Long after) {
		return after == null || (this.descending ? ordinal < after : ordinal > after);
	}

	/**
	 * Finds where an offset is.
	 * @param stretch where it is roughly
	 * @return where to begin and how many to pass over from there, or null when it is
	 * behind the end
	 */
	@Nullable Seek seek(Tally.Stretch stretch) {
		long left = stretch.skip();
		Place place = before(stretch.block(), 1);
		List<Document> blocks;
		do {
			blocks = read("live", place, Tally.STRETCH);
			for (Document block : blocks) {
				long here = Objects.requireNonNull(block.number(1));
				if (left < here) {
					return new Seek(before(numberOf(block), ProductCollections.BLOCK), (int) left);
				}
				left -= here;
				place = new Place(numberOf(block), block.id());
			}
		}
		while (blocks.size() == Tally.STRETCH);
		return null;
	}

	/**
	 * The place just before a block in a list that has so many entries of each: one in
	 * that of the blocks, more in that of the products.
	 */
	private Place before(long block, int entries) {
		return this.descending ? new Place((block + 1) * entries, "") : new Place(block * entries - 1, BEHIND_ALL);
	}

	/**
	 * The place just behind a product in the list by creation.
	 * @param ordinal of the product
	 * @param descending whether the newest products come first
	 * @return before whatever comes next
	 */
	static Place beyond(long ordinal, boolean descending) {
		return descending ? new Place(ordinal, "") : new Place(ordinal, BEHIND_ALL);
	}

	private List<Document> read(String field, @Nullable Place after, int size) {
		return this.store.page(ProductCollections.BLOCKS,
				new Page(this.ofMerchant, "block", this.descending, after, 0, size, List.of("block", field)));
	}

	private static long numberOf(Document block) {
		return Objects.requireNonNull(block.number(0));
	}

	/**
	 * Where to start reading.
	 *
	 * @param after the place before
	 * @param skip how many to pass over from there
	 */
	record Seek(Place after, int skip) {
	}

}
