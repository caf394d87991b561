package io.warelog.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The header fields of every answer. They are set before a handler runs; one whose answer
 * may be cached otherwise replaces {@code Cache-Control} by
 * {@link HttpServletResponse#setHeader}.
 */
final class CommonHeaders {

	/** Stored by the client alone, and asked about before each use. */
	static final String REVALIDATE = "private, no-cache";

	private CommonHeaders() {
	}

	static void apply(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(RequestId.HEADER, RequestId.of(request));
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cache-Control", REVALIDATE);
	}

}
