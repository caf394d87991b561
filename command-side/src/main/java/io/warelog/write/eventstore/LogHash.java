package io.warelog.write.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Adds events up to a hash that two logs share only if every event is the same in both
 * and at the same place.
 */
final class LogHash {

	/** Stands in place of a length where there is no value. */
	private static final int NO_VALUE = -1;

	private final MessageDigest digest;

	private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

	private long events;

	private long head;

	LogHash() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Each Java platform has SHA-256", impossible);
		}
	}

	/**
	 * Adds the next event.
	 * @param event the one that follows in the log
	 */
	void add(StoredEvent event) {
		EventRow row = event.row();
		number(event.globalIndex());
		number(event.commitEnd());
		text(row.stream());
		number(row.sequence());
		text(row.aggregateType());
		text(row.eventId());
		number(row.micros());
		text(row.payloadType());
		text(row.revision());
		bytes(row.payload());
		bytes(row.metadata());
		this.events++;
		this.head = event.globalIndex();
	}

	/**
	 * What it has come to; nothing can be added any more.
	 * @return the digest of all events added
	 */
	LogDigest digest() {
		return new LogDigest(this.events, this.head, HexFormat.of().formatHex(this.digest.digest()));
	}

	private void number(long value) {
		this.digest.update(this.number.clear().putLong(value).flip());
	}

	private void text(@Nullable String value) {
		if (value == null) {
			number(NO_VALUE);
		}
		else {
			bytes(value.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** The length goes first, so that no two rows run together to the same bytes. */
	private void bytes(byte[] value) {
		number(value.length);
		this.digest.update(value);
	}

}
