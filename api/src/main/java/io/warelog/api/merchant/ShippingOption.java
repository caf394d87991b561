package io.warelog.api.merchant;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a merchant ships, and what it costs.
 *
 * @param number by which it is known
 * @param name 1 to 255 characters
 * @param perCartType how the price for a whole cart is counted
 * @param perCartRate percent from 0 to 100 with at most 4 decimals and without zeros at
 * its end, or an amount in major units with the decimals of its currency; null for none
 * @param perItemType how the price for each item is counted
 * @param perItemRate as that of the cart
 * @param currency the ISO 4217 code of the amounts, null when there are none
 */
public record ShippingOption(int number, String name, RateType perCartType, @Nullable BigDecimal perCartRate,
		RateType perItemType, @Nullable BigDecimal perItemRate, @Nullable String currency) implements Numbered {

}
