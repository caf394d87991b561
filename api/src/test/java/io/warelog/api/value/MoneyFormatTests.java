package io.warelog.api.value;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MoneyFormatTests {

	private static final CurrencyCode USD = new CurrencyCode("USD");

	@ParameterizedTest
	@CsvSource({ "55,USD,$55.00", "0,USD,$0.00", "5.5,EUR,€5.50", "55,JPY,¥55", "1234567,CAD,CA$1234567.00",
			"5,CHF,CHF\u00A05.00", "1.5,KWD,KWD\u00A01.500", "0.1,MXN,MX$0.10" })
	void anAmountIsShownWithItsSymbolAndAllItsDecimals(BigDecimal amount, String currency, String text) {
		assertThat(MoneyFormat.format(new Money(amount, new CurrencyCode(currency)))).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "55,USD,$55.00", "5.5,EUR,€5.50", "55,JPY,¥55", "7,CAD,CA$7.00", "5,CHF,CHF\u00A05.00" })
	void whatIsShownCanBeRead(BigDecimal amount, String currency, String text) {
		assertThat(MoneyFormat.parse(text, new CurrencyCode(currency)))
			.hasValueSatisfying((number) -> assertThat(number).isEqualByComparingTo(amount));
	}

	@ParameterizedTest
	@CsvSource({ "55,USD,55", "$55,USD,55", "$55.5,CAD,55.5", "$ 55,USD,55", "USD 55.00,USD,55.00", "CHF5,CHF,5",
			"007,USD,7", "$1,BRL,1" })
	void anAmountIsReadInEachOfItsSpellings(String text, String currency, BigDecimal amount) {
		assertThat(MoneyFormat.parse(text, new CurrencyCode(currency))).contains(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "$", "€55", "CA$55", "$1,000.00", "1 000", "-5", "$-5", "+5", "1e3", ".5", "5.",
			"55 USD", " 55", "55 ", "$$5", "٥", "NaN", "5.00.0", "$\t5" })
	void whatIsNoAmountOfTheCurrencyIsNotRead(String text) {
		assertThat(MoneyFormat.parse(text, USD)).isEmpty();
	}

	@Test
	void thePlainDollarIsNoSymbolOfOtherCurrencies() {
		assertThat(MoneyFormat.parse("$5", new CurrencyCode("EUR"))).isEmpty();
		assertThat(MoneyFormat.parse("$5", new CurrencyCode("CHF"))).isEmpty();
	}

	@Test
	void aNumberOfAnyLengthIsRefusedWithoutBeingRead() {
		assertThat(MoneyFormat.parse("9".repeat(100_000), USD)).isEmpty();
	}

}
