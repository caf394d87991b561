package io.warelog.read.history;

import java.time.Instant;

import io.warelog.platform.http.Caller;
import io.warelog.platform.http.Problem;
import io.warelog.platform.http.ProblemKind;
import io.warelog.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A moment in the history of a product. */
public sealed interface AsOf {

	/** Longer than any time or version. */
	int LONGEST = 100;

	/** The parameter by which a product is read as it was. */
	String PARAMETER = "as_of";

	/**
	 * After a commit.
	 *
	 * @param number of the version, at least 1; one in the midst of a commit means the
	 * end of the commit, as nobody has ever seen what was in between
	 */
	record Version(long number) implements AsOf {
	}

	/**
	 * At a time.
	 *
	 * @param time any; what changed at that very time has changed, and what lies ahead is
	 * now
	 */
	record Time(Instant time) implements AsOf {
	}

	/**
	 * Reads a moment.
	 * @param parameters of the request; a parameter that is neither is a fault of it
	 * @param name of the parameter
	 * @return the moment, or null when it is absent
	 */
	static @Nullable AsOf read(QueryParameters parameters, String name) {
		String text = parameters.text(name, LONGEST);
		if (text != null && text.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
			Long number = parameters.integer(name, 1, Long.MAX_VALUE);
			return (number != null) ? new Version(number) : null;
		}
		Instant time = parameters.instant(name,
				"must be a version or an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z");
		return (time != null) ? new Time(time) : null;
	}

	/**
	 * Reads the moment as of which a product is asked for.
	 * @param parameters of the request
	 * @param caller who asks, which must not be a visitor of the store
	 * @return the moment, or null for the present
	 */
	static @Nullable AsOf read(QueryParameters parameters, Caller caller) {
		refuse(parameters, caller.isVisitor());
		return read(parameters, PARAMETER);
	}

	/**
	 * Reads the time as of which a list is asked for; versions are those of products.
	 * @param parameters of the request; one that is no time is a fault of it
	 * @param visitor whether a visitor of the store asks, which is refused
	 * @return the time, or null for the present
	 */
	static @Nullable Instant readTime(QueryParameters parameters, boolean visitor) {
		refuse(parameters, visitor);
		return parameters.instant(PARAMETER,
				"must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z; a version is that of one product");
	}

	private static void refuse(QueryParameters parameters, boolean visitor) {
		if (parameters.has(PARAMETER) && visitor) {
			throw Problem.of(ProblemKind.FORBIDDEN, "The API key's scopes do not allow to see products as they were.")
				.exception();
		}
	}

}
