package io.warelog.read.listing;

import java.util.Arrays;

/**
 * Neighbours in a listing, in its order. Their numbers are relative to that of the first
 * one once {@link #rebase() rebased}.
 */
final class Run {

	/** How many may stand in one block. */
	static final int CAPACITY = 256;

	private long[] ordinals;

	private long[] numbers;

	private int[] placements;

	private final StringBuilder facets;

	private int size;

	Run(int capacity) {
		this.ordinals = new long[capacity];
		this.numbers = new long[capacity];
		this.placements = new int[capacity];
		this.facets = new StringBuilder(capacity * ListingBatch.FACETS);
	}

	static Run decode(byte[] packed) {
		PackedIn in = new PackedIn(packed);
		int size = (int) in.unsigned();
		Run run = new Run(size);
		long ordinal = 0;
		long number = 0;
		for (int i = 0; i < size; i++) {
			ordinal += in.signed();
			number += in.unsigned();
			run.ordinals[i] = ordinal;
			run.numbers[i] = number;
			run.placements[i] = (int) in.unsigned();
		}
		run.facets.append(in.ascii(size * ListingBatch.FACETS));
		run.size = size;
		return run;
	}

	byte[] encode() {
		PackedOut out = new PackedOut().unsigned(this.size);
		long ordinal = 0;
		long number = 0;
		for (int i = 0; i < this.size; i++) {
			out.signed(this.ordinals[i] - ordinal).unsigned(this.numbers[i] - number).unsigned(this.placements[i]);
			ordinal = this.ordinals[i];
			number = this.numbers[i];
		}
		return out.ascii(this.facets.toString()).toBytes();
	}

	int size() {
		return this.size;
	}

	long ordinal(int index) {
		return this.ordinals[index];
	}

	long number(int index) {
		return this.numbers[index];
	}

	int placements(int index) {
		return this.placements[index];
	}

	String facets(int index) {
		return this.facets.substring(index * ListingBatch.FACETS, (index + 1) * ListingBatch.FACETS);
	}

	/** Those of all, one behind the other. */
	String facets() {
		return this.facets.toString();
	}

	int indexOf(long ordinal) {
		for (int i = 0; i < this.size; i++) {
			if (this.ordinals[i] == ordinal) {
				return i;
			}
		}
		return -1;
	}

	/** The first that does not stand before a number and ordinal; the size if all do. */
	int search(long number, long ordinal) {
		int low = 0;
		int high = this.size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (isBefore(this.numbers[middle], this.ordinals[middle], number, ordinal)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	static boolean isBefore(long number, long ordinal, long otherNumber, long otherOrdinal) {
		return number < otherNumber || (number == otherNumber && ordinal < otherOrdinal);
	}

	int count(FacetPredicate wanted) {
		String all = facets();
		int count = 0;
		for (int i = 0; i < this.size; i++) {
			if (wanted.takes(all, i * ListingBatch.FACETS)) {
				count++;
			}
		}
		return count;
	}

	void describe(int index, String now) {
		this.facets.replace(index * ListingBatch.FACETS, (index + 1) * ListingBatch.FACETS, now);
	}

	void insert(int index, long ordinal, long number, int placements, String facets) {
		if (this.size == this.ordinals.length) {
			int capacity = Math.max(CAPACITY + 1, this.size + 1);
			this.ordinals = Arrays.copyOf(this.ordinals, capacity);
			this.numbers = Arrays.copyOf(this.numbers, capacity);
			this.placements = Arrays.copyOf(this.placements, capacity);
		}
		moveTail(index, index + 1);
		this.ordinals[index] = ordinal;
		this.numbers[index] = number;
		this.placements[index] = placements;
		this.facets.insert(index * ListingBatch.FACETS, facets);
		this.size++;
	}

	void remove(int index) {
		moveTail(index + 1, index);
		this.facets.delete(index * ListingBatch.FACETS, (index + 1) * ListingBatch.FACETS);
		this.size--;
	}

	private void moveTail(int from, int to) {
		System.arraycopy(this.ordinals, from, this.ordinals, to, this.size - from);
		System.arraycopy(this.numbers, from, this.numbers, to, this.size - from);
		System.arraycopy(this.placements, from, this.placements, to, this.size - from);
	}

	/** Changes the numbers of all from an index on. */
	void shift(int from, int by) {
		for (int i = from; i < this.size; i++) {
			this.numbers[i] += by;
		}
	}

	/**
	 * Lets the numbers count from the first one again.
	 * @return by how much they have become less
	 */
	long rebase() {
		long first = this.numbers[0];
		for (int i = 0; i < this.size; i++) {
			this.numbers[i] -= first;
		}
		return first;
	}

	/**
	 * Takes a part out.
	 * @param from the index of its first
	 * @param to behind its last
	 * @return it, with the numbers as they are here
	 */
	Run takeOut(int from, int to) {
		Run part = new Run(CAPACITY + 1);
		for (int i = from; i < to; i++) {
			part.insert(part.size, this.ordinals[i], this.numbers[i], this.placements[i], facets(i));
		}
		moveTail(to, from);
		this.facets.delete(from * ListingBatch.FACETS, to * ListingBatch.FACETS);
		this.size -= to - from;
		return part;
	}

	/** Adds all of another run, whose numbers begin so much further on than these. */
	void append(Run behind, long offset) {
		for (int i = 0; i < behind.size; i++) {
			insert(this.size, behind.ordinals[i], behind.numbers[i] + offset, behind.placements[i], behind.facets(i));
		}
	}

}
