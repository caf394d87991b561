package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product is shipped by another group of shipping options, or by none.
 *
 * @param shippingGroup the number of a shipping group of the merchant, or null
 */
public record ProductShippingGroupAssigned(@Nullable Integer shippingGroup) implements ProductEvent {

}
