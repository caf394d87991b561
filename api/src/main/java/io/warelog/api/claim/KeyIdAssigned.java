package io.warelog.api.claim;

/**
 * An identifier speaks of an API key.
 *
 * @param keyHash the SHA-256 of the key in hexadecimal, which names its stream
 */
public record KeyIdAssigned(String keyHash) implements ClaimEvent {

}
