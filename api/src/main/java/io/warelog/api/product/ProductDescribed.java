package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product has another description, or none.
 *
 * @param description the new one, or null when it was cleared
 */
public record ProductDescribed(@Nullable String description) implements ProductEvent {

}
