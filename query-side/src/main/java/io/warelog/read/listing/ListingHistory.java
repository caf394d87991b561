package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.Reads;

/** Reads listings as they were. */
public final class ListingHistory {

	private static final List<String> CHAPTER = List.of("start", "counts");

	private final Reads store;

	private final ListingCounts counts;

	/**
	 * Makes the reader.
	 * @param store where listings are kept
	 * @param counts what their directories count
	 */
	public ListingHistory(Reads store, ListingCounts counts) {
		this.store = store;
		this.counts = counts;
	}

	/**
	 * Looks up a listing as it was after a commit. Nothing of what it holds is read
	 * before it is asked for.
	 * @param merchant whose listing it is
	 * @param time the last at which the commit may have taken effect, in microseconds
	 * @param position the last in the log at which the commit may have begun
	 * @return the listing, an empty one before the first commit
	 */
	public PastListing at(UUID merchant, long time, long position) {
		List<Condition> conditions = new ArrayList<>(
				List.of(new Condition.Is("merchant", merchant.toString()), new Condition.Between("since", null, time)));
		if (position < Long.MAX_VALUE) {
			conditions.add(new Condition.Between("start", null, position));
		}
		List<Document> found = this.store.page(ListingCollections.CHAPTERS,
				new Page(conditions, "since", true, null, 0, 1, CHAPTER));
		if (found.isEmpty()) {
			return new PastListing(this.store, merchant, -1, List.of(), new FacetCounts(), this.counts);
		}
		Document chapter = found.getFirst();
		List<Change> changes = new ArrayList<>();
		FacetCounts then = FacetCounts.decode(Objects.requireNonNull(chapter.bytes(1)));
		Changes all = this.store.get(ListingCollections.CHANGES, chapter.id(), List.of("changes"))
			.map((stored) -> Changes.decode(Objects.requireNonNull(stored.bytes(0)), Integer.MAX_VALUE))
			.orElseGet(Changes::new);
		for (Changes.Entry entry : all.entries()) {
			if (entry.time() > time || entry.commit() > position) {
				break;
			}
			changes.add(entry.change());
			then.apply(entry.change());
		}
		return new PastListing(this.store, merchant, Objects.requireNonNull(chapter.number(0)), changes, then,
				this.counts);
	}

}
