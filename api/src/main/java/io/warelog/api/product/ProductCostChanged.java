package io.warelog.api.product;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A product costs its merchant something else.
 *
 * @param cost the cost of goods in major units, with the decimals of the product's
 * currency, or null when it was cleared
 */
public record ProductCostChanged(@Nullable BigDecimal cost) implements ProductEvent {

}
