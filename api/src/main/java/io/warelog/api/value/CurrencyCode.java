package io.warelog.api.value;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A currency by its ISO 4217 code.
 *
 * @param code three capital letters
 */
public record CurrencyCode(@JsonValue String code) {

	/** Codes that can price something; metals, funds without units and tests cannot. */
	private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies()
		.stream()
		.filter((currency) -> currency.getDefaultFractionDigits() >= 0)
		.collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

	@JsonCreator
	public CurrencyCode {
		if (!DECIMALS.containsKey(code)) {
			throw new IllegalArgumentException("'" + code + "' is not an ISO 4217 currency");
		}
	}

	/**
	 * Reads a code.
	 * @param code any text
	 * @return the currency, or empty when there is none with that code
	 */
	public static Optional<CurrencyCode> parse(String code) {
		return DECIMALS.containsKey(code) ? Optional.of(new CurrencyCode(code)) : Optional.empty();
	}

	/**
	 * How many decimals its amounts have.
	 * @return 0 to 4
	 */
	public int decimals() {
		return DECIMALS.getOrDefault(this.code, 0);
	}

	@Override
	public String toString() {
		return this.code;
	}

}
