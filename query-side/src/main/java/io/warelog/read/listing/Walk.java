package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A walk along a listing, that passes over whole blocks where their counts allow. */
final class Walk {

	/** What is looked for is most often near. */
	private static final int AT_FIRST = 4;

	private static final int AT_ONCE = 32;

	private final Snapshot snapshot;

	private final ListingFilter filter;

	private final boolean descending;

	private final List<Place> found = new ArrayList<>();

	private int left;

	private int atOnce = AT_FIRST;

	Walk(Snapshot snapshot, ListingFilter filter, boolean descending) {
		this.snapshot = snapshot;
		this.filter = filter;
		this.descending = descending;
	}

	/**
	 * Walks.
	 * @param start where to begin, or null for the beginning
	 * @param skip how many wanted products to pass over
	 * @param limit how many to find at most
	 * @return their places
	 */
	List<Place> read(@Nullable Position start, int skip, int limit) {
		this.left = skip;
		List<Block> blocks = this.snapshot.blocks();
		int step = this.descending ? -1 : 1;
		int first = (start != null) ? start.block() : (this.descending ? blocks.size() - 1 : 0);
		for (int at = first; at >= 0 && at < blocks.size() && this.found.size() < limit
				&& !this.snapshot.isTorn(); at += step) {
			Block block = blocks.get(at);
			Position within = (at == first) ? start : null;
			int wanted = this.filter.countIn(block);
			if (within == null && wanted >= 0 && wanted <= this.left) {
				this.left -= wanted;
			}
			else if (wanted != 0) {
				if (!block.isRead()) {
					this.snapshot.read(ahead(at, step, limit));
				}
				walk(block, within, limit);
			}
		}
		return this.found;
	}

	/** The blocks that will be needed from one on, as far as can be told. */
	private List<Block> ahead(int from, int step, int limit) {
		List<Block> blocks = this.snapshot.blocks();
		List<Block> ahead = new ArrayList<>();
		int needed = this.left + limit - this.found.size();
		for (int at = from; at >= 0 && at < blocks.size() && needed > 0 && ahead.size() < this.atOnce; at += step) {
			int wanted = this.filter.countIn(blocks.get(at));
			if (wanted != 0) {
				ahead.add(blocks.get(at));
			}
			needed -= Math.max(0, wanted);
		}
		this.atOnce = AT_ONCE;
		return ahead;
	}

	private void walk(Block block, @Nullable Position within, int limit) {
		Run run = block.run();
		String facets = run.facets();
		int begin = (within != null) ? within.before() : (this.descending ? run.size() : 0);
		int index = this.descending ? begin - 1 : begin;
		while (index >= 0 && index < run.size() && this.found.size() < limit) {
			boolean wanted = this.filter.predicate().takes(facets, index * ListingBatch.FACETS);
			if (wanted && this.left > 0) {
				this.left--;
			}
			else if (wanted) {
				this.found.add(block.place(index));
			}
			index += this.descending ? -1 : 1;
		}
	}

}
