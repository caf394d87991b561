package io.warelog.api.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CountryCodeTests {

	private final JsonMapper json = JsonMapper.shared();

	@ParameterizedTest
	@ValueSource(strings = { "US", "CA", "DE", "JP", "ZW" })
	void aCountryIsItsCode(String code) {
		assertThat(CountryCode.parse(code)).contains(new CountryCode(code));
		assertThat(new CountryCode(code)).hasToString(code);
	}

	@ParameterizedTest
	@EmptySource
	@ValueSource(strings = { "us", "USA", "XX", "U", "U1", " US" })
	void noOtherTextIsACountry(String text) {
		assertThat(CountryCode.parse(text)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new CountryCode(text))
			.withMessage("'" + text + "' is not an ISO 3166-1 alpha-2 country");
	}

	@Test
	void aCountryIsItsCodeInJson() {
		assertThat(this.json.writeValueAsString(new CountryCode("CA"))).isEqualTo("\"CA\"");
		assertThat(this.json.readValue("\"CA\"", CountryCode.class)).isEqualTo(new CountryCode("CA"));
	}

}
