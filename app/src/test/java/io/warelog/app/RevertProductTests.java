package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Going back to what a product was, also after it was deleted. */
@OverHttp
class RevertProductTests {

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	private final String path = this.merchant.createsAt("name", "Mug", "description", "Blue");

	private final JsonNode first = this.merchant.reads(this.path);

	@Test
	void theEarlierStateIsANewChangeOnTop() {
		this.api.patch(this.path, Json.object("name", "Cup", "price", 99, "description", null)).send().is(200);

		Answer answer = revert(this.path, 1).send().is(200);

		assertThat(content(answer.data())).isEqualTo(content(this.first));
		assertThat(answer.data().required("version").intValue()).isEqualTo(7);
		Answer read = this.api.get(this.path).send().is(200);
		assertThat(read.json()).isEqualTo(answer.json());
		assertThat(read.etag()).isEqualTo(answer.etag());
	}

	@Test
	void whatWasRevertedComesBackByItsVersion() {
		JsonNode changed = this.api.patch(this.path, "{\"price\":99}").send().is(200).data();
		revert(this.path, 1).send().is(200);

		assertThat(content(revert(this.path, 2).send().is(200).data())).isEqualTo(content(changed));
	}

	@Test
	void revertingToWhatItIsChangesNothing() {
		Answer answer = revert(this.path, 1).send().is(200);

		assertThat(answer.data()).isEqualTo(this.first);
	}

	@Test
	void allOfAStoreProductComesBackButItsPlaceAndItsSlug() {
		String key = Json.string(this.api
			.form("POST", "/api/v1/products", "name=Shirt", "price=$20", "categories=Warm, New",
					"videos=[\"https://vimeo.com/73781961\"]",
					"options=[{\"surcharge\": 1, \"quantity\": 2, \"metadata\": {\"Color\": \"Red\"}}]")
			.send()
			.is(201)
			.json(), "key");
		String store = "/api/v1/products/" + key;
		ObjectNode before = (ObjectNode) this.api.get(store).send().is(200).json();
		int version = this.merchant.reads("/products/" + key).required("version").intValue();
		this.api.form("PUT", store, "sale_price=$9", "name=Blouse", "order=0").send().is(200);
		this.api.form("POST", store + "/options", "options=").send().is(200);
		this.api.form("POST", store + "/categories", "categories=Old").send().is(200);
		this.api.delete(store + "/videos/73781961").send().is(200);
		assertThat(this.api.get("/api/v1/categories").send().is(200).text()).contains("old").doesNotContain("warm");

		revert("/products/" + key, version).send().is(200);

		ObjectNode after = (ObjectNode) this.api.get(store).send().is(200).json();
		assertThat(before.required("order").intValue()).isEqualTo(1);
		assertThat(after.required("order").intValue()).isZero();
		assertThat(after.without(List.of("order", "modified"))).isEqualTo(before.without(List.of("order", "modified")));
		assertThat(this.api.get("/api/v1/categories").send().is(200).text()).contains("warm").doesNotContain("old");
	}

	@Test
	void aDeletedProductIsRestoredWithItsSlugAndAtThePlaceOfANewOne() {
		String slug = Json.string(store(this.path), "slug");
		String other = this.merchant.createsAt("name", "Other");
		this.api.patch(this.path, "{\"price\":99}").send().is(200);
		this.api.delete(this.path).send().is(204);

		Answer answer = revert(this.path, 1).send().is(200);

		assertThat(content(answer.data())).isEqualTo(content(this.first));
		assertThat(Json.string(answer.data(), "created_at")).isEqualTo(Json.string(this.first, "created_at"));
		assertThat(this.merchant.reads(this.path)).isEqualTo(answer.data());
		assertThat(Json.string(this.api.get("/api/v1/products/" + slug).send().is(200).json(), "key"))
			.isEqualTo(Json.string(this.first, "product_id"));
		assertThat(store(this.path).required("order").intValue()).isEqualTo(1);
		assertThat(store(other).required("order").intValue()).isZero();
		assertThat(this.merchant.counts("")).isEqualTo(2);
		assertThat(this.merchant.counts("?q=mug")).isEqualTo(1);
		JsonNode listed = this.api.get("/api/v1/products").send().is(200).json();
		assertThat(Json.strings(listed, "name")).containsExactly("Other", "Mug");
		this.api.delete(this.path).send().is(204);
		assertThat(this.merchant.counts("")).isEqualTo(1);
	}

	@Test
	void aDeletedProductWhoseSlugIsTakenStaysDeleted() {
		this.api.delete(this.path).send().is(204);
		String taker = this.merchant.createsAt("name", "Mug");

		JsonNode problem = revert(this.path, 1).send().isProblem(409).json();

		assertThat(Json.string(problem, "type")).isEqualTo("/problems/slug-taken");
		assertThat(Json.strings(problem.required("reasons"), "property")).containsExactly("slug");
		this.api.get(this.path).send().isProblem(404);
		this.api.delete(taker).send().is(204);
		revert(this.path, 1).send().is(200);
		assertThat(Json.string(store(this.merchant.createsAt("name", "Mug")), "slug")).isEqualTo("mug-2");
	}

	@Test
	void whatHasBeenRetiredDoesNotComeBack() {
		String fee = this.merchant.createsFeeType("Delivery");
		this.api.patch(this.path, Json.object("fee_type_ids", List.of(fee))).send().is(200);
		this.api.patch(this.path, "{\"fee_type_ids\":[]}").send().is(200);
		this.api.delete("/fee-types/" + fee).send().is(204);

		JsonNode problem = revert(this.path, 2).send().isProblem(409).json();

		assertThat(Json.string(problem, "type")).isEqualTo("/problems/not-revertible");
		assertThat(Json.string(problem.required("reasons").get(0), "property")).isEqualTo("fee_type_ids");
		assertThat(Json.string(problem, "detail")).contains(fee);
		assertThat(this.merchant.reads(this.path).required("version").intValue()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"to":2}              | /to
			{"to":9}              | /to
			{"to":0}              | /to
			{"to":-1}             | /to
			{"to":1.5}            | /to
			{"to":"1"}            | /to
			{"to":null}           | /to
			{"to":1,"colour":"a"} | /colour
			{}                    | /to
			""")
	void aVersionThatTheProductHasNotHadIsAFault(String body, String place) {
		this.api.patch(this.path, Json.object("name", "Cup", "price", 99)).send().is(200);
		JsonNode before = this.merchant.reads(this.path);

		this.api.post(this.path + "/revert", body).send().isRefusedAt(place);

		assertThat(this.merchant.reads(this.path)).isEqualTo(before);
	}

	@Test
	void theVersionInWhichItWasDeletedIsNone() {
		this.api.delete(this.path).send().is(204);

		revert(this.path, 2).send().isRefusedAt("/to");
	}

	@Test
	void aBodyIsRequiredAndHasToBeJson() {
		this.api.post(this.path + "/revert").send().isProblem(415);
		this.api.post(this.path + "/revert", "{").send().isProblem(400);
	}

	@Test
	void onlyTheVersionThatWasSeenIsReverted() {
		String seen = this.api.get(this.path).send().is(200).etag();
		String current = this.api.patch(this.path, "{\"price\":99}").send().is(200).etag();

		revert(this.path, 1).ifMatch(seen).send().isProblem(412);
		revert(this.path, 1).ifMatch(current).send().is(200);
	}

	@Test
	void aRepetitionRevertsOnce() {
		String key = "revert-" + Merchant.unique();
		this.api.patch(this.path, "{\"price\":99}").send().is(200);
		revert(this.path, 1).idempotencyKey(key).send().is(200);
		this.api.patch(this.path, "{\"price\":77}").send().is(200);

		Answer repetition = revert(this.path, 1).idempotencyKey(key).send().is(200);

		assertThat(repetition.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat(Json.decimal(this.merchant.reads(this.path), "price")).isEqualByComparingTo("77");
	}

	@Test
	void theAnswerMayBeMinimal() {
		this.api.patch(this.path, "{\"price\":99}").send().is(200);

		Answer answer = revert(this.path, 1).prefer("return=minimal").send().is(204);

		assertThat(answer.body()).isEmpty();
		assertThat(answer.etag()).startsWith("\"3-");
	}

	@Test
	void frozenDetailsAreNotReverted() {
		this.api.patch(this.path, "{\"price\":99}").send().is(200);
		this.merchant.operator()
			.patch("/admin/organizations/" + this.merchant.organizationId(), "{\"details\":\"frozen\"}")
			.send()
			.is(200);

		JsonNode problem = revert(this.path, 1).send().isProblem(409).json();

		assertThat(Json.string(problem, "type")).isEqualTo("/problems/product-details-frozen");
	}

	@Test
	void aProductThatHasNeverBeenIsNotFound() {
		revert("/products/0f8fad5b-d9cb-469f-a165-70867728950e", 1).send().isProblem(404);
		this.api.delete(this.path).send().is(204);
		revert(Merchant.fresh(), this.path).send().isProblem(404);
	}

	private Request revert(String product, int to) {
		return this.api.post(product + "/revert", Json.object("to", to));
	}

	private static Request revert(Merchant other, String product) {
		return other.admin().post(product + "/revert", Json.object("to", 1));
	}

	private JsonNode store(String product) {
		return this.api.get("/api/v1" + product).send().is(200).json();
	}

	/** All but what grows with each change. */
	private static JsonNode content(JsonNode product) {
		return ((ObjectNode) product.deepCopy()).without(List.of("version", "updated_at"));
	}

}
