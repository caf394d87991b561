package io.warelog.read.listing;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedOut} has written. */
final class PackedIn {

	private final byte[] bytes;

	private int at;

	PackedIn(byte[] bytes) {
		this.bytes = bytes;
	}

	boolean hasMore() {
		return this.at < this.bytes.length;
	}

	long unsigned() {
		long value = 0;
		int shift = 0;
		byte next;
		do {
			next = this.bytes[this.at++];
			value |= (long) (next & 0x7F) << shift;
			shift += 7;
		}
		while (next < 0);
		return value;
	}

	long signed() {
		long value = unsigned();
		return (value >>> 1) ^ -(value & 1);
	}

	int octet() {
		return this.bytes[this.at++] & 0xFF;
	}

	String ascii(int length) {
		String text = new String(this.bytes, this.at, length, StandardCharsets.ISO_8859_1);
		this.at += length;
		return text;
	}

}
