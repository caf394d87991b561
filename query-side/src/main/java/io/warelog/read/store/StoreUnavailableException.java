package io.warelog.read.store;

import org.jspecify.annotations.Nullable;

/** The database behind the read models cannot be reached or did not answer in time. */
public final class StoreUnavailableException extends RuntimeException {

	public StoreUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
