package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product has another short description, or none.
 *
 * @param descriptionShort the new one, or null when it was cleared
 */
public record ProductSummarized(@Nullable String descriptionShort) implements ProductEvent {

}
