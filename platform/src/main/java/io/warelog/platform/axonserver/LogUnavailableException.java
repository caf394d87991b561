package io.warelog.platform.axonserver;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** The log does not answer now; it may do so soon. */
public final class LogUnavailableException extends AxonTransientException {

	LogUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
