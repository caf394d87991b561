package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * The data that a client keeps with the default option of a product are others, or none.
 *
 * @param metadata a JSON object as a text, or null when it was cleared
 */
public record ProductDefaultOptionMetadataReplaced(@Nullable String metadata) implements ProductEvent {

}
