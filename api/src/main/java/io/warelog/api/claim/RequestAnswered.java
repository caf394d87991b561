package io.warelog.api.claim;

/**
 * A write that came with an idempotency key was accepted. A repetition of it meets this
 * fact and is answered in the same way.
 *
 * @param method of the request
 * @param path of the request, with its query
 * @param fingerprint the SHA-256 of its body in hexadecimal
 * @param status the HTTP status it was answered with
 * @param resource the id of what it wrote, with a slash and the number of the part of it
 * that was written where that is not all of it
 * @param version of that resource afterwards
 */
public record RequestAnswered(String method, String path, String fingerprint, int status, String resource,
		long version) implements ClaimEvent {

}
