package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /api/v1/shipping_groups}: the shipping groups of a store. */
@OverHttp
class ShippingGroupsTests {

	private static final String PATH = "/api/v1/shipping_groups";

	/** Like the shipping group in the example of seed 003. */
	private static final String DEFAULT = """
			{"name":"Default Shipping Group","options":[
			{"name":"Quick Shipping","per_cart_type":"percentage","per_cart_rate":"2%","per_item_type":"none"},
			{"currency":"USD","name":"Slow Shipping","per_cart_type":"flat_fee","per_cart_rate":"$5.00"}]}""";

	private final Merchant merchant = Merchant.fresh();

	@Test
	void aShippingGroupIsCreatedReadAndListed() {
		Answer created = this.merchant.admin().post(PATH, DEFAULT).send().is(201);

		assertThat(created.text()).isEqualTo("{\"id\":1,\"name\":\"Default Shipping Group\",\"options\":["
				+ "{\"id\":1,\"name\":\"Quick Shipping\",\"per_cart_rate\":\"2%\",\"per_cart_rate_raw\":2.0,"
				+ "\"per_cart_type\":\"percentage\",\"per_item_type\":\"none\"},"
				+ "{\"currency\":\"USD\",\"id\":2,\"name\":\"Slow Shipping\",\"per_cart_rate\":\"$5.00\","
				+ "\"per_cart_rate_raw\":5.0,\"per_cart_type\":\"flat_fee\",\"per_item_type\":\"none\"}]}");
		assertThat(created.requiredHeader("Location")).isEqualTo(PATH + "/1");
		for (Api api : List.of(this.merchant.admin(), this.merchant.storefront())) {
			assertThat(api.get(PATH + "/1").send().is(200).text()).isEqualTo(created.text());
			Answer list = api.get(PATH).send().is(200);
			assertThat(list.text()).isEqualTo("[" + created.text() + "]");
			assertThat(list.requiredHeader("X-Total-Count")).isEqualTo("1");
		}
	}

	@Test
	void taxGroupsAndShippingGroupsAreCountedApart() {
		this.merchant.admin().post("/api/v1/tax_groups", "{\"name\":\"Goods\"}").send().is(201);

		this.merchant.admin().post(PATH, DEFAULT).send().is(201);

		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).json().required("id").intValue()).isEqualTo(1);
	}

	@Test
	void anOptionWithAnIdStaysOneWithoutIsNewAndWhatIsLeftOutGoes() {
		this.merchant.admin().post(PATH, DEFAULT).send().is(201);

		Answer changed = this.merchant.admin()
			.put(PATH + "/1", """
					{"options":[{"id":2,"per_item_type":"flat_fee","per_item_rate":0.5},{"name":"Pick up"}]}""")
			.send()
			.is(200);

		assertThat(changed.text()).isEqualTo("{\"id\":1,\"name\":\"Default Shipping Group\",\"options\":["
				+ "{\"currency\":\"USD\",\"id\":2,\"name\":\"Slow Shipping\",\"per_cart_rate\":\"$5.00\","
				+ "\"per_cart_rate_raw\":5.0,\"per_cart_type\":\"flat_fee\",\"per_item_rate\":\"$0.50\","
				+ "\"per_item_rate_raw\":0.5,\"per_item_type\":\"flat_fee\"},"
				+ "{\"id\":3,\"name\":\"Pick up\",\"per_cart_type\":\"none\",\"per_item_type\":\"none\"}]}");
		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).text()).isEqualTo(changed.text());
	}

	@Test
	void feesKeepTheirCurrencyWhenTheStoresBecomesAnother() {
		String before = this.merchant.admin().post(PATH, DEFAULT).send().is(201).text();
		this.merchant.operator()
			.patch("/admin/merchants/" + this.merchant.id(), "{\"currency\":\"JPY\"}")
			.send()
			.is(200);

		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).text()).isEqualTo(before);
		this.merchant.admin()
			.put(PATH + "/1", "{\"options\":[{\"id\":2,\"per_cart_type\":\"flat_fee\",\"per_cart_rate\":\"$5.00\"}]}")
			.send()
			.isRefusedAt("/options/0/per_cart_rate");
		assertThat(this.merchant.admin()
			.put(PATH + "/1", "{\"options\":[{\"id\":2,\"per_cart_type\":\"flat_fee\",\"per_cart_rate\":\"¥500\"}]}")
			.send()
			.is(200)
			.text()).contains("\"currency\":\"JPY\"", "\"per_cart_rate\":\"¥500\"", "\"per_cart_rate_raw\":500.0");
	}

	@Test
	void aRetiredShippingGroupIsNotListedAndReadByAdminsOnly() {
		Answer created = this.merchant.admin().post(PATH, DEFAULT).send().is(201);

		assertThat(this.merchant.admin().delete(PATH + "/1").send().is(200).text()).isEqualTo("true");

		assertThat(this.merchant.admin().get(PATH).send().is(200).text()).isEqualTo("[]");
		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).text()).isEqualTo(created.text());
		this.merchant.storefront().get(PATH + "/1").send().isProblem(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001',
			textBlock = """
					{}                                                                                             | /name
					{"name":"a","options":[{}]}                                                                    | /options/0/name
					{"name":"a","options":[{"name":"b","per_cart_type":"flat"}]}                                   | /options/0/per_cart_type
					{"name":"a","options":[{"name":"b","per_cart_rate":"$5.00"}]}                                  | /options/0/per_cart_type
					{"name":"a","options":[{"name":"b","per_item_type":"percentage"}]}                             | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"none","per_item_rate":1}]}                 | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"percentage","per_item_rate":"$1"}]}        | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"percentage","per_item_rate":101}]}         | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"flat_fee","per_item_rate":"2%"}]}          | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"flat_fee","per_item_rate":"€2"}]}          | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"flat_fee","per_item_rate":0.001}]}         | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","per_item_type":"flat_fee","per_item_rate":-1}]}            | /options/0/per_item_rate
					{"name":"a","options":[{"name":"b","currency":"EUR"}]}                                         | /options/0/currency
					{"name":"a","options":[{"name":"b","id":1}]}                                                   | /options/0/id
					""")
	void aBadShippingGroupIsRefused(String body, String pointer) {
		this.merchant.admin().post(PATH, body).send().isRefusedAt(pointer);

		assertThat(this.merchant.admin().get(PATH).send().is(200).text()).isEqualTo("[]");
	}

	@Test
	void aShippingGroupThatDoesNotExistIsNotFound() {
		for (String path : List.of(PATH + "/1", PATH + "/no-number")) {
			this.merchant.admin().get(path).send().isProblem(404);
			this.merchant.admin().put(path, "{\"name\":\"a\"}").send().isProblem(404);
			this.merchant.admin().delete(path).send().isProblem(404);
		}
	}

	@Test
	void aRepeatedCreationMakesOneShippingGroup() {
		String key = "key-" + Merchant.unique();
		Answer first = this.merchant.admin().post(PATH, DEFAULT).idempotencyKey(key).send().is(201);

		Answer second = this.merchant.admin().post(PATH, DEFAULT).idempotencyKey(key).send().is(201);

		assertThat(second.text()).isEqualTo(first.text());
		assertThat(second.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat(second.requiredHeader("Location")).isEqualTo(PATH + "/1");
		assertThat(this.merchant.admin().get(PATH).send().json()).hasSize(1);
	}

}
