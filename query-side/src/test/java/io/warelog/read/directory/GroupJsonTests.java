package io.warelog.read.directory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.warelog.api.merchant.Group;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.merchant.Tax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GroupJsonTests {

	@Test
	void aTaxGroupIsShownAsInTheExampleOfTheStoreApi() {
		Group<Tax> group = new Group<>("Physical Goods",
				List.of(new Tax(2, "CA", "Northwest Territories", new BigDecimal("2.3")),
						new Tax(5, "US", "MN", new BigDecimal("6"))),
				false);
		assertThat(text(GroupJson.taxGroup(3, group))).isEqualTo("{\"id\":3,\"name\":\"Physical Goods\",\"taxes\":["
				+ "{\"country\":\"CA\",\"id\":2,\"rate\":\"2.30%\",\"rate_raw\":2.3,\"region\":\"Northwest Territories\"},"
				+ "{\"country\":\"US\",\"id\":5,\"rate\":\"6%\",\"rate_raw\":6.0,\"region\":\"MN\"}]}");
	}

	@Test
	void aTaxOfAWholeCountryHasNoRegion() {
		Group<Tax> group = new Group<>("Books", List.of(new Tax(1, "FR", null, new BigDecimal("5.5"))), true);
		assertThat(text(GroupJson.taxGroup(1, group))).isEqualTo("{\"id\":1,\"name\":\"Books\",\"taxes\":["
				+ "{\"country\":\"FR\",\"id\":1,\"rate\":\"5.50%\",\"rate_raw\":5.5,\"region\":null}]}");
	}

	@Test
	void aShippingGroupIsShownAsInTheExampleOfTheStoreApi() {
		Group<ShippingOption> group = new Group<>("Default Shipping Group",
				List.of(new ShippingOption(1, "Quick Shipping", RateType.PERCENTAGE, new BigDecimal("2"), RateType.NONE,
						null, null),
						new ShippingOption(3, "Slow Shipping", RateType.FLAT_FEE, new BigDecimal("5.00"), RateType.NONE,
								null, "USD")),
				false);
		assertThat(text(GroupJson.shippingGroup(2, group)))
			.isEqualTo("{\"id\":2,\"name\":\"Default Shipping Group\",\"options\":["
					+ "{\"id\":1,\"name\":\"Quick Shipping\",\"per_cart_rate\":\"2%\",\"per_cart_rate_raw\":2.0,"
					+ "\"per_cart_type\":\"percentage\",\"per_item_type\":\"none\"},"
					+ "{\"currency\":\"USD\",\"id\":3,\"name\":\"Slow Shipping\",\"per_cart_rate\":\"$5.00\","
					+ "\"per_cart_rate_raw\":5.0,\"per_cart_type\":\"flat_fee\",\"per_item_type\":\"none\"}]}");
	}

	@Test
	void aPriceForEachItemIsShownAsOneForTheCartIs() {
		Group<ShippingOption> group = new Group<>("Post", List.of(new ShippingOption(4, "Parcel", RateType.PERCENTAGE,
				new BigDecimal("1.125"), RateType.FLAT_FEE, new BigDecimal("120"), "JPY")), false);
		assertThat(text(GroupJson.shippingGroup(1, group))).isEqualTo("{\"id\":1,\"name\":\"Post\",\"options\":["
				+ "{\"currency\":\"JPY\",\"id\":4,\"name\":\"Parcel\",\"per_cart_rate\":\"1.125%\","
				+ "\"per_cart_rate_raw\":1.125,\"per_cart_type\":\"percentage\",\"per_item_rate\":\"¥120\","
				+ "\"per_item_rate_raw\":120.0,\"per_item_type\":\"flat_fee\"}]}");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0%", "6, 6%", "100, 100%", "2.3, 2.30%", "2.25, 2.25%", "2.125, 2.125%", "0.0625, 0.0625%" })
	void aPercentageIsWholeOrHasTwoDecimalsAtLeast(BigDecimal rate, String shown) {
		assertThat(GroupJson.percentage(rate)).isEqualTo(shown);
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

}
