package io.warelog.api.product;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A product has another price for when it is on sale, or none.
 *
 * @param salePrice in major units, with the decimals of the product's currency, or null
 * when it was cleared
 */
public record ProductSalePriceChanged(@Nullable BigDecimal salePrice) implements ProductEvent {

}
