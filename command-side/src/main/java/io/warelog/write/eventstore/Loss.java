package io.warelog.write.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one append, and not with the log.
 */
public sealed interface Loss extends WriteRequest.Outcome {

	/**
	 * An event's place in its stream was taken.
	 *
	 * @param stream the stream
	 * @param sequence the place
	 * @param cause what the database said, or null
	 */
	record Conflict(String stream, long sequence, @Nullable Throwable cause) implements Loss {

	}

	/**
	 * A row was not acceptable to the database.
	 *
	 * @param cause what the database said
	 */
	record Refused(Throwable cause) implements Loss {

	}

}
