package io.warelog.write.eventstore;

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

}
