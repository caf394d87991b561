package io.warelog.write.eventstore;

/**
 * Tells without a look at the log whether a look is worthwhile. What this process has
 * written is known at once, what others have written within a second; so this serves
 * facts that may be so old, and never a decision that a place in the stream depends on.
 */
@FunctionalInterface
public interface StreamNews {

	/**
	 * Tells whether a stream has gone on.
	 * @param stream name of any stream
	 * @param after sequence of the last event that is known, -1 for none
	 * @return whether there is or may be an event behind it
	 */
	boolean isWorthReading(String stream, long after);

}
