package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * The data that a client keeps with a product are others, or none.
 *
 * @param metadata a JSON object as a text, or null when it was cleared
 */
public record ProductMetadataReplaced(@Nullable String metadata) implements ProductEvent {

}
