package io.warelog.platform.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The id of a request, under which it is found in logs and events: the client's
 * {@code X-Request-Id} when that has 1 to 100 visible ASCII characters, else a new
 * UUIDv7.
 */
public final class RequestId {

	/** The header field of request and response. */
	public static final String HEADER = "X-Request-Id";

	private static final String ATTRIBUTE = RequestId.class.getName();

	private static final int LONGEST = 100;

	private RequestId() {
	}

	/**
	 * Returns the id of a request, the same however often it is asked.
	 * @param request the request
	 * @return 1 to 100 visible ASCII characters
	 */
	public static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String known) {
			return known;
		}
		String given = request.getHeader(HEADER);
		String id = (given != null && Ascii.isVisible(given, LONGEST)) ? given
				: UuidCreator.getTimeOrderedEpochFast().toString();
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

}
