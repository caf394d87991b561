package io.warelog.read.listing;

import org.jspecify.annotations.Nullable;

/** Something that happens to a listing. */
sealed interface Step {

	/** A product is created or restored. */
	record Create(long ordinal, String facets, @Nullable Placement placement) implements Step {
	}

	/** A product is given another place. */
	record Move(long ordinal, Placement placement) implements Step {
	}

	/** A product's facets change. */
	record Describe(long ordinal, String facets) implements Step {
	}

	/** A product is deleted. */
	record Remove(long ordinal) implements Step {
	}

	default void applyTo(ListingBatch batch) {
		switch (this) {
			case Create create -> batch.create(create.ordinal, create.facets, create.placement);
			case Move move -> batch.place(move.ordinal, move.placement);
			case Describe describe -> batch.describe(describe.ordinal, describe.facets);
			case Remove remove -> batch.remove(remove.ordinal);
		}
	}

	default void applyTo(ListingModel model) {
		switch (this) {
			case Create create -> model.create(create.ordinal, create.facets, create.placement);
			case Move move -> model.place(move.ordinal, move.placement);
			case Describe describe -> model.describe(describe.ordinal, describe.facets);
			case Remove remove -> model.remove(remove.ordinal);
		}
	}

}
