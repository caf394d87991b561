package io.warelog.read.listing;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Document;
import org.jspecify.annotations.Nullable;

/**
 * In which blocks a run of products are, in the order of their creation; and of those
 * that are removed, behind whom they stood.
 */
final class BlockRefs {

	/** How many products share a document. */
	static final int RUN = 256;

	/** In the place of a product that is not listed and never was. */
	private static final int NONE = -1;

	/** Less than this by as much as the ordinal of the product that stood before. */
	private static final int REMOVED = -3;

	private final String id;

	private final long version;

	private final int[] stored;

	private final int[] blocks;

	private BlockRefs(String id, long version, int[] blocks) {
		this.id = id;
		this.version = version;
		this.stored = blocks;
		this.blocks = blocks.clone();
	}

	static String id(UUID merchant, long ordinal) {
		return merchant + ":" + number(ordinal);
	}

	/** Which of the runs of products one is in. */
	static long number(long ordinal) {
		return ordinal / RUN;
	}

	String id() {
		return this.id;
	}

	long number() {
		return Long.parseLong(this.id.substring(this.id.lastIndexOf(':') + 1));
	}

	/**
	 * Reads refs.
	 * @param id of the document
	 * @param document as it was found, or null if there is none
	 * @return the refs, none of them set where there is no document
	 */
	static BlockRefs of(String id, @Nullable Document document) {
		return (document == null) ? new BlockRefs(id, -1, decode(new byte[0]))
				: new BlockRefs(id, document.version(), decode(Objects.requireNonNull(document.bytes(0))));
	}

	/**
	 * Reads refs of the past.
	 * @param id of the refs
	 * @param packed as they were
	 * @param ahead whether they were ahead of the directory
	 * @return the refs, {@linkplain #isKnownTo known} to a directory of the past if not
	 */
	static BlockRefs past(String id, byte[] packed, boolean ahead) {
		return new BlockRefs(id, ahead ? Long.MAX_VALUE : Directory.PAST, decode(packed));
	}

	private static int[] decode(byte[] packed) {
		int[] blocks = new int[RUN];
		Arrays.fill(blocks, NONE);
		PackedIn in = new PackedIn(packed);
		int before = NONE;
		for (int i = 0; in.hasMore(); i++) {
			before += (int) in.signed();
			blocks[i] = before;
		}
		return blocks;
	}

	/**
	 * Whether no product is listed that these refs know nothing of. They are written
	 * before the directory and may be ahead of it.
	 */
	boolean isKnownTo(Directory directory) {
		return this.version <= directory.version();
	}

	/** The id of the block, which may be another by now; negative if it is in none. */
	int get(long ordinal) {
		return this.blocks[(int) (ordinal % RUN)];
	}

	void put(long ordinal, int block) {
		this.blocks[(int) (ordinal % RUN)] = block;
	}

	/** Remembers behind which product, or -1 for none, one stood that is removed. */
	void remove(long ordinal, long before) {
		put(ordinal, (int) (REMOVED - before));
	}

	boolean isRemoved(long ordinal) {
		return get(ordinal) < NONE;
	}

	/** Behind which product a removed one stood, or -1 for none. */
	long before(long ordinal) {
		return (long) REMOVED - get(ordinal);
	}

	boolean isChanged() {
		return !Arrays.equals(this.stored, this.blocks);
	}

	Upsert toUpsert(long position) {
		return new Upsert(ListingCollections.REFS, this.id, Math.max(position, this.version + 1),
				Map.of("blocks", encode()));
	}

	byte[] encode() {
		int end = RUN;
		while (end > 0 && this.blocks[end - 1] == NONE) {
			end--;
		}
		PackedOut out = new PackedOut();
		int before = NONE;
		for (int i = 0; i < end; i++) {
			out.signed(this.blocks[i] - (long) before);
			before = this.blocks[i];
		}
		return out.toBytes();
	}

}
