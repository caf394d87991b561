package io.warelog.read.listing;

import java.util.List;
import java.util.UUID;

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

	/**
	 * One per merchant: the blocks in their order, which chapter of the history is being
	 * written, how many of its changes are taken in, and which refs may have changed
	 * since it began.
	 */
	public static final Collection LISTINGS = new Collection("listings", 3,
			List.of(Field.bytes("blocks"), Field.number("chapter"), Field.number("taken"), Field.bytes("moved")),
			List.of());

	/**
	 * One per {@value Journal#CHAPTER} changes of a listing, or more of a great one: the
	 * directory and the number of products of each kind before the first of them. It is
	 * known by the position of the commit with which it begins, and holds from the time
	 * of that on.
	 */
	public static final Collection CHAPTERS = new Collection("listing_chapters", 1, List.of(Field.text("merchant"),
			Field.number("since"), Field.number("start"), Field.bytes("counts"), Field.bytes("blocks")),
			List.of(List.of("merchant", "since")));

	/** Under the id of each chapter: its changes, one behind the other. */
	public static final Collection CHANGES = new Collection("listing_changes", 1, List.of(Field.bytes("changes")),
			List.of());

	/** The blocks that had changed when a chapter began, as they were then. */
	public static final Collection BLOCK_COPIES = new Collection("listing_block_copies", 1,
			List.of(Field.bytes("entries")), List.of());

	/**
	 * The refs that had changed when a chapter began, as they were then, and whether a
	 * batch that was cut short had written them ahead of the listing.
	 */
	public static final Collection REF_COPIES = new Collection("listing_ref_copies", 1,
			List.of(Field.text("run"), Field.number("start"), Field.number("ahead"), Field.bytes("blocks")),
			List.of(List.of("run", "start")));

	private ListingCollections() {
	}

	/** The id of a chapter, whose order is that of the log. */
	static String chapterId(UUID merchant, long start) {
		return "%s:%019d".formatted(merchant, start);
	}

	/**
	 * All of them.
	 * @return in the order of writing
	 */
	public static List<Collection> all() {
		return List.of(BLOCK_COPIES, REF_COPIES, CHANGES, CHAPTERS, BLOCKS, REFS, LISTINGS);
	}

}
