package io.warelog.api.value;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A country by its ISO 3166-1 alpha-2 code.
 *
 * @param code two capital letters
 */
public record CountryCode(@JsonValue String code) {

	private static final Set<String> CODES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

	@JsonCreator
	public CountryCode {
		if (!CODES.contains(code)) {
			throw new IllegalArgumentException("'" + code + "' is not an ISO 3166-1 alpha-2 country");
		}
	}

	/**
	 * Reads a code.
	 * @param code any text
	 * @return the country, or empty when there is none with that code
	 */
	public static Optional<CountryCode> parse(String code) {
		return CODES.contains(code) ? Optional.of(new CountryCode(code)) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.code;
	}

}
