package io.warelog.platform.http;

import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes the key out of a request: {@code Authorization: Bearer <key>} or
 * {@code X-API-Key: <key>}. Both may be given when they are the same; two different keys,
 * or one header twice, are refused, since it would not be clear who calls.
 */
final class Credentials {

	/** What a 401 without a key names as the way to authenticate (RFC 6750). */
	static final String CHALLENGE = "Bearer realm=\"warelog\"";

	private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

	private static final String SCHEME = "Bearer ";

	private static final int LONGEST = 512;

	private Credentials() {
	}

	/**
	 * Returns the key.
	 * @throws ProblemException with {@link ProblemKind#UNAUTHENTICATED} if there is none
	 * or there are two
	 */
	static String keyOf(HttpServletRequest request) {
		String bearer = bearer(single(request, "Authorization"));
		String header = single(request, "X-API-Key");
		String key = (bearer != null) ? bearer : header;
		if (key == null) {
			throw Problem
				.of(ProblemKind.UNAUTHENTICATED,
						"Send the API key as 'Authorization: Bearer <key>' or 'X-API-Key: <key>'.")
				.withHeader("WWW-Authenticate", CHALLENGE)
				.exception();
		}
		if (bearer != null && header != null && !bearer.equals(header)) {
			throw invalid("Authorization and X-API-Key hold different keys.");
		}
		if (!Ascii.isVisible(key, LONGEST)) {
			throw invalid("The API key is not valid.");
		}
		return key;
	}

	static ProblemException invalid(String detail) {
		return Problem.of(ProblemKind.UNAUTHENTICATED, detail).withHeader("WWW-Authenticate", INVALID).exception();
	}

	private static @Nullable String single(HttpServletRequest request, String header) {
		Enumeration<String> values = request.getHeaders(header);
		if (!values.hasMoreElements()) {
			return null;
		}
		String value = values.nextElement();
		if (values.hasMoreElements()) {
			throw invalid("The " + header + " header is given more than once.");
		}
		return value;
	}

	private static @Nullable String bearer(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		return authorization.substring(SCHEME.length()).strip();
	}

}
