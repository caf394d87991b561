package io.warelog.app;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How a process is started.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param data the directory in which everything is kept
 * @param views where read models are kept: {@code sqlite}, a file in the data directory,
 * or the URI of a MongoDB database
 * @param operatorKey the operator's key, or null to have one made
 * @param rateLimit how many requests a key may send, such as {@code 100/s}, or null for
 * any number
 */
record Settings(String host, int port, Path data, String views, @Nullable String operatorKey,
		@Nullable String rateLimit) {

	static final String SQLITE = "sqlite";

	boolean embeddedViews() {
		return this.views.equals(SQLITE);
	}

}
