package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product has another stock keeping unit, or none.
 *
 * @param sku the new one, or null when it was cleared
 */
public record ProductSkuChanged(@Nullable String sku) implements ProductEvent {

}
