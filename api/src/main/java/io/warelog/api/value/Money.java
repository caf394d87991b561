package io.warelog.api.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An exact amount of a currency.
 *
 * @param amount in major units, at least 0 and at most 10<sup>12</sup> minor units; its
 * scale is the number of decimals of the currency
 * @param currency of the amount
 */
public record Money(BigDecimal amount, CurrencyCode currency) {

	private static final BigDecimal MOST_MINOR_UNITS = BigDecimal.TEN.pow(12);

	/** Decimals of the finest currency, the scale of {@link #comparable()}. */
	private static final int FINEST = 4;

	public Money {
		Optional<String> fault = fault(amount, currency);
		if (fault.isPresent()) {
			throw new IllegalArgumentException("An amount of " + currency + " " + fault.get());
		}
		// zero may have any exponent
		amount = (amount.signum() == 0) ? BigDecimal.valueOf(0, currency.decimals())
				: amount.setScale(currency.decimals(), RoundingMode.UNNECESSARY);
	}

	/**
	 * Looks whether an amount can be had in a currency.
	 * @param amount in major units
	 * @param currency of the amount
	 * @return what is wrong with it, worded to follow the amount's name, or empty
	 */
	public static Optional<String> fault(BigDecimal amount, CurrencyCode currency) {
		if (amount.signum() < 0) {
			return Optional.of("must not be negative");
		}
		if (amount.signum() == 0) {
			return Optional.empty();
		}
		// the precision first: 1e999999999 must not be written out
		if ((long) amount.precision() - amount.scale() > 13
				|| amount.movePointRight(currency.decimals()).compareTo(MOST_MINOR_UNITS) > 0) {
			return Optional.of("must be at most " + MOST_MINOR_UNITS.movePointLeft(currency.decimals()).toPlainString()
					+ " " + currency);
		}
		if (amount.stripTrailingZeros().scale() > currency.decimals()) {
			return Optional
				.of((currency.decimals() == 0) ? "must be a whole number, as " + currency + " has no decimals"
						: "must have at most " + currency.decimals() + " decimals, as " + currency + " has");
		}
		return Optional.empty();
	}

	/**
	 * A number that orders amounts by their major units, whatever the currency.
	 * @return the amount in ten-thousandths of the major unit
	 */
	public long comparable() {
		return comparable(this.amount);
	}

	/**
	 * A number that orders amounts by their major units.
	 * @param amount in major units, within what {@link Money} takes
	 * @return the amount in ten-thousandths of the major unit, rounded down
	 */
	public static long comparable(BigDecimal amount) {
		return amount.setScale(FINEST, RoundingMode.FLOOR).unscaledValue().longValueExact();
	}

}
