package io.warelog.read.listing;

/**
 * Which products of a listing are wanted.
 *
 * @param predicate takes them
 * @param count which of the counts in the directory tells exactly how many of a block
 * they are
 */
public record ListingFilter(FacetPredicate predicate, Count count) {

	/** What the directory of a listing knows of a block. */
	public enum Count {

		/** How many products it has. */
		ALL,
		/** How many of them are not in the archive. */
		UNARCHIVED,
		/** How many of them a visitor of the store sees. */
		VISIBLE,
		/** Nothing that helps: the block has to be read. */
		UNKNOWN

	}

	/**
	 * Takes every product.
	 * @return the filter
	 */
	public static ListingFilter all() {
		return new ListingFilter((facets, at) -> true, Count.ALL);
	}

	/** How many products of a block are taken; -1 when only the block itself can tell. */
	int countIn(Block block) {
		return switch (this.count) {
			case ALL -> block.count();
			case UNARCHIVED -> block.unarchived();
			case VISIBLE -> block.visible();
			case UNKNOWN -> -1;
		};
	}

}
