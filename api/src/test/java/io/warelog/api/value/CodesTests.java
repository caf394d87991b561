package io.warelog.api.value;

import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.organization.DetailsPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Values of which there are a few: their names are kept for ever in events. */
class CodesTests {

	private final JsonMapper json = JsonMapper.shared();

	@ParameterizedTest
	@CsvSource({ "DAILY, daily", "WEEKLY, weekly", "MONTHLY, monthly", "YEARLY, yearly" })
	void billingCyclesAreCalledAsInEvents(BillingCycle cycle, String code) {
		assertThat(cycle.code()).isEqualTo(code);
		assertThat(BillingCycle.of(code)).isEqualTo(cycle);
	}

	@ParameterizedTest
	@EnumSource
	void billingCyclesAreTheirCodeInJson(BillingCycle cycle) {
		String written = this.json.writeValueAsString(cycle);
		assertThat(written).isEqualTo('"' + cycle.code() + '"');
		assertThat(this.json.readValue(written, BillingCycle.class)).isEqualTo(cycle);
	}

	@ParameterizedTest
	@CsvSource({ "KG, kg", "G, g", "LB, lb", "OZ, oz" })
	void weightUnitsAreCalledAsInEvents(WeightUnit unit, String code) {
		assertThat(unit.code()).isEqualTo(code);
		assertThat(WeightUnit.of(code)).isEqualTo(unit);
	}

	@ParameterizedTest
	@EnumSource
	void weightUnitsAreTheirCodeInJson(WeightUnit unit) {
		String written = this.json.writeValueAsString(unit);
		assertThat(written).isEqualTo('"' + unit.code() + '"');
		assertThat(this.json.readValue(written, WeightUnit.class)).isEqualTo(unit);
	}

	@ParameterizedTest
	@CsvSource({ "EDITABLE, editable", "FROZEN, frozen" })
	void policiesAreCalledAsInTheApi(DetailsPolicy policy, String code) {
		assertThat(policy.code()).isEqualTo(code);
		assertThat(DetailsPolicy.of(code)).isEqualTo(policy);
	}

	@ParameterizedTest
	@EmptySource
	@ValueSource(strings = { "DAILY", "KG", "Frozen", "hourly", "stone", "open", " kg" })
	void anotherNameStandsForNone(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> BillingCycle.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> WeightUnit.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> DetailsPolicy.of(code)).withMessageContaining(code);
	}

	@Test
	void everyCodeIsCoveredAbove() {
		assertThat(BillingCycle.values()).hasSize(4);
		assertThat(WeightUnit.values()).hasSize(4);
		assertThat(DetailsPolicy.values()).hasSize(2);
	}

}
