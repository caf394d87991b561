package io.warelog.read.listing;

import org.jspecify.annotations.Nullable;

/** Something that has happened to a listing. */
sealed interface Change {

	/** The product that it happened to. */
	long ordinal();

	/** A product is listed. */
	record Created(long ordinal, String facets, @Nullable Placement placement) implements Change {
	}

	/** A product is given another place. */
	record Placed(long ordinal, Placement placement) implements Change {
	}

	/** A product has become another. */
	record Described(long ordinal, String before, String facets) implements Change {
	}

	/** A product is listed no more. */
	record Removed(long ordinal, String before) implements Change {
	}

	/**
	 * One instead of two that happen to the same product in the same commit, of which
	 * nobody sees what is in between.
	 * @param next what happens behind this
	 * @return the one, or null when there have to be two
	 */
	default @Nullable Change with(Change next) {
		if (next instanceof Described described && next.ordinal() == ordinal()) {
			return switch (this) {
				case Created created -> new Created(ordinal(), described.facets(), created.placement());
				case Described before -> new Described(ordinal(), before.before(), described.facets());
				case Placed placed -> null;
				case Removed removed -> null;
			};
		}
		return null;
	}

	/** Whether everything is as before. */
	default boolean isNone() {
		return this instanceof Described described && described.before().equals(described.facets());
	}

	/** Lets it happen to a listing as it was just before. */
	default void applyTo(Arrangement listing) {
		switch (this) {
			case Created created ->
				listing.insert(created.ordinal, created.facets, ListingBatch.orFirst(created.placement));
			case Placed placed -> listing.move(spot(listing), placed.placement);
			case Described described -> listing.describe(spot(listing), described.facets);
			case Removed removed -> listing.remove(spot(listing));
		}
	}

	private Arrangement.Spot spot(Arrangement listing) {
		Arrangement.Spot spot = listing.find(ordinal());
		if (spot == null) {
			throw new IllegalStateException("The history of a listing lacks product " + ordinal());
		}
		return spot;
	}

}
