package io.warelog.api.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CurrencyCodeTests {

	@ParameterizedTest
	@CsvSource({ "USD, 2", "EUR, 2", "JPY, 0", "KWD, 3", "CLF, 4" })
	void aCurrencyHasTheDecimalsOfIso4217(String code, int decimals) {
		assertThat(new CurrencyCode(code).decimals()).isEqualTo(decimals);
	}

	@ParameterizedTest
	@EmptySource
	@ValueSource(strings = { "usd", "US", "USDX", "ZZZ", "$", " USD", "XXX", "XTS", "XAU" })
	void whatNothingCanBePricedInIsNoCurrency(String code) {
		assertThat(CurrencyCode.parse(code)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new CurrencyCode(code))
			.withMessage("'" + code + "' is not an ISO 4217 currency");
	}

	@Test
	void aCodeIsReadAndShownAsItIs() {
		assertThat(CurrencyCode.parse("USD")).contains(new CurrencyCode("USD"));
		assertThat(new CurrencyCode("USD")).hasToString("USD");
	}

}
