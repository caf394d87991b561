package io.warelog.api.product;

import java.math.BigDecimal;

/**
 * A product is priced in another currency. It has no other amounts then: the surcharges
 * of its options and extras are 0.
 *
 * @param price the regular price in major units of the new currency
 * @param currency an ISO 4217 code
 */
public record ProductCurrencyChanged(BigDecimal price, String currency) implements ProductEvent {

}
