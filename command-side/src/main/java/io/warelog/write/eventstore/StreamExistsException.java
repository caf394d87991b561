package io.warelog.write.eventstore;

import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/**
 * A stream was to be begun that exists already. Nothing of the append has been stored.
 */
public final class StreamExistsException extends AggregateStreamCreationException implements AppendConflict {

	private final String stream;

	/**
	 * Says that a stream exists already.
	 * @param stream its id
	 * @param cause what the store said, or null
	 */
	public StreamExistsException(String stream, @Nullable Throwable cause) {
		super("The stream " + stream + " exists already", cause);
		this.stream = stream;
	}

	@Override
	public String stream() {
		return this.stream;
	}

	@Override
	public long sequence() {
		return 0;
	}

}
