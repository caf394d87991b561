package io.warelog.read.listing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import io.warelog.read.store.Reads;
import org.jspecify.annotations.Nullable;

/** The blocks of a merchant's listing, in their order. */
final class Directory {

	private final Reads store;

	private final UUID merchant;

	private final long version;

	private final List<Block> blocks = new ArrayList<>();

	/** The ids of blocks that must not be given to others. */
	private final BitSet taken = new BitSet();

	private final Whereabouts whereabouts;

	private Directory(Reads store, UUID merchant, long version) {
		this.store = store;
		this.merchant = merchant;
		this.version = version;
		this.whereabouts = new Whereabouts(store, merchant);
	}

	/**
	 * Reads the directory of a merchant, and none of its blocks.
	 * @param store where it is kept
	 * @param merchant any
	 * @return the directory, an empty one if there is none
	 */
	static Directory load(Reads store, UUID merchant) {
		Document stored = store.get(ListingCollections.LISTINGS, merchant.toString(), List.of("blocks")).orElse(null);
		if (stored == null) {
			return new Directory(store, merchant, -1);
		}
		Directory directory = new Directory(store, merchant, stored.version());
		PackedIn in = new PackedIn(Objects.requireNonNull(stored.bytes(0)));
		Block before = null;
		while (in.hasMore()) {
			before = Block.decode(in, before);
			directory.blocks.add(before);
			directory.taken.set(before.id());
		}
		return directory;
	}

	Upsert toUpsert(long position) {
		PackedOut out = new PackedOut();
		Block before = null;
		for (Block block : this.blocks) {
			block.encode(out, before);
			before = block;
		}
		return new Upsert(ListingCollections.LISTINGS, this.merchant.toString(), position,
				Map.of("blocks", out.toBytes()));
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
		int id = this.taken.nextClearBit(0);
		this.taken.set(id);
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
				missing.put(block.documentId(this.merchant), block);
			}
		}
		for (Document document : missing.isEmpty() ? List.<Document>of()
				: this.store.getAll(ListingCollections.BLOCKS, missing.keySet(), List.of("entries"))) {
			Block block = Objects.requireNonNull(missing.get(document.id()));
			if (document.version() == block.version()) {
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
		this.store.getAll(ListingCollections.BLOCKS, ids, List.of())
			.forEach((document) -> versions.put(document.id(), document.version()));
		return versions;
	}

}
