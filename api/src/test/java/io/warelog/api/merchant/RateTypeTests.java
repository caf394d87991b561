package io.warelog.api.merchant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The names of types of rates are kept for ever in events. */
class RateTypeTests {

	private final JsonMapper json = JsonMapper.shared();

	@ParameterizedTest
	@CsvSource({ "NONE, none", "PERCENTAGE, percentage", "FLAT_FEE, flat_fee" })
	void typesAreCalledAsInTheApiAndInEvents(RateType type, String code) {
		assertThat(type.code()).isEqualTo(code);
		assertThat(RateType.of(code)).isEqualTo(type);
		assertThat(this.json.writeValueAsString(type)).isEqualTo('"' + code + '"');
		assertThat(this.json.readValue('"' + code + '"', RateType.class)).isEqualTo(type);
	}

	@Test
	void anotherNameIsNoType() {
		assertThatIllegalArgumentException().isThrownBy(() -> RateType.of("flat"))
			.withMessage("'flat' is not a type of rate");
	}

}
