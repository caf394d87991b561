package io.warelog.api.merchant;

/**
 * A merchant keeps its store in another currency.
 *
 * @param currency an ISO 4217 code
 */
public record MerchantCurrencyChanged(String currency) implements MerchantEvent {

}
