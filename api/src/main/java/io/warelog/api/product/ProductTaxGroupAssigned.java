package io.warelog.api.product;

import org.jspecify.annotations.Nullable;

/**
 * A product is taxed by another group of taxes, or by none.
 *
 * @param taxGroup the number of a tax group of the merchant, or null
 */
public record ProductTaxGroupAssigned(@Nullable Integer taxGroup) implements ProductEvent {

}
