package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/** The blocks of a merchant's listing, in their order. */
final class Directory {

	/** The version of one of the past, which has all that it needs. */
	static final long PAST = Long.MAX_VALUE - 1;

	/** In the place of a chapter where none has begun. */
	private static final long NONE = -1;

	private static final List<String> FETCHED = List.of("blocks", "chapter", "taken", "moved");

	private final Shelf shelf;

	private final UUID merchant;

	private final long version;

	private final List<Block> blocks = new ArrayList<>();

	/** The ids of blocks that must not be given to others. */
	private final BitSet ids = new BitSet();

	private final Whereabouts whereabouts;

	/** The chapter of the history that is being written. */
	private long chapter = NONE;

	/** How many of its changes the listing has taken in. */
	private int taken;

	/** The runs of refs that may have changed since it began. */
	private final SortedSet<Long> moved = new TreeSet<>();

	private Directory(Shelf shelf, UUID merchant, long version) {
		this.shelf = shelf;
		this.merchant = merchant;
		this.version = version;
		this.whereabouts = new Whereabouts(shelf, merchant);
	}

	/**
	 * Reads the directory of a merchant, and none of its blocks.
	 * @param store where it is kept
	 * @param merchant any
	 * @return the directory, an empty one if there is none
	 */
	static Directory load(Reads store, UUID merchant) {
		Shelf shelf = new PresentShelf(store, merchant);
		Document stored = store.get(ListingCollections.LISTINGS, merchant.toString(), FETCHED).orElse(null);
		if (stored == null) {
			return new Directory(shelf, merchant, -1);
		}
		Directory directory = new Directory(shelf, merchant, stored.version());
		directory.decode(Objects.requireNonNull(stored.bytes(0)));
		directory.chapter = Objects.requireNonNull(stored.number(1));
		directory.taken = Objects.requireNonNull(stored.number(2)).intValue();
		PackedIn in = new PackedIn(Objects.requireNonNull(stored.bytes(3)));
		while (in.hasMore()) {
			directory.moved.add(in.unsigned());
		}
		return directory;
	}

	/**
	 * The directory as it was when a chapter of the history began.
	 * @param shelf where its blocks are
	 * @param merchant whose listing it is
	 * @param blocks as {@link #encode} has told them
	 * @return the directory, which has taken in all that the chapter does not tell
	 */
	static Directory past(Shelf shelf, UUID merchant, byte[] blocks) {
		Directory directory = new Directory(shelf, merchant, PAST);
		directory.decode(blocks);
		return directory;
	}

	private void decode(byte[] packed) {
		PackedIn in = new PackedIn(packed);
		Block before = null;
		while (in.hasMore()) {
			before = Block.decode(in, before);
			this.blocks.add(before);
			this.ids.set(before.id());
		}
	}

	/** What it knows of its blocks. */
	byte[] encode() {
		PackedOut out = new PackedOut();
		Block before = null;
		for (Block block : this.blocks) {
			block.encode(out, before);
			before = block;
		}
		return out.toBytes();
	}

	Upsert toUpsert(long position) {
		PackedOut runs = new PackedOut();
		this.moved.forEach(runs::unsigned);
		return new Upsert(ListingCollections.LISTINGS, this.merchant.toString(), position, Map.of("blocks", encode(),
				"chapter", this.chapter, "taken", (long) this.taken, "moved", runs.toBytes()));
	}

	/** The chapter of the history that is being written; negative before the first. */
	long chapter() {
		return this.chapter;
	}

	/** How many changes of the chapter the listing has taken in. */
	int taken() {
		return this.taken;
	}

	void takenIn(int changes) {
		this.taken = changes;
	}

	/** The runs of refs that the chapter may not have as they are. */
	SortedSet<Long> moved() {
		return this.moved;
	}

	/** A new chapter begins, which has everything as it is. */
	void begin(long next) {
		this.chapter = next;
		this.taken = 0;
		this.moved.clear();
	}

	/** The position up to which the events are taken in; -1 if none are. */
	long version() {
		return this.version;
	}

	/** In their order. */
	List<Block> blocks() {
		return this.blocks;
	}

	/** In which of them products are. */
	Whereabouts whereabouts() {
		return this.whereabouts;
	}

	/** How many products are listed. */
	long products() {
		return this.blocks.stream().mapToLong(Block::count).sum();
	}

	/** The number behind the last. */
	long end() {
		return this.blocks.isEmpty() ? 0 : this.blocks.getLast().last() + 1;
	}

	@Nullable Block find(int id) {
		for (Block block : this.blocks) {
			if (block.id() == id) {
				return block;
			}
		}
		return null;
	}

	/**
	 * Looks for the block in which a place is.
	 * @param number of the place
	 * @param ordinal of the product there
	 * @return the index of the last block that begins before it, or 0
	 */
	int search(long number, long ordinal) {
		int low = 0;
		int high = this.blocks.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.blocks.get(middle).beginsBefore(number, ordinal)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return Math.max(0, low - 1);
	}

	void shift(int from, int by) {
		for (Block block : this.blocks.subList(from, this.blocks.size())) {
			block.shift(by);
		}
	}

	/**
	 * An id for a new block. Those of blocks dropped meanwhile are not given again before
	 * the next batch: the stored directory still names them.
	 */
	int nextId() {
		int id = this.ids.nextClearBit(0);
		this.ids.set(id);
		return id;
	}

	/**
	 * Reads blocks in one go, those not read yet.
	 * @param wanted blocks of this directory
	 * @return whether all were found as this directory says; those that were not are
	 * empty
	 */
	boolean read(Collection<Block> wanted) {
		Map<String, Block> missing = new HashMap<>();
		for (Block block : wanted) {
			if (!block.isRead()) {
				missing.put(this.shelf.idOf(block), block);
			}
		}
		for (Document document : missing.isEmpty() ? List.<Document>of()
				: this.shelf.blocks(missing.keySet(), List.of("entries"))) {
			Block block = Objects.requireNonNull(missing.get(document.id()));
			if (this.shelf.isThatOf(block, document)) {
				block.read(Run.decode(Objects.requireNonNull(document.bytes(0))));
				missing.remove(document.id());
			}
		}
		missing.values().forEach((block) -> block.read(new Run(0)));
		return missing.isEmpty();
	}

	/** Which version each of the documents has into which the changed blocks go. */
	Map<String, Long> versionsBesides(Collection<Block> changed) {
		List<String> ids = changed.stream().map((block) -> block.nextDocumentId(this.merchant)).toList();
		Map<String, Long> versions = new HashMap<>();
		this.shelf.blocks(ids, List.of()).forEach((document) -> versions.put(document.id(), document.version()));
		return versions;
	}

}
