package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Reads;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it was. Used by one thread.
 */
public final class PastListing {

	private final Reads store;

	private final UUID merchant;

	/** With which commit its chapter begins; negative when nothing had happened yet. */
	private final long chapter;

	private final List<Change> changes;

	private final FacetCounts counts;

	private final ListingCounts counted;

	private @Nullable Snapshot snapshot;

	PastListing(Reads store, UUID merchant, long chapter, List<Change> changes, FacetCounts counts,
			ListingCounts counted) {
		this.store = store;
		this.merchant = merchant;
		this.chapter = chapter;
		this.changes = changes;
		this.counts = counts;
		this.counted = counted;
	}

	/**
	 * How many products of some kind there were.
	 * @param wanted takes their facets
	 * @return the exact number
	 */
	public long count(FacetPredicate wanted) {
		return this.counts.count(wanted);
	}

	/**
	 * How many products had been created by then, deleted ones included.
	 * @return the number; the ordinal of each is less
	 */
	public long created() {
		return this.counts.created();
	}

	/**
	 * Looks where products stood.
	 * @param ordinals of the products
	 * @return the places of those that were listed, by their ordinals
	 */
	public Map<Long, Place> findAll(Collection<Long> ordinals) {
		Snapshot listing = read();
		Map<Long, Place> places = listing.places(ordinals);
		requireWhole(listing);
		return places;
	}

	/**
	 * Puts products into the order of the listing.
	 * @param ordinals of the products
	 * @return the places of those that were listed, in order
	 */
	public List<Place> sorted(Collection<Long> ordinals) {
		List<Place> places = new ArrayList<>(findAll(ordinals).values());
		places.sort(Place.BY_ORDER);
		return places;
	}

	/**
	 * Reads a part of the listing.
	 * @param filter which products are wanted
	 * @param descending whether to go from the last to the first
	 * @param after the place behind which to begin in that direction, or null for the
	 * beginning
	 * @param skip how many wanted ones to pass over from there, at least 0
	 * @param limit how many to return at most, at least 1
	 * @return the places, in the direction asked for
	 */
	public List<Place> page(ListingFilter filter, boolean descending, @Nullable After after, int skip, int limit) {
		Snapshot listing = read();
		Position start = (after != null) ? listing.behind(after, descending) : null;
		List<Place> places = new Walk(listing, filter, descending).read(start, skip, limit);
		requireWhole(listing);
		return places;
	}

	private Snapshot read() {
		Snapshot known = this.snapshot;
		if (known == null) {
			PastShelf shelf = new PastShelf(this.store, this.merchant, this.chapter);
			Directory directory = Directory.past(shelf, this.merchant, (this.chapter >= 0) ? blocks() : new byte[0]);
			Arrangement arrangement = new Arrangement(this.merchant, directory);
			arrangement.expect(this.changes.stream().map(Change::ordinal).toList());
			this.changes.forEach((change) -> change.applyTo(arrangement));
			directory.blocks().stream().filter(Block::isChanged).forEach((block) -> block.count(this.counted));
			known = new Snapshot(directory, true);
			this.snapshot = known;
		}
		return known;
	}

	private byte[] blocks() {
		return Objects.requireNonNull(
				this.store
					.get(ListingCollections.CHAPTERS, ListingCollections.chapterId(this.merchant, this.chapter),
							List.of("blocks"))
					.orElseThrow()
					.bytes(0));
	}

	private void requireWhole(Snapshot listing) {
		if (listing.isTorn()) {
			throw new StoreUnavailableException("The history of the listing of " + this.merchant + " is being written",
					null);
		}
	}

}
