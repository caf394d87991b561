package io.warelog.platform.messaging;

import org.axonframework.serialization.SerializationException;

/**
 * A class or a stored name is not in the table of payload names.
 */
public class UnknownPayloadException extends SerializationException {

	/**
	 * Makes the exception.
	 * @param message which class or name is missing
	 */
	public UnknownPayloadException(String message) {
		super(message);
	}

}
