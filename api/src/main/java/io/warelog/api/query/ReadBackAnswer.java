package io.warelog.api.query;

import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link ReadBack}.
 *
 * @param state whether there is something to show
 * @param version of what is shown
 * @param etag its entity tag with quotes, null unless shown
 * @param body its JSON in UTF-8, null unless shown
 */
public record ReadBackAnswer(State state, long version, @Nullable String etag, byte @Nullable [] body) {

	/** The answer while the read model has not come so far. */
	public static final ReadBackAnswer BEHIND = new ReadBackAnswer(State.BEHIND, 0, null, null);

	/** Whether there is something to show. */
	public enum State {

		/** It is shown at the version asked for or a later one. */
		SHOWN,
		/** The read model has come so far, and it is deleted. */
		GONE,
		/** The read model has not come so far in time. */
		BEHIND,
		/** The read model has come so far, but the answer is too large for the way. */
		LARGE

	}

}
