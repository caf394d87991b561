package io.warelog.write.eventstore;

/**
 * What tells one log from another.
 *
 * @param events how many there are
 * @param head global index of the last one, 0 if there is none
 * @param sha256 the hash of all events with their places, times, payloads and metadata,
 * the same wherever they are kept; 64 hexadecimal digits
 */
public record LogDigest(long events, long head, String sha256) {

}
