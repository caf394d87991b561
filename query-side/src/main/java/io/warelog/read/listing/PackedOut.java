package io.warelog.read.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers in as few bytes as they need, seven bits in each, the least significant
 * first.
 */
final class PackedOut {

	private byte[] bytes = new byte[1024];

	private int size;

	/** Writes a number that is most often small. */
	PackedOut unsigned(long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			put((byte) (rest | 0x80));
			rest >>>= 7;
		}
		return put((byte) rest);
	}

	/** Writes a number that is most often near 0. */
	PackedOut signed(long value) {
		return unsigned(zigzag(value));
	}

	/** Writes a number from 0 to 255. */
	PackedOut octet(int value) {
		return put((byte) value);
	}

	PackedOut ascii(String text) {
		for (byte character : text.getBytes(StandardCharsets.ISO_8859_1)) {
			put(character);
		}
		return this;
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	private PackedOut put(byte value) {
		if (this.size == this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, this.size * 2);
		}
		this.bytes[this.size++] = value;
		return this;
	}

	private static long zigzag(long value) {
		return (value << 1) ^ (value >> 63);
	}

}
