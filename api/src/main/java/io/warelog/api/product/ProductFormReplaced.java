package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product asks its buyers for other things, or for nothing.
 *
 * @param form the new form, or null when it was removed
 */
public record ProductFormReplaced(@Nullable ProductForm form) implements ProductEvent {

}
