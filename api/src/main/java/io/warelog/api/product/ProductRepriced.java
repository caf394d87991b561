package io.warelog.api.product;

import java.math.BigDecimal;

/**
 * A product costs something else, in the same currency.
 *
 * @param price the regular price in major units, with the decimals of its currency
 */
public record ProductRepriced(BigDecimal price) implements ProductEvent {

}
