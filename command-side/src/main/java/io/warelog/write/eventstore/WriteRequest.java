package io.warelog.write.eventstore;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Something that is to be written wholly or not at all, and what became of it.
 */
final class WriteRequest {

	private final Content content;

	private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

	WriteRequest(Content content) {
		this.content = content;
	}

	Content content() {
		return this.content;
	}

	void complete(Outcome result) {
		this.outcome.complete(result);
	}

	/**
	 * Waits for the outcome, however often the thread is interrupted: every request that
	 * was taken in is completed, and a caller that left early would not know whether its
	 * events are stored. The interrupt is kept for later.
	 * @return what became of the request
	 */
	Outcome await() {
		return this.outcome.join();
	}

	/** What is to be written. */
	sealed interface Content {

		/**
		 * Counts what it writes.
		 * @return rows, at least 1
		 */
		int rows();

	}

	/**
	 * Events to append.
	 *
	 * @param events at least one
	 */
	record Events(List<EventRow> events) implements Content {

		@Override
		public int rows() {
			return this.events.size();
		}

	}

	/**
	 * A snapshot to keep if it is not older than the stream's present one.
	 *
	 * @param row the state after the event of the same sequence
	 */
	record Snapshot(EventRow row) implements Content {

		@Override
		public int rows() {
			return 1;
		}

	}

	/** What became of a request. */
	sealed interface Outcome permits Committed, Loss, Unavailable {

	}

	/** It is on the disk. */
	record Committed() implements Outcome {

	}

	/**
	 * It could not be written, or nobody knows whether it was.
	 *
	 * @param message why
	 * @param unknown whether it may have been written
	 * @param cause what the database said, or null
	 */
	record Unavailable(String message, boolean unknown, @Nullable Throwable cause) implements Outcome {

	}

}
