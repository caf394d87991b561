package io.warelog.write.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * An append that came second: another event holds the place in the stream. Which stream
 * it was tells "this slug is taken" from "this product exists already".
 */
public sealed interface AppendConflict permits StreamExistsException, StreamMovedOnException {

	/**
	 * Returns the stream whose place was taken.
	 * @return its id
	 */
	String stream();

	/**
	 * Returns the place that was taken.
	 * @return the sequence in the stream, from 0
	 */
	long sequence();

	/**
	 * Makes the failure of an append that came second.
	 * @param stream whose place was taken
	 * @param sequence of the place, from 0
	 * @param cause what the store said, or null
	 * @return that the stream exists already, or that it has moved on
	 */
	static RuntimeException of(String stream, long sequence, @Nullable Throwable cause) {
		return (sequence == 0) ? new StreamExistsException(stream, cause)
				: new StreamMovedOnException(stream, sequence, cause);
	}

}
