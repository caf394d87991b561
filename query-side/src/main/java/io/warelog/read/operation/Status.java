package io.warelog.read.operation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How a projection is.
 *
 * @param name of the projection
 * @param state in one word
 * @param generation that is read
 * @param position number of the last event that is in it
 * @param lag how many events of the log are not
 * @param parkedProducts how many products are parked in it
 * @param parkedEvents how many events are
 * @param rebuild how far its rebuild is, or null when there is none
 */
record Status(String name, State state, int generation, long position, long lag, long parkedProducts, long parkedEvents,
		@Nullable Progress rebuild) {

	/** What matters most. */
	enum State {

		/** All is well. */
		LIVE,
		/** All is well, and another generation is being built. */
		REBUILDING,
		/** Some products are parked. */
		DEGRADED,
		/** It cannot go on now, and tries again and again. */
		FAILING;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
