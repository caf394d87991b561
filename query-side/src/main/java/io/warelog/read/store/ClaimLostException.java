package io.warelog.read.store;

/** Another node has claimed the segment whose batch was to be written. */
public final class ClaimLostException extends RuntimeException {

	public ClaimLostException(String message) {
		super(message);
	}

}
