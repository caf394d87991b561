package io.warelog.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Undoing a mass edit. */
@OverHttp
class MassEditRevertTests {

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	private final List<String> keys = products(3);

	private final URI edit = edits("price", 9);

	@Test
	void allGoBackByAMassEdit() {
		Answer answer = this.api.post(this.edit + "/revert").header("X-Change-Reason", "Mistake").send().is(200);

		assertThat(prices()).containsExactly("$7.00", "$7.00", "$7.00");
		assertThat(answer.data().required("reverted").intValue()).isEqualTo(3);
		assertThat(answer.data().required("conflicts")).isEmpty();
		URI reverting = answer.links().get("related");
		assertThat(reverting).hasPath("/mass-edits/" + Json.string(answer.data(), "mass_edit_id"));
		assertThat(this.edit).hasPath("/mass-edits/" + Json.string(answer.data(), "reverts"));
		JsonNode shown = this.api.get(String.valueOf(reverting)).send().is(200).data();
		assertThat(Json.string(shown, "reason")).isEqualTo("Mistake");
		assertThat(shown.required("properties").toString()).isEqualTo("[\"price\"]");
		assertThat(shown.required("products").intValue()).isEqualTo(3);
		assertThat(shown.required("changed").intValue()).isEqualTo(3);
		JsonNode diff = this.api.get(reverting + "/diffs").send().is(200).data().get(0);
		assertThat(Json.decimal(diff, "before")).isEqualByComparingTo("9");
		assertThat(Json.decimal(diff, "after")).isEqualByComparingTo("7");
	}

	@Test
	void productsThatWereChangedSinceAreLeftAloneAndNamed() {
		change(this.keys.get(1), "{\"price\":11}");
		this.api.delete("/products/" + this.keys.get(2)).send().is(204);

		JsonNode answer = this.api.post(this.edit + "/revert").send().is(200).data();

		assertThat(answer.required("reverted").intValue()).isEqualTo(1);
		assertThat(Json.strings(answer.required("conflicts"), "product_id")).containsExactlyInAnyOrder(this.keys.get(1),
				this.keys.get(2));
		assertThat(Json.strings(answer.required("conflicts"), "detail"))
			.containsExactlyInAnyOrder("has been changed since", "has been deleted since");
		assertThat(answer.required("conflicts").get(0).required("version").intValue()).isEqualTo(3);
		assertThat(price(this.keys.get(0))).isEqualTo("$7.00");
		assertThat(price(this.keys.get(1))).isEqualTo("$11.00");
	}

	@Test
	void overwrittenTheyGoBackInWhatTheMassEditChanged() {
		change(this.keys.get(1), "{\"price\":11,\"name\":\"Renamed\"}");

		JsonNode answer = this.api.post(this.edit + "/revert", "{\"overwrite\":true}").send().is(200).data();

		assertThat(answer.required("reverted").intValue()).isEqualTo(3);
		JsonNode product = this.api.get("/api/v1/products/" + this.keys.get(1)).send().is(200).json();
		assertThat(Json.string(product, "price")).isEqualTo("$7.00");
		assertThat(Json.string(product, "name")).isEqualTo("Renamed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "none", textBlock = """
			?dry_run=true                 | none
			none                          | {"dry_run":true}
			?dry_run=true                 | {"dry_run":true}
			?dry_run=true&overwrite=false | {}
			""")
	void aDryRunTellsWhatWouldHappenAndChangesNothing(String query, String body) {
		change(this.keys.get(1), "{\"name\":\"Renamed\"}");
		String address = this.edit + "/revert" + ((query != null) ? query : "");

		JsonNode answer = ((body != null) ? this.api.post(address, body) : this.api.post(address)).send()
			.is(200)
			.data();

		assertThat(answer.required("mass_edit_id").isNull()).isTrue();
		assertThat(answer.required("reverted").intValue()).isEqualTo(2);
		assertThat(Json.strings(answer.required("conflicts"), "product_id")).containsExactly(this.keys.get(1));
		JsonNode diffs = answer.required("diffs");
		assertThat(Json.strings(diffs, "product_id")).containsExactlyInAnyOrder(this.keys.get(0), this.keys.get(2));
		assertThat(Json.string(diffs.get(0), "property")).isEqualTo("price");
		assertThat(Json.decimal(diffs.get(0), "before")).isEqualByComparingTo("9");
		assertThat(Json.decimal(diffs.get(0), "after")).isEqualByComparingTo("7");
		assertThat(prices()).containsExactly("$9.00", "$9.00", "$9.00");
		assertThat(this.api.get("/mass-edits").send().is(200).data()).hasSize(1);
	}

	@Test
	void aDryRunWithOverwritingTellsThatToo() {
		change(this.keys.get(1), "{\"price\":11}");

		JsonNode answer = this.api.post(this.edit + "/revert?dry_run=true&overwrite=true").send().is(200).data();

		assertThat(answer.required("reverted").intValue()).isEqualTo(3);
		assertThat(prices()).containsExactly("$9.00", "$11.00", "$9.00");
	}

	@Test
	void placesInTheListingStayAsTheyAre() {
		URI placed = edits("order", 5);

		JsonNode answer = this.api.post(placed + "/revert").send().is(200).data();

		assertThat(answer.required("reverted").intValue()).isZero();
		assertThat(this.api.get("/api/v1/products/" + this.keys.get(0)).send().json().required("order").intValue())
			.isEqualTo(5);
	}

	@Test
	void aRepetitionAnswersTheSameAndChangesNothing() {
		change(this.keys.get(1), "{\"price\":11}");
		Answer first = this.api.post(this.edit + "/revert").idempotencyKey("undo").send().is(200);
		change(this.keys.get(0), "{\"price\":12}");

		Answer second = this.api.post(this.edit + "/revert").idempotencyKey("undo").send().is(200);

		assertThat(second.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat(second.json()).isEqualTo(first.json());
		assertThat(second.links()).isEqualTo(first.links());
		assertThat(price(this.keys.get(0))).isEqualTo("$12.00");
	}

	@Test
	void undoneTwiceItChangesNothingMore() {
		this.api.post(this.edit + "/revert").send().is(200);

		JsonNode second = this.api.post(this.edit + "/revert").send().is(200).data();

		assertThat(second.required("reverted").intValue()).isZero();
		assertThat(second.required("conflicts")).isEmpty();
	}

	@Test
	void theAnswerMayBeMinimal() {
		Answer answer = this.api.post(this.edit + "/revert").prefer("return=minimal").send().is(204);

		assertThat(answer.requiredHeader("Location")).startsWith("/mass-edits/");
	}

	@Test
	void onlyItsOneVersionIsReverted() {
		for (String query : List.of("", "?dry_run=true")) {
			this.api.post(this.edit + "/revert" + query).ifMatch("\"2-x\"").send().isProblem(412);
		}
		this.api.post(this.edit + "/revert")
			.ifMatch(this.api.get(String.valueOf(this.edit)).send().is(200).etag())
			.send()
			.is(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"dry_run\":\"true\"}", "{\"overwrite\":1}", "{\"colour\":\"red\"}" })
	void whatIsWrongInTheBodyIsAFault(String body) {
		assertThat(this.api.post(this.edit + "/revert", body).send().isProblem(422).faults()).hasSize(1);
		assertThat(prices()).containsExactly("$9.00", "$9.00", "$9.00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?dry_run=yes", "?colour=red", "?overwrite=" })
	void whatIsWrongInTheQueryStringIsAFault(String query) {
		assertThat(this.api.post(this.edit + "/revert" + query).send().isProblem(422).faults()).hasSize(1);
	}

	@Test
	void theQueryStringAndTheBodyHaveToSayTheSame() {
		assertThat(
				this.api.post(this.edit + "/revert?dry_run=true", "{\"dry_run\":false}").send().isProblem(422).faults())
			.hasSize(1);
	}

	@Test
	void nothingGoesBackWhileDetailsAreFrozen() {
		this.merchant.operator()
			.patch("/admin/organizations/" + this.merchant.organizationId(), "{\"details\":\"frozen\"}")
			.send()
			.is(200);

		for (String query : List.of("", "?dry_run=true")) {
			JsonNode problem = this.api.post(this.edit + "/revert" + query).send().isProblem(409).json();
			assertThat(Json.string(problem, "type")).isEqualTo("/problems/product-details-frozen");
		}
		assertThat(prices()).containsExactly("$9.00", "$9.00", "$9.00");
	}

	@Test
	void anothersMassEditDoesNotExist() {
		Api other = Merchant.fresh().admin();

		for (String query : List.of("", "?dry_run=true")) {
			other.post(this.edit + "/revert" + query).send().isProblem(404);
		}
		this.merchant.storefront().post(this.edit + "/revert").send().isProblem(403);
		this.api.post("/mass-edits/0f8fad5b-d9cb-469f-a165-70867728950e/revert").send().isProblem(404);
		assertThat(prices()).containsExactly("$9.00", "$9.00", "$9.00");
	}

	private URI edits(String property, Object value) {
		ObjectNode products = Json.object();
		this.keys.forEach((key) -> products.set(key, Json.object(property, value)));
		return this.api.put("/api/v1/products_multi", Json.object("products", products))
			.send()
			.is(200)
			.links()
			.get("related");
	}

	private List<String> products(int count) {
		List<String> made = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			made.add(Json.string(this.api.post("/api/v1/products", Json.object("name", "Mug " + i, "price", 7))
				.send()
				.is(201)
				.json(), "key"));
		}
		return made;
	}

	private void change(String key, String body) {
		this.api.patch("/products/" + key, body).send().is(200);
	}

	private List<String> prices() {
		return this.keys.stream().map(this::price).toList();
	}

	private String price(String key) {
		return Json.string(this.api.get("/api/v1/products/" + key).send().is(200).json(), "price");
	}

}
