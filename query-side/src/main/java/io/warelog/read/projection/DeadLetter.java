package io.warelog.read.projection;

import java.time.Instant;
import java.util.UUID;

import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;

/**
 * An event that a read model does not show, as it or an earlier one of the same product
 * could not be applied.
 *
 * @param product that it is about
 * @param sequence its number in the stream of the product, from 0
 * @param position of its commit in the log
 * @param merchant whose that is
 * @param event the stable name of its type
 * @param cause why it could not be applied; null when it only waits for an earlier one
 * @param time of the commit in microseconds, never before the merchant's previous one
 * @param healing what makes the read model show it
 */
public record DeadLetter(UUID product, long sequence, long position, UUID merchant, String event,
		@Nullable String cause, long time, Healing healing) {

	/** What makes a read model show an event. */
	public enum Healing {

		/** It can be applied once the fault is mended. */
		RETRY,
		/** Others have not been told of it either, so they have to be told anew. */
		REBUILD

	}

	/**
	 * When it happened.
	 * @return the time
	 */
	public Instant at() {
		return Times.instant(this.time);
	}

}
