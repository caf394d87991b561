package io.warelog.platform.axonserver;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** An Axon Server cannot be reached or does not let this process in. */
public final class AxonServerUnavailableException extends IOException {

	AxonServerUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
