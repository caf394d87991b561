package io.warelog.read.shop;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import io.warelog.read.history.Moment;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.Place;
import io.warelog.read.rendering.Surroundings;

/**
 * What the store API showed of products at some moment that is not their own.
 *
 * @param surroundings what the products of a merchant showed of it
 * @param listings where they stood
 */
public record PastSurroundings(BiFunction<UUID, Moment, Surroundings> surroundings, ListingHistory listings) {

	Surroundings of(UUID merchant, Moment moment) {
		return this.surroundings.apply(merchant, moment);
	}

	/** Where a product stood, or empty if it was not listed. */
	Optional<Place> place(UUID merchant, long ordinal, Moment moment) {
		return Optional.ofNullable(
				this.listings.at(merchant, moment.time(), moment.position()).findAll(List.of(ordinal)).get(ordinal));
	}

}
