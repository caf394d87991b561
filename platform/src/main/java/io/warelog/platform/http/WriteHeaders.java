package io.warelog.platform.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that all writes share.
 *
 * @param idempotencyKey names the request, so that a repetition has no second effect: 1
 * to 255 visible ASCII characters; null when absent
 * @param reason why the change is made, from {@code X-Change-Reason}: 1 to 500 characters
 * of one line; null when absent. It may come as UTF-8, percent-encoded or not; a
 * {@code %} that begins no escape stands for itself
 * @param preference what {@code Prefer: return=} asks for; null when it does not
 * @param ifMatch the version that the client has seen
 */
public record WriteHeaders(@Nullable String idempotencyKey, @Nullable String reason, @Nullable Preference preference,
		IfMatch ifMatch) {

	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private static final String REASON = "X-Change-Reason";

	private static final int LONGEST_KEY = 255;

	private static final TextRule REASON_RULE = TextRule.line(1, 500);

	/** What a write answers with (RFC 7240). */
	public enum Preference {

		/** Nothing but the header. */
		MINIMAL,
		/** The resource, as without a preference. */
		REPRESENTATION

	}

	/**
	 * Reads the header of a write.
	 * @param request the request
	 * @return what the header says
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if a field's syntax is
	 * broken, {@link ProblemKind#UNPROCESSABLE} if the reason is not acceptable
	 */
	public static WriteHeaders of(HttpServletRequest request) {
		return new WriteHeaders(readIdempotencyKey(request), readReason(request), readPreference(request),
				IfMatch.of(request));
	}

	/**
	 * Tells whether the answer has no body and does not wait for the read models.
	 * @return true for {@code return=minimal}
	 */
	public boolean minimal() {
		return this.preference == Preference.MINIMAL;
	}

	/**
	 * What tells the client that its preference was honoured.
	 * @return the value of {@code Preference-Applied} (RFC 7240), or null if it has none
	 */
	public @Nullable String preferenceApplied() {
		return (this.preference != null) ? "return=" + this.preference.name().toLowerCase(Locale.ROOT) : null;
	}

	private static @Nullable String readIdempotencyKey(HttpServletRequest request) {
		List<String> keys = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
		if (keys.isEmpty()) {
			return null;
		}
		String key = keys.getFirst();
		if (keys.size() > 1 || !Ascii.isVisible(key, LONGEST_KEY)) {
			throw Problem
				.of(ProblemKind.MALFORMED,
						"The " + IDEMPOTENCY_KEY + " header must be given once and have 1 to " + LONGEST_KEY
								+ " visible ASCII characters.")
				.exception();
		}
		return key;
	}

	private static @Nullable String readReason(HttpServletRequest request) {
		List<String> reasons = Collections.list(request.getHeaders(REASON));
		if (reasons.isEmpty()) {
			return null;
		}
		String reason = Percent.decodeHeader(reasons.getFirst());
		String fault = null;
		if (reasons.size() > 1) {
			fault = "must be given once";
		}
		else if (reason == null) {
			fault = "must be UTF-8, percent-encoded or not";
		}
		else {
			fault = REASON_RULE.faultIn(reason);
		}
		if (fault != null) {
			throw Problem.unprocessable(List.of(Fault.in(REASON, fault))).exception();
		}
		return reason;
	}

	private static @Nullable Preference readPreference(HttpServletRequest request) {
		for (String line : Collections.list(request.getHeaders("Prefer"))) {
			for (String preference : splitOutsideQuotes(line)) {
				String[] nameAndValue = preference.split(";", 2)[0].split("=", 2);
				if (nameAndValue.length == 2 && nameAndValue[0].strip().equalsIgnoreCase("return")) {
					switch (nameAndValue[1].strip().replace("\"", "")) {
						case "minimal":
							return Preference.MINIMAL;
						case "representation":
							return Preference.REPRESENTATION;
						default:
					}
				}
			}
		}
		return null;
	}

	private static List<String> splitOutsideQuotes(String line) {
		List<String> parts = new ArrayList<>();
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quoted && c == '\\') {
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				parts.add(line.substring(start, i));
				start = i + 1;
			}
		}
		parts.add(line.substring(start));
		return parts;
	}

}
