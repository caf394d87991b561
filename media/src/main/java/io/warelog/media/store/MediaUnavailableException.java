package io.warelog.media.store;

/**
 * A store cannot be reached or written for now: it is nobody's fault who sent something.
 */
public final class MediaUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Tells that a store failed.
	 * @param message what could not be done
	 * @param cause why
	 */
	public MediaUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
