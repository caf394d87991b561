package io.warelog.read.history;

import java.time.Instant;

import io.warelog.read.store.Times;

/**
 * A moment in the log of a merchant, after a commit. Times never go back within it, so of
 * the commits before a moment all come before the others.
 *
 * @param time the last at which a commit may have taken effect, in microseconds
 * @param position the last at which a commit may have begun
 */
public record Moment(long time, long position) {

	/**
	 * After all that had taken effect at some time.
	 * @param time any
	 * @return the moment
	 */
	public static Moment at(Instant time) {
		return new Moment(Times.micros(time), Long.MAX_VALUE);
	}

}
