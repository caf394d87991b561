package io.warelog.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** {@code PATCH /products/{id}}: each property, and what must go together. */
@OverHttp
class ChangeProductTests {

	/** A change, and what else it changes. */
	static final List<Arguments> CHANGES = List.of(
			arguments(Json.object("name", "Big mug"), Json.object("name", "Big mug")),
			arguments(Json.object("description", "New"), Json.object("description", "New")),
			arguments(Json.object("description", null), Json.object("description", null)),
			arguments(Json.object("price", new BigDecimal("7.25")), Json.object("price", new BigDecimal("7.25"))),
			arguments(Json.object("currency_code", "XOF", "price", 700),
					Json.object("currency_code", "XOF", "currency", "XOF", "price", 700)),
			arguments(Json.object("image_url", "http://example.com/b.png"),
					Json.object("image_url", "http://example.com/b.png")),
			arguments(Json.object("image_url", null), Json.object("image_url", null)),
			arguments(Json.object("display_on_storefront", false), Json.object("display_on_storefront", false)),
			arguments(Json.object("fee_type_ids", List.of()), Json.object("fee_type_ids", List.of())),
			arguments(Json.object("fee_type_ids", null), Json.object("fee_type_ids", List.of())),
			arguments(Json.object("billing_cycle", "yearly"), Json.object("billing_cycle", "yearly")),
			arguments(Json.object("recurring", false), Json.object("recurring", false, "billing_cycle", null)),
			arguments(Json.object("recurring", false, "billing_cycle", null),
					Json.object("recurring", false, "billing_cycle", null)),
			arguments(Json.object("recurring", true, "billing_cycle", "daily"), Json.object("billing_cycle", "daily")),
			arguments(Json.object("is_active", false), Json.object("is_active", false)),
			arguments(Json.object("name", "Cup", "description", "Small", "price", 3, "is_active", false),
					Json.object("name", "Cup", "description", "Small", "price", 3, "is_active", false)));

	private final Merchant merchant = Merchant.fresh();

	@ParameterizedTest
	@FieldSource("CHANGES")
	void aChangeChangesWhatItNamesAndNothingElse(ObjectNode change, ObjectNode expected) {
		JsonNode before = this.merchant.creates("description", "Old", "image_url", "https://example.com/a.png",
				"fee_type_ids", List.of(this.merchant.createsFeeType("Service")), "recurring", true, "billing_cycle",
				"monthly");
		String path = "/products/" + Json.string(before, "product_id");

		Answer answer = this.merchant.admin().patch(path, change).send().is(200);

		assertSameExcept(before, answer.data(), expected);
		assertThat(answer.data().required("version").longValue()).isGreaterThan(before.required("version").longValue());
		assertThat(Instant.parse(Json.string(answer.data(), "updated_at")))
			.isAfterOrEqualTo(Instant.parse(Json.string(before, "updated_at")));
		Answer read = this.merchant.admin().get(path).send().is(200);
		assertThat(read.json()).isEqualTo(answer.json());
		assertThat(read.etag()).isEqualTo(answer.etag());
	}

	private static void assertSameExcept(JsonNode before, JsonNode after, ObjectNode expected) {
		for (String name : before.propertyNames()) {
			if (name.equals("version") || name.equals("updated_at")) {
				continue;
			}
			JsonNode value = expected.has(name) ? expected.required(name) : before.required(name);
			if (value.isNumber()) {
				assertThat(Json.decimal(after, name)).as(name).isEqualByComparingTo(value.decimalValue());
			}
			else {
				assertThat(after.required(name)).as(name).isEqualTo(value);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\": \"Mug\"}", "{\"price\": 10.00}", "{\"is_active\": true}",
			"{\"currency_code\": \"USD\"}", "{\"description\": null}", "{\"recurring\": false}",
			"{\"name\": \"Mug\", \"price\": 10, \"currency_code\": \"USD\", \"image_url\": null}" })
	void aChangeToWhatIsAlreadySoChangesNothing(String change) {
		Answer before = this.merchant.admin().get(this.merchant.createsAt()).send();
		String path = "/products/" + Json.string(before.data(), "product_id");

		Answer answer = this.merchant.admin().patch(path, change).send().is(200);

		assertThat(answer.json()).isEqualTo(before.json());
		assertThat(answer.etag()).isEqualTo(before.etag());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{"currency_code":"EURO","price":1.255}                      | /currency_code
			{"currency":"EURO","price":1.255}                           | /currency
			{"currency_code":"EURO","price":-1}                         | /currency_code /price
			{"currency_code":"EUR","price":"5"}                         | /price
			{"recurring":"yes","billing_cycle":"monthly"}               | /recurring
			{"recurring":true,"billing_cycle":"hourly"}                 | /billing_cycle
			""")
	void whatIsWrongIsToldOnceAndWithoutWhatOnlyFollowsFromIt(String change, String places) {
		Answer answer = this.merchant.admin().patch(this.merchant.createsAt(), change).send();

		answer.isRefusedAt(places.split(" "));
		assertThat(answer.json().required("errors")).hasSameSizeAs(places.split(" "));
	}

	@Test
	void theDocumentedExampleDeactivates() {
		String path = this.merchant.createsAt();

		JsonNode product = this.merchant.admin().patch(path, """
				{
				"is_active": false
				}
				""").send().is(200).data();

		assertThat(product.required("is_active").booleanValue()).isFalse();
	}

	@Test
	void aMergePatchMayBeCalledByItsOwnMediaType() {
		Answer answer = this.merchant.admin()
			.request("PATCH", this.merchant.createsAt(), "application/merge-patch+json",
					"{\"name\":\"Merged\"}".getBytes())
			.send()
			.is(200);

		assertThat(Json.string(answer.data(), "name")).isEqualTo("Merged");
	}

	@Test
	void aProductBecomesRecurring() {
		JsonNode product = this.merchant.admin()
			.patch(this.merchant.createsAt(), Json.object("recurring", true, "billing_cycle", "weekly"))
			.send()
			.is(200)
			.data();

		assertThat(product.required("recurring").booleanValue()).isTrue();
		assertThat(Json.string(product, "billing_cycle")).isEqualTo("weekly");
	}

	static Stream<Arguments> refusedChanges() {
		return Stream.of(arguments("{\"name\": null}", "/name"), arguments("{\"name\": \"\"}", "/name"),
				arguments("{\"price\": null}", "/price"), arguments("{\"price\": 0}", "/price"),
				arguments("{\"price\": 1.999}", "/price"), arguments("{\"price\": \"5\"}", "/price"),
				arguments("{\"currency_code\": null}", "/currency_code"),
				arguments("{\"currency_code\": \"ZZZ\", \"price\": 5}", "/currency_code"),
				arguments("{\"currency_code\": \"EUR\"}", "/price"),
				arguments("{\"currency_code\": \"XOF\", \"price\": 9.5}", "/price"),
				arguments("{\"is_active\": null}", "/is_active"), arguments("{\"is_active\": \"no\"}", "/is_active"),
				arguments("{\"display_on_storefront\": null}", "/display_on_storefront"),
				arguments("{\"image_url\": \"ftp://example.com/a.png\"}", "/image_url"),
				arguments("{\"recurring\": null}", "/recurring"), arguments("{\"recurring\": true}", "/billing_cycle"),
				arguments("{\"billing_cycle\": \"hourly\"}", "/billing_cycle"),
				arguments("{\"fee_type_ids\": \"none\"}", "/fee_type_ids"), arguments("{\"colour\": 1}", "/colour"),
				arguments("{\"archived\": true}", "/archived"), arguments("{\"product_id\": \"x\"}", "/product_id"),
				arguments("{\"version\": 7}", "/version"));
	}

	@ParameterizedTest
	@MethodSource("refusedChanges")
	void aRefusedChangeNamesTheFaultAndAppliesNothing(String change, String pointer) {
		String path = this.merchant.createsAt();
		JsonNode before = this.merchant.reads(path);

		this.merchant.admin().patch(path, change).send().isRefusedAt(pointer);
		this.merchant.admin().patch(path, withAValidPart(change)).send().isRefusedAt(pointer);

		assertThat(this.merchant.reads(path)).isEqualTo(before);
	}

	private static String withAValidPart(String change) {
		ObjectNode body = (ObjectNode) Json.parse(change);
		body.put("description", "must not be applied");
		return body.toString();
	}

	@Test
	void theBillingCycleOfAOneTimeProductIsRefused() {
		Answer answer = this.merchant.admin()
			.patch(this.merchant.createsAt(), Json.object("billing_cycle", "monthly"))
			.send()
			.isProblem(422);

		assertThat(answer.faults()).containsAnyOf("/billing_cycle", "/recurring");
	}

	@Test
	void theBillingCycleOfARecurringProductCannotBeTakenAwayAlone() {
		String path = this.merchant.createsAt("recurring", true, "billing_cycle", "monthly");

		Answer answer = this.merchant.admin().patch(path, "{\"billing_cycle\": null}").send().isProblem(422);

		assertThat(answer.faults()).containsAnyOf("/billing_cycle", "/recurring");
	}

	@Test
	void aPriceIsCheckedAgainstTheProductsCurrency() {
		String path = this.merchant.createsAt("currency_code", "XOF", "price", 100);

		this.merchant.admin().patch(path, Json.object("price", new BigDecimal("100.5"))).send().isRefusedAt("/price");
	}

	@Test
	void aProductThatDoesNotExistIsNotFound() {
		Map.of("unknown", "0190d5d4-7a3e-7000-8000-000000000000", "bad", "no-id", "long", "x".repeat(300))
			.forEach((kind, id) -> {
				this.merchant.admin().get("/products/" + id).send().isProblem(404);
				this.merchant.admin().patch("/products/" + id, "{\"is_active\":false}").send().isProblem(404);
				this.merchant.admin().delete("/products/" + id).send().isProblem(404);
				this.merchant.admin().post("/products/" + id + "/archive").send().isProblem(404);
				this.merchant.admin().post("/products/" + id + "/unarchive").send().isProblem(404);
			});
	}

}
