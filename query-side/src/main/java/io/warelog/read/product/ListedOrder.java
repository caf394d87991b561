package io.warelog.read.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.warelog.read.listing.After;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.Place;
import org.jspecify.annotations.Nullable;

/**
 * Lists products in the order of the store's listing. What the facets of a product do not
 * tell is asked of the store: when it takes few products, their places are looked up and
 * sorted; when it takes many, they are met soon by going along the listing.
 */
final class ListedOrder {

	/** Up to so many places are looked up and sorted. */
	static final int FEW = 2_000;

	/** How much of the listing is compared with the conditions at once. */
	private static final int RUN = 500;

	private final Source source;

	private final ProductQuery query;

	private final int few;

	private final boolean descending;

	private final @Nullable After after;

	/**
	 * Prepares a page.
	 * @param source of what is ordered
	 * @param query which page
	 * @param few how many are rather sorted than met along the listing
	 * @param descending whether to go from the last to the first
	 */
	ListedOrder(Source source, ProductQuery query, int few, boolean descending) {
		this.source = source;
		this.query = query;
		this.few = few;
		this.descending = descending;
		Cursor cursor = query.cursor();
		this.after = (cursor != null) ? new After((Long) cursor.place().value(), Long.parseLong(cursor.place().id()))
				: null;
	}

	/** A listing and its products, those of now or of some time. */
	interface Source {

		/**
		 * Reads a part of the listing.
		 * @param filter which products are wanted
		 * @param backward whether to go from the last to the first
		 * @param behind the place behind which to begin, or null for the beginning
		 * @param skip how many wanted ones to pass over from there
		 * @param limit how many to return at most
		 * @return the places, in the direction asked for
		 */
		List<Place> page(ListingFilter filter, boolean backward, @Nullable After behind, int skip, int limit);

		/** Puts those of the products that are listed into the order of the listing. */
		List<Place> sorted(Collection<Long> ordinals);

		/** The ordinals of products that fulfil the conditions, at most so many. */
		Collection<Long> matching(int most);

		/** The ordinals of those of the products that fulfil the conditions. */
		Set<Long> matching(Collection<Long> ordinals);

	}

	/**
	 * Finds the products of the page.
	 * @param total how many the whole list has
	 * @param limit how many at most
	 * @return their places, in the direction asked for
	 */
	List<Place> places(long total, int limit) {
		if (this.query.further().isEmpty()) {
			return walk(this.after, this.query.offset(), limit);
		}
		return (total <= this.few) ? sorted(limit) : alongTheListing(limit);
	}

	private List<Place> walk(@Nullable After behind, int skip, int limit) {
		return this.source.page(this.query.filter().inListing(), this.descending, behind, skip, limit);
	}

	private List<Place> sorted(int limit) {
		List<Place> places = new ArrayList<>(this.source.sorted(this.source.matching(this.few)));
		if (this.descending) {
			Collections.reverse(places);
		}
		if (this.after != null) {
			// the product remembered may have moved or gone
			List<Place> next = this.source.page(ListingFilter.all(), this.descending, this.after, 0, 1);
			Comparator<Place> direction = this.descending ? Place.BY_ORDER.reversed() : Place.BY_ORDER;
			places.removeIf((place) -> next.isEmpty() || direction.compare(place, next.getFirst()) < 0);
		}
		return places.stream().skip(this.query.offset()).limit(limit).toList();
	}

	private List<Place> alongTheListing(int limit) {
		List<Place> found = new ArrayList<>(limit);
		int left = this.query.offset();
		After behind = this.after;
		List<Place> run;
		do {
			run = walk(behind, 0, RUN);
			if (!run.isEmpty()) {
				Set<Long> matching = this.source.matching(run.stream().map(Place::ordinal).toList());
				for (Place place : run) {
					if (matching.contains(place.ordinal()) && --left < 0 && found.size() < limit) {
						found.add(place);
					}
				}
				behind = new After(run.getLast().order(), run.getLast().ordinal());
			}
		}
		while (found.size() < limit && run.size() == RUN);
		return found;
	}

}
