package io.warelog.api.claim;

/**
 * A slug is free again.
 */
public record SlugReleased() implements ClaimEvent {

}
