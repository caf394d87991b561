package io.warelog.platform.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query string strictly. Each method reads one parameter, and what is wrong with
 * it is kept until {@link #finish()}, which must be called after the last parameter was
 * read and before any value is used: it refuses the request with every bad, repeated and
 * unknown parameter at once. Until then a bad parameter reads as an absent one.
 *
 * <p>
 * The body is never looked at, unlike by {@link HttpServletRequest#getParameter}.
 */
public final class QueryParameters {

	private final Map<String, String> given;

	private final Set<String> read = new HashSet<>();

	private final Faults faults = new Faults();

	private QueryParameters(Map<String, String> given) {
		this.given = given;
	}

	/**
	 * Takes a request's query string apart.
	 * @param request the request
	 * @return its parameters
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if an escape is broken
	 * or the decoded bytes are not UTF-8
	 */
	public static QueryParameters of(HttpServletRequest request) {
		String query = request.getQueryString();
		if (query == null || query.isEmpty()) {
			return new QueryParameters(Map.of());
		}
		QueryParameters parameters = new QueryParameters(new LinkedHashMap<>());
		for (String pair : query.split("&")) {
			if (!pair.isEmpty()) {
				int equals = pair.indexOf('=');
				String name = decode((equals < 0) ? pair : pair.substring(0, equals));
				String value = (equals < 0) ? "" : decode(pair.substring(equals + 1));
				if (parameters.given.putIfAbsent(name, value) != null) {
					parameters.reject(name, "must be given once");
				}
			}
		}
		return parameters;
	}

	/**
	 * Reads an integer that has a default.
	 * @param name the parameter
	 * @param min the smallest value allowed
	 * @param max the largest value allowed
	 * @param otherwise what an absent parameter means
	 * @return the value
	 */
	public int integer(String name, int min, int max, int otherwise) {
		Long value = integer(name, min, max);
		return (value != null) ? value.intValue() : otherwise;
	}

	/**
	 * Reads an integer.
	 * @param name the parameter
	 * @param min the smallest value allowed
	 * @param max the largest value allowed
	 * @return the value, or null when absent
	 */
	public @Nullable Long integer(String name, long min, long max) {
		return read(name, "must be an integer from " + min + " to " + max, (text) -> {
			Long value = Values.integer(text);
			return (value != null && value >= min && value <= max) ? value : null;
		});
	}

	/**
	 * Reads a boolean.
	 * @param name the parameter
	 * @return the value, or null when absent
	 */
	public @Nullable Boolean bool(String name) {
		return oneOf(name, Map.of("true", true, "false", false));
	}

	/**
	 * Reads a text of one line and at least one character.
	 * @param name the parameter
	 * @param max the largest number of characters (code points)
	 * @return the value, or null when absent
	 */
	public @Nullable String text(String name, int max) {
		this.read.add(name);
		String text = this.given.get(name);
		String fault = (text != null) ? TextRule.line(1, max).faultIn(text) : null;
		if (fault != null) {
			reject(name, fault);
			return null;
		}
		return text;
	}

	/**
	 * Reads a time of RFC 3339 with offset. A space before the offset is taken as the
	 * {@code +} that the client did not escape.
	 * @param name the parameter
	 * @return the value, or null when absent
	 */
	public @Nullable Instant instant(String name) {
		return instant(name, "must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z");
	}

	/**
	 * Reads a time of RFC 3339 where something else would do as well.
	 * @param name the parameter
	 * @param expectation what it is told to be when it is no time
	 * @return the value, or null when absent
	 */
	public @Nullable Instant instant(String name, String expectation) {
		return read(name, expectation, (text) -> Values.instant(text.replace(' ', '+')));
	}

	/**
	 * Reads a decimal number without exponent, of at most 30 digits before and after the
	 * point.
	 * @param name the parameter
	 * @return the value, or null when absent
	 */
	public @Nullable BigDecimal decimal(String name) {
		return read(name, "must be a decimal number, such as 19.90", Values::decimal);
	}

	/**
	 * Reads a UUID in its canonical form.
	 * @param name the parameter
	 * @return the value, or null when absent
	 */
	public @Nullable UUID uuid(String name) {
		return read(name, "must be a UUID", Values::uuid);
	}

	/**
	 * Reads one of an enum's constants, spelled in lower case.
	 * @param <E> the enum
	 * @param name the parameter
	 * @param type the enum
	 * @return the value, or null when absent
	 */
	public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
		return oneOf(name, Values.words(type));
	}

	/**
	 * Reads one of some words.
	 * @param <T> what the words stand for
	 * @param name the parameter
	 * @param words each word with what it stands for
	 * @return what the word stands for, or null when absent
	 */
	public <T> @Nullable T oneOf(String name, Map<String, T> words) {
		return read(name, "", (text) -> {
			T value = words.get(text);
			if (value == null) {
				reject(name, "must be one of " + String.join(", ", words.keySet().stream().sorted().toList()));
			}
			return value;
		});
	}

	/**
	 * Tells whether a parameter was given, good or bad.
	 * @param name the parameter
	 * @return true when the query string has it
	 */
	public boolean has(String name) {
		return this.given.containsKey(name);
	}

	/**
	 * Adds a fault that the caller found, such as two parameters that exclude each other.
	 * Of several faults of one parameter the first is told.
	 * @param name the parameter
	 * @param detail what is wrong
	 */
	public void reject(String name, String detail) {
		this.faults.add(Fault.in(name, detail));
	}

	/**
	 * Ends the reading, for callers that add to what is wrong before they refuse.
	 * @return a fault for every bad, repeated and unknown parameter
	 */
	public List<Fault> faults() {
		rejectUnknown();
		return this.faults.all();
	}

	/**
	 * Ends the reading.
	 * @throws ProblemException with {@link ProblemKind#UNPROCESSABLE} and a fault for
	 * every bad, repeated and unknown parameter
	 */
	public void finish() {
		rejectUnknown();
		this.faults.throwIfAny();
	}

	private void rejectUnknown() {
		for (String name : this.given.keySet()) {
			if (!this.read.contains(name)) {
				reject(name, "is not a parameter of this route");
			}
		}
	}

	private <T> @Nullable T read(String name, String expectation, Function<String, @Nullable T> reader) {
		this.read.add(name);
		String text = this.given.get(name);
		if (text == null) {
			return null;
		}
		T value = reader.apply(text);
		if (value == null) {
			reject(name, expectation);
		}
		return value;
	}

	private static String decode(String text) {
		String decoded = Percent.decodeQuery(text);
		if (decoded == null) {
			throw Problem
				.of(ProblemKind.MALFORMED, "The query string has a broken percent-escape or one that is not UTF-8.")
				.exception();
		}
		return decoded;
	}

}
