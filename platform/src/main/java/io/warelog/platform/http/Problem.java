package io.warelog.platform.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong with a request, as RFC 9457 tells it. Immutable; the {@code with…}
 * methods return copies.
 *
 * @param kind gives type, title and status
 * @param detail a sentence about this occurrence
 * @param errors every fault of the request; empty when the detail says it all
 * @param extensions further members of the answer, by name, such as
 * {@code current_version}; values are what Jackson writes as JSON
 * @param headers further header fields of the answer, by name, such as
 * {@code Retry-After}
 */
public record Problem(ProblemKind kind, String detail, List<Fault> errors, Map<String, Object> extensions,
		Map<String, String> headers) {

	/**
	 * Keeps unmodifiable copies in the given order.
	 */
	public Problem {
		errors = List.copyOf(errors);
		extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
		headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
	}

	/**
	 * A problem without faults, extensions or header fields.
	 * @param kind what kind of problem
	 * @param detail a sentence about this occurrence
	 * @return the problem
	 */
	public static Problem of(ProblemKind kind, String detail) {
		return new Problem(kind, detail, List.of(), Map.of(), Map.of());
	}

	/**
	 * A well-formed request that cannot be accepted: 422 with every fault.
	 * @param errors the faults, at least one
	 * @return the problem
	 */
	public static Problem unprocessable(List<Fault> errors) {
		return of(ProblemKind.UNPROCESSABLE,
				(errors.size() == 1) ? "The request has 1 fault." : "The request has " + errors.size() + " faults.")
			.withErrors(errors);
	}

	/**
	 * Returns this problem with these faults instead of its own.
	 * @param faults the faults
	 * @return a copy
	 */
	public Problem withErrors(List<Fault> faults) {
		return new Problem(this.kind, this.detail, faults, this.extensions, this.headers);
	}

	/**
	 * Returns this problem with one more member.
	 * @param name the member's name, none of RFC 9457's own
	 * @param value what Jackson writes as JSON
	 * @return a copy
	 */
	public Problem with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.extensions);
		more.put(name, value);
		return new Problem(this.kind, this.detail, this.errors, more, this.headers);
	}

	/**
	 * Returns this problem with one more header field.
	 * @param name the field's name
	 * @param value its value
	 * @return a copy
	 */
	public Problem withHeader(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new Problem(this.kind, this.detail, this.errors, this.extensions, more);
	}

	/**
	 * Returns the type URI reference.
	 * @return {@code /problems/{name}}
	 */
	public String type() {
		return this.kind.type();
	}

	/**
	 * Returns the title of the kind.
	 * @return a short summary
	 */
	public String title() {
		return this.kind.title();
	}

	/**
	 * Returns the HTTP status.
	 * @return 400 to 599
	 */
	public int status() {
		return this.kind.status();
	}

	/**
	 * Makes the exception that carries this problem to the client.
	 * @return a new exception, to be thrown
	 */
	public ProblemException exception() {
		return new ProblemException(this);
	}

}
