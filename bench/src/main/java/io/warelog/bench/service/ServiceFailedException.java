package io.warelog.bench.service;

import org.jspecify.annotations.Nullable;

/** The service did not do what the measurement needs. */
public final class ServiceFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ServiceFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
