package io.warelog.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request: where, and what would have been right.
 *
 * @param pointer the JSON pointer (RFC 6901) of the faulty value in the body, empty for
 * the body as a whole; null when the fault is not in the body
 * @param parameter the faulty query parameter or header; null when the fault is in the
 * body
 * @param detail a sentence for the developer of the client; never holds a secret
 */
public record Fault(@Nullable String pointer, @Nullable String parameter, String detail) {

	/**
	 * A fault in the body.
	 * @param pointer an RFC 6901 JSON pointer, such as {@code /options/0/quantity}
	 * @param detail what is wrong
	 * @return the fault
	 */
	public static Fault at(String pointer, String detail) {
		return new Fault(pointer, null, detail);
	}

	/**
	 * A fault in the query string or in a header.
	 * @param parameter the parameter's or header's name
	 * @param detail what is wrong
	 * @return the fault
	 */
	public static Fault in(String parameter, String detail) {
		return new Fault(null, parameter, detail);
	}

}
