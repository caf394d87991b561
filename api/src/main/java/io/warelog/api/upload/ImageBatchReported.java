package io.warelog.api.upload;

import org.jspecify.annotations.Nullable;

/**
 * All images of a batch have ended, and nothing is left to report about them.
 *
 * @param problem why the report could not be delivered, or null when it was delivered or
 * nobody wanted it
 */
public record ImageBatchReported(@Nullable String problem) implements ImageBatchEvent {

}
