package io.warelog.platform.http;

import java.net.URI;
import java.util.Optional;

/** Reads URIs of the web. */
public final class WebUris {

	private WebUris() {
	}

	/**
	 * Reads an absolute http or https URI with a host, of at most 2,048 characters.
	 * @param text any
	 * @return the URI, or empty if it is none
	 */
	public static Optional<URI> parse(String text) {
		return Optional.ofNullable(Values.webUri(text));
	}

}
