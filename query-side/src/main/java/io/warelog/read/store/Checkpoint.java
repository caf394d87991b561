package io.warelog.read.store;

import org.jspecify.annotations.Nullable;

/**
 * How far one segment of a projection has come, and who works on it.
 *
 * @param projection its name
 * @param segment its number, from 0
 * @param owner the node that holds the claim, or null when it is free
 * @param token the tracking token as it is serialised, or null before the first event
 * @param tokenType the stable name of the token's type, or null like the token
 */
public record Checkpoint(String projection, int segment, @Nullable String owner, byte @Nullable [] token,
		@Nullable String tokenType) {
}
