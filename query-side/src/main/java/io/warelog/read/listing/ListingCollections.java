package io.warelog.read.listing;

import java.util.List;

import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;

/**
 * The documents that listings are made of. A listing is cut into blocks; a block that
 * changes is written beside the one that is read, and the directory, written last, tells
 * which of the two counts. So a batch that is cut short leaves the listing as it was.
 */
public final class ListingCollections {

	/**
	 * Two per run of at most {@value Run#CAPACITY} neighbours of a listing: the one that
	 * the directory names, and the one that the next change is written into. The numbers
	 * in it are relative to the first, which the directory holds.
	 */
	public static final Collection BLOCKS = new Collection("listing_blocks", 2, List.of(Field.bytes("entries")),
			List.of());

	/**
	 * One per {@value BlockRefs#RUN} products in the order of their creation: in which
	 * block each of them is, or behind whom it stood before it was removed. Which block
	 * it is is looked up before it is believed.
	 */
	public static final Collection REFS = new Collection("listing_refs", 2, List.of(Field.bytes("blocks")), List.of());

	/** One per merchant: the blocks in their order. */
	public static final Collection LISTINGS = new Collection("listings", 2, List.of(Field.bytes("blocks")), List.of());

	private ListingCollections() {
	}

	/**
	 * All of them.
	 * @return in the order of writing
	 */
	public static List<Collection> all() {
		return List.of(BLOCKS, REFS, LISTINGS);
	}

}
