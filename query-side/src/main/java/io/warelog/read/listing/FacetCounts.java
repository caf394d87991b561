package io.warelog.read.listing;

import java.util.Map;
import java.util.TreeMap;

import io.warelog.read.listing.Change.Created;
import io.warelog.read.listing.Change.Described;
import io.warelog.read.listing.Change.Placed;
import io.warelog.read.listing.Change.Removed;

/**
 * How many products of each kind a listing has, and how many have ever been created.
 */
final class FacetCounts {

	private final Map<String, Long> counts = new TreeMap<>();

	private long created;

	/** How many products had been created; each has a smaller ordinal. */
	long created() {
		return this.created;
	}

	long count(FacetPredicate wanted) {
		return this.counts.entrySet()
			.stream()
			.filter((entry) -> wanted.takes(entry.getKey(), 0))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	void apply(Change change) {
		this.created = Math.max(this.created, change.ordinal() + 1);
		switch (change) {
			case Created listed -> add(listed.facets(), 1);
			case Described described -> {
				add(described.before(), -1);
				add(described.facets(), 1);
			}
			case Removed removed -> add(removed.before(), -1);
			case Placed placed -> {
				// is counted already
			}
		}
	}

	private void add(String facets, long one) {
		this.counts.merge(facets, one, (a, b) -> (a + b == 0) ? null : a + b);
	}

	static FacetCounts decode(byte[] packed) {
		FacetCounts counts = new FacetCounts();
		PackedIn in = new PackedIn(packed);
		counts.created = in.unsigned();
		while (in.hasMore()) {
			counts.counts.put(in.ascii(ListingBatch.FACETS), in.unsigned());
		}
		return counts;
	}

	byte[] encode() {
		PackedOut out = new PackedOut().unsigned(this.created);
		this.counts.forEach((facets, count) -> out.ascii(facets).unsigned(count));
		return out.toBytes();
	}

}
