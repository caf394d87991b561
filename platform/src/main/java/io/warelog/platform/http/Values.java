package io.warelog.platform.http;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads single values strictly. Each method answers null for a text that is not of the
 * form.
 */
final class Values {

	/** Digits before and after the point; no amount of this API comes near it. */
	private static final int DECIMAL_DIGITS = 30;

	private static final int LONGEST_URI = 2048;

	private static final Pattern RFC_3339 = Pattern
		.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

	private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

	private Values() {
	}

	/**
	 * Reads a time of RFC 3339 with any offset.
	 */
	static @Nullable Instant instant(String text) {
		if (!RFC_3339.matcher(text).matches()) {
			return null;
		}
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Reads a decimal without exponent.
	 */
	static @Nullable BigDecimal decimal(String text) {
		return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
	}

	static @Nullable Long integer(String text) {
		return INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
	}

	/**
	 * Tells whether a number can be computed with: one such as {@code 1e999999999} takes
	 * gigabytes as soon as something is added to it.
	 */
	static boolean isTractable(BigDecimal number) {
		return number.precision() <= DECIMAL_DIGITS && Math.abs((long) number.scale()) <= DECIMAL_DIGITS;
	}

	/**
	 * Reads a UUID in its canonical form of 36 characters; {@link UUID#fromString} takes
	 * shorter ones too, by which one resource would have several names.
	 */
	static @Nullable UUID uuid(String text) {
		if (text.length() != 36) {
			return null;
		}
		try {
			UUID uuid = UUID.fromString(text);
			return uuid.toString().equalsIgnoreCase(text) ? uuid : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Maps the lower case names of an enum's constants to the constants.
	 */
	static <E extends Enum<E>> Map<String, E> words(Class<E> type) {
		Map<String, E> words = new HashMap<>();
		for (E constant : type.getEnumConstants()) {
			words.put(constant.name().toLowerCase(Locale.ROOT), constant);
		}
		return words;
	}

	/**
	 * Reads an absolute http or https URI with a host.
	 */
	static @Nullable URI webUri(String text) {
		if (text.length() > LONGEST_URI) {
			return null;
		}
		try {
			URI uri = new URI(text);
			boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			return (web && uri.getHost() != null && uri.toASCIIString().length() == text.length()) ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
