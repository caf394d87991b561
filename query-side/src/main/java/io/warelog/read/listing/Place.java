package io.warelog.read.listing;

import java.util.Comparator;

/**
 * Where a product stands in its merchant's listing.
 *
 * @param ordinal the product, by its number in the order of creation
 * @param order its number in the listing, from 0; several may have the same, and the
 * earlier created then comes first
 * @param placements how many placements of the product this takes account of
 */
public record Place(long ordinal, long order, int placements) {

	/** The order of the listing. */
	public static final Comparator<Place> BY_ORDER = Comparator.comparingLong(Place::order)
		.thenComparingLong(Place::ordinal);

}
