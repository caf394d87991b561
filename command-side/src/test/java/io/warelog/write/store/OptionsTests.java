package io.warelog.write.store;

import java.math.BigDecimal;

import io.warelog.platform.http.JsonFields;
import io.warelog.write.decision.Setting;
import io.warelog.write.product.OptionChanges;
import io.warelog.write.product.OptionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionsTests {

	private static final Options OPTIONS = new Options(Given.DOLLARS, Given.NEW_IDS);

	@Test
	void changesOfOneAreRead() {
		JsonFields fields = Given.form("quantity=19", "surcharge=5.49", "cost=", "weight=2", "fetch_sku=1");

		assertThat(OPTIONS.changes(fields, OptionKind.OPTION)).isEqualTo(new OptionChanges(new BigDecimal("5.49"), 19L,
				new Setting<>(null), new Setting<>(new BigDecimal("2")), new Setting<>("1")));
		assertThat(Given.faults(fields)).isEmpty();
	}

	@Test
	void whatIsNotNamedStays() {
		assertThat(OPTIONS.changes(Given.json("{}"), OptionKind.EXTRA))
			.isEqualTo(new OptionChanges(null, null, null, null, null));
	}

	@ParameterizedTest
	@CsvSource({ "quantity=,EXTRA,/quantity must be an integer", "surcharge=,EXTRA,/surcharge must be an amount",
			"fetch_sku=1,EXTRA,/fetch_sku is not a property of this resource",
			"metadata={},OPTION,/metadata cannot be changed here", "id=1,OPTION,/id cannot be changed here" })
	void aFaultOfAChangeNamesThePlace(String pair, OptionKind kind, String fault) {
		JsonFields fields = Given.form(pair);

		OPTIONS.changes(fields, kind);

		assertThat(Given.faults(fields)).singleElement().asString().startsWith(fault);
	}

	@ParameterizedTest
	@ValueSource(strings = { "options=", "options=[]" })
	void anEmptyListResets(String form) {
		assertThat(OPTIONS.list(Given.form(form), "options", OptionKind.OPTION)).isEmpty();
		assertThat(OPTIONS.list(Given.json("{'options': null}"), "options", OptionKind.OPTION)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aListThatIsAbsentIsNoList(OptionKind kind) {
		assertThat(OPTIONS.list(Given.form("x=1"), "options", kind)).isNull();
	}

}
