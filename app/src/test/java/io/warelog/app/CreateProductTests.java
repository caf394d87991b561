package io.warelog.app;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code POST /products}: what comes in and what it makes. */
@OverHttp
class CreateProductTests {

	private static final String DOCUMENTED_EXAMPLE = """
			{
			"name": "Standard Subscription",
			"description": "Monthly access to standard features.",
			"price": 9900,
			"currency_code": "XOF",
			"is_active": true
			}
			""";

	private final Merchant merchant = Merchant.fresh();

	@Test
	void theDocumentedExampleAnswersTheDocumentedProduct() {
		Answer answer = this.merchant.admin().post("/products", DOCUMENTED_EXAMPLE).send().is(201);

		assertThat(answer.header("Content-Type")).hasValue("application/json");
		JsonNode product = answer.data();
		assertThat(Json.string(product, "merchant_id")).isEqualTo(this.merchant.id());
		assertThat(Json.string(product, "organization_id")).isEqualTo(this.merchant.organizationId());
		assertThat(Json.string(product, "name")).isEqualTo("Standard Subscription");
		assertThat(Json.string(product, "description")).isEqualTo("Monthly access to standard features.");
		assertThat(product.required("price").isIntegralNumber()).isTrue();
		assertThat(product.required("price").intValue()).isEqualTo(9900);
		assertThat(Json.string(product, "currency_code")).isEqualTo("XOF");
		assertThat(product.required("image_url").isNull()).isTrue();
		assertThat(product.required("is_active").booleanValue()).isTrue();
		assertThat(product.required("display_on_storefront").booleanValue()).isTrue();
		assertThat(Json.string(product, "created_at")).isEqualTo(Json.string(product, "updated_at"));
	}

	@Test
	void aProductHasEveryDocumentedFieldAndNoOther() {
		JsonNode product = this.merchant.creates();

		assertThat(product.propertyNames()).containsExactlyInAnyOrder("product_id", "merchant_id", "organization_id",
				"name", "description", "price", "currency_code", "currency", "recurring", "billing_cycle", "image_url",
				"images", "is_active", "archived", "display_on_storefront", "fee_type_ids", "created_at", "updated_at",
				"version");
		assertThat(UUID.fromString(Json.string(product, "product_id")).version()).isEqualTo(7);
		assertThat(UUID.fromString(Json.string(product, "merchant_id"))).isNotNull();
		assertThat(UUID.fromString(Json.string(product, "organization_id"))).isNotNull();
		assertThat(product.required("description").isNull()).isTrue();
		assertThat(product.required("price").isNumber()).isTrue();
		assertThat(product.required("currency")).isEqualTo(product.required("currency_code"));
		assertThat(product.required("recurring").isBoolean()).isTrue();
		assertThat(product.required("recurring").booleanValue()).isFalse();
		assertThat(product.required("billing_cycle").isNull()).isTrue();
		assertThat(product.required("image_url").isNull()).isTrue();
		assertThat(product.required("images").isArray()).isTrue();
		assertThat(product.required("images")).isEmpty();
		assertThat(product.required("is_active").booleanValue()).isTrue();
		assertThat(product.required("archived").isBoolean()).isTrue();
		assertThat(product.required("archived").booleanValue()).isFalse();
		assertThat(product.required("display_on_storefront").booleanValue()).isTrue();
		assertThat(product.required("fee_type_ids").isArray()).isTrue();
		assertThat(product.required("fee_type_ids")).isEmpty();
		assertThat(product.required("version").isIntegralNumber()).isTrue();
		assertThat(product.required("version").longValue()).isPositive();
		for (String time : List.of("created_at", "updated_at")) {
			assertThat(Json.string(product, time)).endsWith("Z");
			assertThat(Instant.parse(Json.string(product, time))).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
		}
	}

	@Test
	void theAnswerOfACreationIsWhatIsReadAfterwards() {
		Answer created = this.merchant.admin().post("/products", Merchant.mug()).send().is(201);
		URI location = URI.create(created.requiredHeader("Location"));

		assertThat(location.getPath()).isEqualTo("/products/" + Json.string(created.data(), "product_id"));
		Answer read = this.merchant.admin().get(location.getPath()).send().is(200);
		assertThat(read.json()).isEqualTo(created.json());
		assertThat(read.etag()).isEqualTo(created.etag());
		assertThat(this.merchant.admin().get("/products").send().data().get(0)).isEqualTo(created.data());
	}

	@Test
	void everyPropertyThatIsGivenIsKept() {
		String feeType = this.merchant.createsFeeType("Service");

		JsonNode product = this.merchant.creates("name", "Atelier \"Été\" 🎨", "description",
				"Line 1\nLine 2\t<b>&</b>", "price", new BigDecimal("1234.56"), "currency_code", "EUR", "is_active",
				false, "image_url", "https://example.com/a.png?size=1&x=%20", "display_on_storefront", false,
				"fee_type_ids", List.of(feeType));

		assertThat(Json.string(product, "name")).isEqualTo("Atelier \"Été\" 🎨");
		assertThat(Json.string(product, "description")).isEqualTo("Line 1\nLine 2\t<b>&</b>");
		assertThat(Json.decimal(product, "price")).isEqualByComparingTo("1234.56");
		assertThat(Json.string(product, "currency_code")).isEqualTo("EUR");
		assertThat(product.required("is_active").booleanValue()).isFalse();
		assertThat(Json.string(product, "image_url")).isEqualTo("https://example.com/a.png?size=1&x=%20");
		assertThat(product.required("display_on_storefront").booleanValue()).isFalse();
		assertThat(product.required("fee_type_ids").get(0).stringValue()).isEqualTo(feeType);
	}

	@ParameterizedTest
	@ValueSource(strings = { "daily", "weekly", "monthly", "yearly" })
	void aRecurringProductHasABillingCycle(String cycle) {
		JsonNode product = this.merchant.creates("recurring", true, "billing_cycle", cycle);

		assertThat(product.required("recurring").booleanValue()).isTrue();
		assertThat(Json.string(product, "billing_cycle")).isEqualTo(cycle);
	}

	@Test
	void aOneTimeProductMayBeCalledSo() {
		JsonNode product = this.merchant.creates("recurring", false);

		assertThat(product.required("recurring").booleanValue()).isFalse();
		assertThat(product.required("billing_cycle").isNull()).isTrue();
	}

	@Test
	void theCurrencyMayBeGivenByItsOtherName() {
		JsonNode product = this.merchant.admin()
			.post("/products", Json.object("name", "Mug", "price", 5, "currency", "GBP"))
			.send()
			.is(201)
			.data();

		assertThat(Json.string(product, "currency_code")).isEqualTo("GBP");
		assertThat(Json.string(product, "currency")).isEqualTo("GBP");
	}

	@Test
	void theCurrencyMayBeGivenByBothNamesWhenTheyAgree() {
		assertThat(Json.string(this.merchant.creates("currency", "USD"), "currency_code")).isEqualTo("USD");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.01", "55", "55.0", "55.00", "1E2", "10000000000.00", "10000000000" })
	void aPriceIsKeptToTheLastMinorUnit(String price) {
		JsonNode product = this.merchant.admin()
			.post("/products", "{\"name\":\"Mug\",\"currency_code\":\"USD\",\"price\":" + price + "}")
			.send()
			.is(201)
			.data();

		assertThat(Json.decimal(product, "price")).isEqualByComparingTo(price);
	}

	@Test
	void aCurrencyOfThreeDecimalsKeepsThree() {
		assertThat(
				Json.decimal(this.merchant.creates("currency_code", "KWD", "price", new BigDecimal("1.234")), "price"))
			.isEqualByComparingTo("1.234");
	}

	@Test
	void aNameMayHave255CharactersAndADescription64KiB() {
		String name = "n".repeat(255);
		String description = "d".repeat(64 * 1024);

		JsonNode product = this.merchant.creates("name", name, "description", description);

		assertThat(Json.string(product, "name")).isEqualTo(name);
		assertThat(Json.string(product, "description")).isEqualTo(description);
	}

	@Test
	void productsOfOneNameAreDifferentProducts() {
		assertThat(this.merchant.createsAt("name", "Twin")).isNotEqualTo(this.merchant.createsAt("name", "Twin"));
		assertThat(this.merchant.counts("")).isEqualTo(2);
	}

	@Test
	void aNameIsFreeAgainAfterItsProductWasDeleted() {
		String first = this.merchant.createsAt("name", "Phoenix");
		this.merchant.admin().delete(first).send().is(204);

		String second = this.merchant.createsAt("name", "Phoenix");

		assertThat(Json.string(this.merchant.reads(second), "name")).isEqualTo("Phoenix");
	}

	@Test
	void nullIsAsGoodAsNothingForWhatMayBeEmpty() {
		JsonNode product = this.merchant.creates("description", null, "image_url", null, "billing_cycle", null);

		assertThat(product.required("description").isNull()).isTrue();
		assertThat(product.required("image_url").isNull()).isTrue();
		assertThat(product.required("billing_cycle").isNull()).isTrue();
	}

}
