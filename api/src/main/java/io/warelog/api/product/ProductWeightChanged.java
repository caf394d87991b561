package io.warelog.api.product;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A product has another weight, or none that is known.
 *
 * @param weight in the merchant's unit of weight, or null when it was cleared
 */
public record ProductWeightChanged(@Nullable BigDecimal weight) implements ProductEvent {

}
