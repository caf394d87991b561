package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product shows another image by its URL, or none.
 *
 * @param imageUrl an http or https URL, or null when it was cleared
 */
public record ProductImageLinked(@Nullable String imageUrl) implements ProductEvent {

}
