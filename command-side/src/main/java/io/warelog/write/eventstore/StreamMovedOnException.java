package io.warelog.write.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * A stream has got another event since it was read. Nothing of the append has been
 * stored; to read the stream again and decide anew may succeed.
 */
public final class StreamMovedOnException extends ConcurrencyException implements AppendConflict {

	private final String stream;

	private final long sequence;

	/**
	 * Says that a stream has moved on.
	 * @param stream its id
	 * @param sequence the place that was taken
	 * @param cause what the store said, or null
	 */
	public StreamMovedOnException(String stream, long sequence, @Nullable Throwable cause) {
		super("The stream " + stream + " already has an event at " + sequence, cause);
		this.stream = stream;
		this.sequence = sequence;
	}

	@Override
	public String stream() {
		return this.stream;
	}

	@Override
	public long sequence() {
		return this.sequence;
	}

}
