package io.warelog.write.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The event store could not be written to or read, through no fault of the append.
 */
public final class EventStoreUnavailableException extends EventStoreException {

	private final boolean outcomeUnknown;

	/**
	 * Says that nothing is written or read now.
	 * @param message why
	 * @param outcomeUnknown whether an append may have been stored all the same
	 * @param cause what the database said, or null
	 */
	public EventStoreUnavailableException(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
		super(message, cause);
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Tells whether the append may have been stored all the same.
	 * @return true if the commit's outcome is not known before the log is opened or asked
	 * again, false if nothing has been stored for certain
	 */
	public boolean outcomeUnknown() {
		return this.outcomeUnknown;
	}

}
