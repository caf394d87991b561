package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.warelog.read.store.Document;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads where products stand. Each answer is that of the listing at one position of the
 * log: directory and blocks are read one after the other, so what does not belong
 * together is read again.
 */
public final class ListingReads {

	private static final int ATTEMPTS = 10;

	/** From then on a product is looked for in all blocks. */
	private static final int THOROUGH = 4;

	private final ReadModelStore store;

	public ListingReads(ReadModelStore store) {
		this.store = store;
	}

	/**
	 * Tells listings apart that are not the same.
	 * @param merchant whose listing it is
	 * @return the position in the log that the listing was last changed by, -1 before any
	 */
	public long version(UUID merchant) {
		return this.store.get(ListingCollections.LISTINGS, merchant.toString(), List.of())
			.map(Document::version)
			.orElse(-1L);
	}

	/**
	 * Looks where a product stands.
	 * @param merchant whose listing it is
	 * @param ordinal of the product
	 * @return its place, or empty if it is not listed
	 * @throws StoreUnavailableException if the listing does not stand still long enough
	 */
	public Optional<Place> find(UUID merchant, long ordinal) {
		return Optional.ofNullable(findAll(merchant, List.of(ordinal)).get(ordinal));
	}

	/**
	 * Looks where several products stand, with a few reads for any number of them.
	 * @param merchant whose listing it is
	 * @param ordinals of the products
	 * @return the places of those that are listed, by their ordinals
	 * @throws StoreUnavailableException if the listing does not stand still long enough
	 */
	public Map<Long, Place> findAll(UUID merchant, Collection<Long> ordinals) {
		return read(merchant, (snapshot) -> snapshot.places(ordinals));
	}

	/**
	 * Puts products into the order of the listing.
	 * @param merchant whose listing it is
	 * @param ordinals of the products
	 * @return the places of those that are listed, in order
	 * @throws StoreUnavailableException if the listing does not stand still long enough
	 */
	public List<Place> sorted(UUID merchant, Collection<Long> ordinals) {
		List<Place> places = new ArrayList<>(findAll(merchant, ordinals).values());
		places.sort(Place.BY_ORDER);
		return places;
	}

	/**
	 * Reads a part of a listing.
	 * @param merchant whose listing it is
	 * @param filter which products are wanted
	 * @param descending whether to go from the last to the first
	 * @param after the place behind which to begin in that direction, or null for the
	 * beginning
	 * @param skip how many wanted ones to pass over from there, at least 0
	 * @param limit how many to return at most, at least 1
	 * @return the places, in the direction asked for
	 * @throws StoreUnavailableException if the listing does not stand still long enough
	 */
	public List<Place> page(UUID merchant, ListingFilter filter, boolean descending, @Nullable After after, int skip,
			int limit) {
		return read(merchant, (snapshot) -> {
			Position start = (after != null) ? snapshot.behind(after, descending) : null;
			return new Walk(snapshot, filter, descending).read(start, skip, limit);
		});
	}

	private <T> T read(UUID merchant, Function<Snapshot, T> reading) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Snapshot snapshot = new Snapshot(Directory.load(this.store, merchant), attempt >= THOROUGH);
			T result = reading.apply(snapshot);
			if (!snapshot.isTorn()) {
				return result;
			}
		}
		throw new StoreUnavailableException("The listing of " + merchant + " changes faster than it is read", null);
	}

}
