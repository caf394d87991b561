package io.warelog.api.value;

import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductForm.FieldType;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
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
	@CsvSource({ "AVAILABLE, available", "ON_SALE, on sale", "HIDDEN, hidden", "SOLD_OUT, sold out",
			"COMING_SOON, coming soon" })
	void statusesAreCalledAsInEvents(ProductStatus status, String code) {
		assertThat(status.code()).isEqualTo(code);
		assertThat(ProductStatus.of(code)).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "PHYSICAL, physical", "DIGITAL, digital" })
	void typesAreCalledAsInEvents(ProductType type, String code) {
		assertThat(type.code()).isEqualTo(code);
		assertThat(ProductType.of(code)).isEqualTo(type);
	}

	@ParameterizedTest
	@CsvSource({ "SINGLE, single", "SEPARATE, separate" })
	void optionStylesAreCalledAsInEvents(OptionStyle style, String code) {
		assertThat(style.code()).isEqualTo(code);
		assertThat(OptionStyle.of(code)).isEqualTo(style);
	}

	@ParameterizedTest
	@CsvSource({ "CHECKBOX, checkbox", "PARAGRAPH, paragraph", "TEXT, text", "DATE, date" })
	void typesOfFieldsAreTheirCodeInJson(FieldType type, String code) {
		assertThat(this.json.writeValueAsString(type)).isEqualTo('"' + code + '"');
		assertThat(this.json.readValue('"' + code + '"', FieldType.class)).isEqualTo(type);
	}

	@ParameterizedTest
	@EmptySource
	@ValueSource(strings = { "DAILY", "KG", "Frozen", "hourly", "stone", "open", " kg", "on_sale", "On Sale", "TEXT" })
	void anotherNameStandsForNone(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> BillingCycle.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> WeightUnit.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> DetailsPolicy.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> ProductStatus.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> ProductType.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> OptionStyle.of(code)).withMessageContaining(code);
		assertThatIllegalArgumentException().isThrownBy(() -> FieldType.of(code)).withMessageContaining(code);
	}

	@Test
	void everyCodeIsCoveredAbove() {
		assertThat(BillingCycle.values()).hasSize(4);
		assertThat(WeightUnit.values()).hasSize(4);
		assertThat(DetailsPolicy.values()).hasSize(2);
		assertThat(ProductStatus.values()).hasSize(5);
		assertThat(ProductType.values()).hasSize(2);
		assertThat(OptionStyle.values()).hasSize(2);
		assertThat(FieldType.values()).hasSize(4);
	}

}
