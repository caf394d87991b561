package io.warelog.platform.messaging;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Reads what a token says of a log whose places are numbers. */
public final class Places {

	private Places() {
	}

	/**
	 * Tells up to which event one has read.
	 * @param token of a reader, or null for one that has read nothing
	 * @return the number of the last event that was read, 0 before the first
	 * @throws IllegalArgumentException if the token is of another kind of log
	 */
	public static long of(@Nullable TrackingToken token) {
		TrackingToken position = (token != null) ? WrappedToken.unwrapLowerBound(token) : null;
		if (position == null) {
			return 0;
		}
		if (position instanceof GlobalSequenceTrackingToken place) {
			return place.getGlobalIndex();
		}
		throw new IllegalArgumentException("A token of this log is a number, not " + position);
	}

}
