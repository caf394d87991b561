package io.warelog.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Editing many products at once in the store API, and reading what that changed. */
@OverHttp
class MassEditTests {

	private static final String MULTI = "/api/v1/products_multi";

	private static final String UNKNOWN = "0f8fad5b-d9cb-469f-a165-70867728950e";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	@Test
	void theExampleOfTheDocumentationChangesBoth() {
		List<String> keys = products(2);
		String edit = "{\"%s\": {\"status\": \"available\", \"quantity\": 30}, \"%s\": {\"status\": \"sold out\", \"quantity\": 0}}"
			.formatted(keys.get(0), keys.get(1));

		Answer answer = this.api.form("PUT", MULTI, "products=" + edit).send().is(200);

		assertThat(answer.json()).hasSize(2);
		assertThat(Json.stream(answer.json()).map((product) -> Json.string(product, "status")))
			.containsExactlyInAnyOrder("available", "sold out");
		assertThat(answer.links()).containsOnlyKeys("related");
		assertThat(Json.string(store(keys.get(1)), "status")).isEqualTo("sold out");
		assertThat(store(keys.get(0)).required("quantity").intValue()).isEqualTo(30);
	}

	@ParameterizedTest(name = "property {0}: {1} shows {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					price            | "$9.50"     | {"price": "$9.50", "price_raw": 9.5}
					sale_price       | "$5"        | {"sale_price": "$5.00", "price": "$5.00", "regular_price": "$7.00", "status": "on sale"}
					cost             | 3           | {"cost": "$3.00", "cost_raw": 3.0}
					weight           | 3.333       | {"weight": 3.333}
					name             | "Cup"       | {"name": "Cup"}
					name_short       | "Cup"       | {"name_short": "Cup"}
					description      | "Of clay"   | {"description": "Of clay"}
					sku              | "CUP"       | {"sku": "CUP"}
					status           | "hidden"    | {"status": "hidden"}
					type             | "digital"   | {"type": "digital"}
					quantity         | 30          | {"quantity": 30}
					fetch_sku        | "1"         | {"options": [{"fetch_sku": "1"}]}
					option_style     | "single"    | {"option_style": "single"}
					order            | 40          | {"order": 40}
					form             | {"name": "f", "fields": [{"label": "a", "type": "text"}]} | {"form": {"name": "f", "fields": [{"label": "a", "type": "text", "required": false}]}}
					""")
	void anyPropertyOfProductsCanBeEdited(String property, String value, String shown) {
		List<String> keys = products(2);

		JsonNode changed = this.api
			.form("PUT", MULTI, "products=" + edit(keys, property, Json.parse(value)).required("products"))
			.send()
			.is(200)
			.json();

		assertThat(Json.strings(changed, "key")).containsExactlyElementsOf(keys);
		changed.forEach((product) -> Json.has(product, Json.parse(shown)));
		assertThat(changed.get(0)).isEqualTo(store(keys.get(0)));
	}

	@Test
	void onlyProductsThatChangedAreAnswered() {
		List<String> keys = products(3);
		ObjectNode edit = edit(keys, "price", 7);
		((ObjectNode) edit.required("products").required(keys.get(1))).put("price", 8);

		JsonNode changed = this.api.put("/api/v1/products?multi=true", edit).send().is(200).json();

		assertThat(Json.stream(changed).map((product) -> Json.string(product, "key"))).containsExactly(keys.get(1));
	}

	@Test
	void whatItChangedIsToldPropertyByProperty() {
		List<String> keys = products(2);
		URI link = this.api.put(MULTI, edit(keys, "price", "$9.50"))
			.header("X-Change-Reason", "Spring")
			.send()
			.is(200)
			.links()
			.get("related");

		JsonNode edit = this.api.get(String.valueOf(link)).send().is(200).data();
		assertThat(Json.string(edit, "state")).isEqualTo("done");
		assertThat(Json.string(edit, "reason")).isEqualTo("Spring");
		assertThat(Json.stream(edit.required("properties")).map(JsonNode::stringValue)).containsExactly("price");
		assertThat(edit.required("products").intValue()).isEqualTo(2);
		assertThat(edit.required("changed").intValue()).isEqualTo(2);

		JsonNode diff = this.api.get(link + "/diffs").send().is(200).data().get(0);
		assertThat(keys).contains(Json.string(diff, "product_id"));
		assertThat(Json.string(diff, "property")).isEqualTo("price");
		assertThat(Json.decimal(diff, "before")).isEqualByComparingTo("7");
		assertThat(Json.decimal(diff, "after")).isEqualByComparingTo("9.50");
	}

	@Test
	void diffsArePagedByCursorAndByOffset() {
		List<String> keys = products(5);
		URI link = this.api.put(MULTI, edit(keys, "price", 9)).send().is(200).links().get("related");

		List<String> seen = new ArrayList<>();
		String query = "?limit=2";
		for (String next = query; next != null;) {
			Answer page = this.api.get(link + "/diffs" + next).send().is(200);
			page.data().forEach((diff) -> seen.add(Json.string(diff, "product_id")));
			JsonNode cursor = page.meta().required("next_cursor");
			next = cursor.isNull() ? null : query + "&cursor=" + cursor.stringValue();
		}

		assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
		assertThat(this.api.get(link + "/diffs?limit=2&offset=4").send().is(200).data()).hasSize(1);
	}

	@Test
	void massEditsAreListedNewestFirstAlsoThoseThatChangedNothing() {
		List<String> keys = products(1);
		this.api.put(MULTI, edit(keys, "price", 9)).send().is(200);
		assertThat(this.api.put(MULTI, edit(keys, "price", 9)).send().is(200).json()).isEmpty();

		JsonNode edits = this.api.get("/mass-edits").send().is(200).data();

		assertThat(Json.stream(edits).map((edit) -> edit.required("changed").intValue())).containsExactly(0, 1);
	}

	@Test
	void anOrderMovesNoOtherProduct() {
		List<String> keys = products(3);
		this.api.put(MULTI, edit(keys.subList(0, 2), "order", 5)).send().is(200);

		assertThat(order(keys.get(0))).isEqualTo(5);
		assertThat(order(keys.get(1))).isEqualTo(5);
		assertThat(order(keys.get(2))).isEqualTo(1);
	}

	/** New ones come in at 1: they are listed as 0, 2, 1. */
	@Test
	void anOrderThatAProductHasAlreadyIsNoChange() {
		List<String> keys = products(3);
		ObjectNode edit = edit(keys, "order", 0);
		((ObjectNode) edit.required("products").required(keys.get(1))).put("order", 2);
		((ObjectNode) edit.required("products").required(keys.get(2))).put("order", 7);

		Answer answer = this.api.put(MULTI, edit).send().is(200);
		Answer again = this.api.put(MULTI, edit).send().is(200);

		assertThat(Json.strings(answer.json(), "key")).containsExactly(keys.get(2));
		assertThat(again.header("Warelog-Read-Model")).isEmpty();
		assertThat(again.json()).isEmpty();
		assertThat(Json.stream(this.api.get("/mass-edits").send().is(200).data())
			.map((made) -> made.required("changed").intValue())).containsExactly(0, 1);
	}

	@Test
	void nothingChangesWhenOneProductAmongAThousandIsBad() {
		List<String> keys = Parallel.run(20, (i) -> products(50)).stream().flatMap(List::stream).toList();
		ObjectNode edit = edit(keys, "price", 9);
		((ObjectNode) edit.required("products").required(keys.get(500))).put("price", -1);

		this.api.form("PUT", MULTI, "products=" + edit.required("products"))
			.send()
			.isRefusedAt("/products/" + keys.get(500) + "/price");

		assertThat(this.merchant.counts("?price_min=7&price_max=7")).isEqualTo(1000);
		assertThat(this.api.get("/mass-edits").send().is(200).data()).isEmpty();
	}

	@Test
	void eachFaultOfTheBodyIsTold() {
		List<String> keys = products(2);
		String edit = "{\"products\": {\"%s\": {\"price\": 3, \"colour\": \"red\"}, \"%s\": {\"quantity\": -2}, \"tea\": {\"price\": 1}}}"
			.formatted(keys.get(0), keys.get(1));

		assertThat(this.api.put(MULTI, edit).send().isProblem(422).faults()).contains(
				"/products/" + keys.get(0) + "/colour", "/products/" + keys.get(1),
				"/products/" + keys.get(1) + "/quantity", "/products/tea");
		assertThat(this.api.put(MULTI, "{}").send().isProblem(422).faults()).containsExactly("/products");
		assertThat(this.api.put(MULTI, "{\"products\":{}}").send().isProblem(422).faults())
			.containsExactly("/products");
		assertThat(this.api.form("PUT", MULTI, "products={\"a\"").send().isProblem(422).faults())
			.containsExactly("/products");
		this.api.put("/api/v1/products", edit(keys, "price", 9)).send().isProblem(422);
	}

	@Test
	void aQuantityOfAProductWithSeveralOptionsIsAConflictThatNamesIt() {
		List<String> keys = products(2);
		this.api.form("POST", "/api/v1/products/" + keys.get(0) + "/options",
				"options=[{\"surcharge\": 0, \"quantity\": 1, \"metadata\": {\"C\": \"a\"}}, {\"surcharge\": 0, \"quantity\": 1, \"metadata\": {\"C\": \"b\"}}]")
			.send()
			.is(200);

		JsonNode problem = this.api.put(MULTI, edit(keys, "quantity", 3)).send().isProblem(409).json();

		assertThat(Json.string(problem, "type")).isEqualTo("/problems/several-options");
		assertThat(Json.string(problem, "product_id")).isEqualTo(keys.get(0));
	}

	@Test
	void aRepetitionAnswersTheSameAndChangesNothing() {
		List<String> keys = products(2);
		Answer first = this.api.put(MULTI, edit(keys, "price", 9)).idempotencyKey("spring").send().is(200);
		Answer second = this.api.put(MULTI, edit(keys, "price", 9)).idempotencyKey("spring").send().is(200);

		assertThat(second.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat(second.links()).isEqualTo(first.links());
		assertThat(second.json()).isEqualTo(first.json());
		assertThat(this.api.get("/mass-edits").send().is(200).data()).hasSize(1);
	}

	@Test
	void moreThanTenThousandProductsAreTooMany() {
		StringBuilder edit = new StringBuilder("{\"products\":{");
		for (int i = 0; i <= 10_000; i++) {
			edit.append((i > 0) ? "," : "")
				.append('"')
				.append(UNKNOWN, 0, 31)
				.append("%05d".formatted(i))
				.append("\":{\"price\":1}");
		}
		this.api.put(MULTI, edit.append("}}").toString()).send().isProblem(413);
	}

	@Test
	void whatIsNoKeyIsToldAlone() {
		assertThat(this.api.put(MULTI, Json.object("products", Json.object("mug", Json.object("price", 9))))
			.send()
			.isProblem(422)
			.faults()).containsExactly("/products/mug");
	}

	@Test
	void anothersProductIsNone() {
		List<String> keys = products(1);

		assertThat(Merchant.fresh().admin().put(MULTI, edit(keys, "price", 9)).send().isProblem(422).faults())
			.containsExactly("/products/" + keys.get(0));
		assertThat(Json.string(store(keys.get(0)), "price")).isEqualTo("$7.00");
	}

	@Test
	void anothersMassEditDoesNotExist() {
		URI link = this.api.put(MULTI, edit(products(1), "price", 9)).send().is(200).links().get("related");
		Api other = Merchant.fresh().admin();

		other.get(String.valueOf(link)).send().isProblem(404);
		other.get(link + "/diffs").send().isProblem(404);
		assertThat(other.get("/mass-edits").send().is(200).data()).isEmpty();
	}

	private List<String> products(int count) {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			keys.add(Json.string(this.api.post("/api/v1/products", Json.object("name", "Mug " + i, "price", 7))
				.send()
				.is(201)
				.json(), "key"));
		}
		return keys;
	}

	private static ObjectNode edit(List<String> keys, String property, Object value) {
		ObjectNode products = Json.object();
		keys.forEach((key) -> products.set(key, Json.object(property, value)));
		return Json.object("products", products);
	}

	private JsonNode store(String key) {
		return this.api.get("/api/v1/products/" + key).send().is(200).json();
	}

	private int order(String key) {
		return store(key).required("order").intValue();
	}

}
