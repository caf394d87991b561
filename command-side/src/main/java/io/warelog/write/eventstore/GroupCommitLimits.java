package io.warelog.write.eventstore;

import java.time.Duration;

/**
 * How much is written, and may wait to be written, at once.
 *
 * @param eventsPerTransaction after how many events a transaction takes no further
 * request; one request is never split. At least 1
 * @param waitingEvents how many events may wait before callers have to wait for room. At
 * least 1
 * @param patience how long a caller waits for room before it is refused
 */
public record GroupCommitLimits(int eventsPerTransaction, int waitingEvents, Duration patience) {

	/** What suits a service: up to 20,000 events in a commit, five such waiting. */
	public static final GroupCommitLimits DEFAULT = new GroupCommitLimits(20_000, 100_000, Duration.ofSeconds(10));

	public GroupCommitLimits {
		if (eventsPerTransaction < 1 || waitingEvents < 1 || patience.isNegative()) {
			throw new IllegalArgumentException("A group commit needs positive limits");
		}
	}

}
