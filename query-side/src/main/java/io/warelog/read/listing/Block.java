package io.warelog.read.listing;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Batch.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * What the directory of a listing knows of a run of neighbours, and the run itself once
 * it has been read.
 */
final class Block {

	private static final long UNKEPT = -1;

	private final int id;

	private int slot;

	private long version;

	/** The number of the first; a shift of the whole block changes only this. */
	private long first;

	private long firstOrdinal;

	/** The number of the last, relative to the first. */
	private long span;

	private int count;

	private int unarchived;

	private int visible;

	/**
	 * Under which chapter of the history it was copied as it is; {@link #UNKEPT} when it
	 * has changed since.
	 */
	private long kept = UNKEPT;

	private @Nullable Run run;

	private boolean changed;

	private Block(int id) {
		this.id = id;
	}

	/** A block that is not stored yet. */
	static Block of(int id, Run run, long base) {
		Block block = new Block(id);
		block.first = base;
		block.run = run;
		block.runChanged();
		return block;
	}

	/** Reads a block of a directory; the one before it lends what is much the same. */
	static Block decode(PackedIn in, @Nullable Block before) {
		Block block = new Block((int) in.signed() + ((before != null) ? before.id : 0));
		block.count = in.octet() + 1;
		block.unarchived = block.count - (int) in.unsigned();
		block.visible = block.count - (int) in.unsigned();
		block.first = in.signed() + firstBehind(before);
		block.span = in.signed() + block.count - 1;
		block.firstOrdinal = in.signed() + ((before != null) ? before.firstOrdinal : 0);
		long written = in.signed();
		block.slot = (int) (written & 1);
		block.version = (written >> 1) + ((before != null) ? before.version : 0);
		block.kept = in.signed() + ((before != null) ? before.kept : 0);
		return block;
	}

	void encode(PackedOut out, @Nullable Block before) {
		out.signed(this.id - ((before != null) ? before.id : 0))
			.octet(this.count - 1)
			.unsigned(this.count - this.unarchived)
			.unsigned(this.count - this.visible)
			.signed(this.first - firstBehind(before))
			.signed(this.span - (this.count - 1))
			.signed(this.firstOrdinal - ((before != null) ? before.firstOrdinal : 0))
			.signed((this.version - ((before != null) ? before.version : 0)) * 2 + this.slot)
			.signed(this.kept - ((before != null) ? before.kept : 0));
	}

	private static long firstBehind(@Nullable Block before) {
		return (before != null) ? before.last() + 1 : 0;
	}

	/** Unique among the blocks of the listing, but free again once it is gone. */
	int id() {
		return this.id;
	}

	long version() {
		return this.version;
	}

	long first() {
		return this.first;
	}

	long last() {
		return this.first + this.span;
	}

	int count() {
		return this.count;
	}

	int unarchived() {
		return this.unarchived;
	}

	int visible() {
		return this.visible;
	}

	boolean isChanged() {
		return this.changed;
	}

	boolean isRead() {
		return this.run != null;
	}

	void read(Run stored) {
		this.run = stored;
	}

	Run run() {
		return Objects.requireNonNull(this.run);
	}

	long number(int index) {
		return this.first + run().number(index);
	}

	Place place(int index) {
		return new Place(run().ordinal(index), number(index), run().placements(index));
	}

	boolean beginsBefore(long number, long ordinal) {
		return Run.isBefore(this.first, this.firstOrdinal, number, ordinal);
	}

	/** Changes the numbers of all in it without a look at them. */
	void shift(int by) {
		this.first += by;
	}

	/** To be told after every change of the run, which is not empty. */
	void runChanged() {
		Run run = run();
		this.first += run.rebase();
		this.firstOrdinal = run.ordinal(0);
		this.span = run.number(run.size() - 1);
		this.count = run.size();
		this.changed = true;
		this.kept = UNKEPT;
	}

	/** The chapter of the history that has it as it is; negative when none has. */
	long kept() {
		return this.kept;
	}

	/** A chapter of the history has it as it is now. */
	void keep(long chapter) {
		this.kept = chapter;
	}

	/** Counts anew what the directory tells of it. */
	void count(ListingCounts counts) {
		this.unarchived = run().count(counts.unarchived());
		this.visible = run().count(counts.visible());
	}

	String documentId(UUID merchant) {
		return documentId(merchant, this.slot);
	}

	/** The document that does not count yet. */
	String nextDocumentId(UUID merchant) {
		return documentId(merchant, 1 - this.slot);
	}

	private String documentId(UUID merchant, int slot) {
		return merchant + ":" + this.id + ":" + slot;
	}

	/** Goes on to the next document. */
	Upsert toUpsert(UUID merchant, long version, ListingCounts counts) {
		count(counts);
		this.slot = 1 - this.slot;
		this.version = version;
		this.changed = false;
		return new Upsert(ListingCollections.BLOCKS, documentId(merchant), version, Map.of("entries", run().encode()));
	}

}
