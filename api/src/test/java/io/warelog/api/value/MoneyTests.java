package io.warelog.api.value;

import java.math.BigDecimal;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MoneyTests {

	/**
	 * What is done by writing out a number of a thousand million digits takes far longer.
	 */
	private static final Duration BOUND = Duration.ofSeconds(5);

	@ParameterizedTest
	@CsvSource({ "55, USD, 55.00", "55.0, USD, 55.00", "55.000, USD, 55.00", "5.5E1, USD, 55.00", "0, USD, 0.00",
			"55, JPY, 55", "55.000, JPY, 55", "1E3, JPY, 1000", "1.5, KWD, 1.500", "0.0001, CLF, 0.0001" })
	void anAmountHasTheDecimalsOfItsCurrency(BigDecimal amount, String currency, BigDecimal expected) {
		assertThat(money(amount, currency).amount()).isEqualTo(expected);
	}

	@Test
	void sameAmountsAreEqualHoweverWritten() {
		assertThat(money("55", "USD")).isEqualTo(money("55.00", "USD"))
			.hasSameHashCodeAs(money("55.00", "USD"))
			.isNotEqualTo(money("55", "EUR"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "0.001|USD|must have at most 2 decimals, as USD has",
					"55.5|JPY|must be a whole number, as JPY has no decimals",
					"1.2345|KWD|must have at most 3 decimals, as KWD has", "-0.01|USD|must not be negative",
					"-1e999999999|USD|must not be negative", "10000000000.01|USD|must be at most 10000000000.00 USD",
					"10000000000.001|USD|must be at most 10000000000.00 USD",
					"1000000000001|JPY|must be at most 1000000000000 JPY",
					"1000000000.001|KWD|must be at most 1000000000.000 KWD" })
	void anAmountThatItsCurrencyCannotHaveIsRefused(BigDecimal amount, String currency, String fault) {
		assertThat(Money.fault(amount, new CurrencyCode(currency))).contains(fault);
		assertThatIllegalArgumentException().isThrownBy(() -> money(amount, currency)).withMessageContaining(fault);
	}

	@ParameterizedTest
	@CsvSource({ "10000000000, USD", "9999999999.99, USD", "1e12, JPY", "1000000000, KWD", "100000000, CLF" })
	void aMillionMillionMinorUnitsAreTheMost(BigDecimal amount, String currency) {
		assertThat(Money.fault(amount, new CurrencyCode(currency))).isEmpty();
		assertThat(money(amount, currency).amount()).isEqualByComparingTo(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "1e2147483647", "1e-999999999", "1e-2147483647", "9.99e999999999" })
	void anAmountOfAnExtremeExponentIsRefusedWithoutBeingWrittenOut(String amount) {
		assertTimeoutPreemptively(BOUND,
				() -> assertThat(Money.fault(new BigDecimal(amount), new CurrencyCode("USD"))).isPresent());
	}

	@ParameterizedTest
	@ValueSource(strings = { "0e999999999", "0e-999999999", "0e2147483647", "0e-2147483647", "0.000" })
	void nothingIsNothingWhateverItsExponent(String amount) {
		assertTimeoutPreemptively(BOUND,
				() -> assertThat(money(amount, "USD").amount()).isEqualTo(new BigDecimal("0.00")));
	}

	@ParameterizedTest
	@CsvSource({ "55, USD, 550000", "55.01, USD, 550100", "55, JPY, 550000", "0.0001, CLF, 1", "1.234, KWD, 12340",
			"0, USD, 0", "1e12, JPY, 10000000000000000" })
	void amountsCompareByTheirMajorUnitsWhateverTheCurrency(BigDecimal amount, String currency, long expected) {
		assertThat(money(amount, currency).comparable()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0.00019, 1", "0.00001, 0", "54.99999, 549999" })
	void whatIsFinerThanAnyCurrencyIsRoundedDown(BigDecimal amount, long expected) {
		assertThat(Money.comparable(amount)).isEqualTo(expected);
	}

	private static Money money(String amount, String currency) {
		return money(new BigDecimal(amount), currency);
	}

	private static Money money(BigDecimal amount, String currency) {
		return new Money(amount, new CurrencyCode(currency));
	}

}
