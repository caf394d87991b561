package io.warelog.app;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Writing products in the store API, as the examples of its documentation do. */
@OverHttp
class StoreWritesTests {

	private static final String PRODUCTS = "/api/v1/products";

	private static final String SWEATER = PRODUCTS + "/an-ugly-sweater";

	private static final String UNKNOWN = "0f8fad5b-d9cb-469f-a165-70867728950e";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	@Test
	void aProductIsCreatedByAForm() {
		Answer answer = this.api
			.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00", "quantity=20", "sku=123UGLY",
					"categories=Ugly Stuff, Warm", "product_metadata={\"external_id\": \"abc123\"}",
					"extras=[{\"surcharge\": 2, \"quantity\": -1, \"metadata\": {\"EXTRAS\": \"Gift Wrap\"}}]")
			.send()
			.is(201);
		JsonNode product = answer.json();

		assertThat(answer.requiredHeader("Location")).isEqualTo(PRODUCTS + "/" + Json.string(product, "key"));
		assertThat(answer.header("Warelog-Read-Model")).isEmpty();
		assertThat(Json.string(product, "price")).isEqualTo("$55.00");
		assertThat(Json.string(product, "slug")).isEqualTo("an-ugly-sweater");
		assertThat(Json.string(product, "status")).isEqualTo("available");
		assertThat(Json.string(product, "sku")).isEqualTo("123UGLY");
		assertThat(product.required("quantity").intValue()).isEqualTo(20);
		assertThat(Json.stream(product.required("categories")).map(JsonNode::stringValue)).containsExactly("Ugly Stuff",
				"Warm");
		assertThat(product.required("extras")).hasSize(1);
		assertThat(product.required("options")).hasSize(1);
	}

	@Test
	void theSameIsCreatedByAFormByJsonAndByPairs() {
		JsonNode byForm = this.api.form("POST", PRODUCTS, "name=Mug", "price=$7", "quantity=3").send().is(201).json();
		JsonNode byJson = this.api.post(PRODUCTS, Json.object("name", "Mug", "price", 7, "quantity", 3))
			.send()
			.is(201)
			.json();
		JsonNode byPairs = this.api
			.request("POST", PRODUCTS, "application/x-www-form-urlencoded",
					"name=Mug&price=%247&quantity=3".getBytes(StandardCharsets.UTF_8))
			.send()
			.is(201)
			.json();

		for (String property : List.of("name", "price", "quantity", "status", "type", "currency")) {
			assertThat(byJson.required(property)).isEqualTo(byForm.required(property));
			assertThat(byPairs.required(property)).isEqualTo(byForm.required(property));
		}
	}

	@Test
	void aProductOfTheStoreApiIsThereInTheMerchantApi() {
		String key = create();

		assertThat(Json.string(this.merchant.reads("/products/" + key), "name")).isEqualTo("An ugly sweater");
		assertThat(Json.string(this.merchant.reads("/products/" + key), "currency_code")).isEqualTo("USD");
	}

	@Test
	void aProductIsChangedByItsSlugOrItsKey() {
		String key = create();

		JsonNode bySlug = this.api.form("PUT", SWEATER, "quantity=42", "product_metadata={\"a\": \"b\"}")
			.send()
			.is(200)
			.json();
		JsonNode byKey = this.api.form("PUT", PRODUCTS + "/" + key, "name_short=Sweater").send().is(200).json();

		assertThat(bySlug).hasSize(1);
		assertThat(bySlug.get(0).required("quantity").intValue()).isEqualTo(42);
		assertThat(Json.string(byKey.get(0), "name_short")).isEqualTo("Sweater");
		assertThat(Json.string(byKey.get(0), "key")).isEqualTo(key);
	}

	@Test
	void aSalePriceIsSetAndCleared() {
		create();

		JsonNode onSale = this.api.form("PUT", SWEATER, "sale_price=$45").send().is(200).json().get(0);
		assertThat(Json.string(onSale, "status")).isEqualTo("on sale");
		assertThat(Json.string(onSale, "price")).isEqualTo("$45.00");
		assertThat(Json.string(onSale, "regular_price")).isEqualTo("$55.00");

		JsonNode regular = this.api.form("PUT", SWEATER, "sale_price=").send().is(200).json().get(0);
		assertThat(Json.string(regular, "status")).isEqualTo("available");
		assertThat(regular.required("sale_price").isNull()).isTrue();
		assertThat(Json.string(regular, "price")).isEqualTo("$55.00");
	}

	@Test
	void allFaultsOfAProductAreToldAtOnce() {
		create();

		this.api.form("POST", PRODUCTS, "price=0", "images=[\"/etc/passwd\"]", "options=[{}]", "quantity=x", "url=a")
			.send()
			.isRefusedAt("/name", "/price", "/images/0", "/options/0/quantity", "/options/0/surcharge",
					"/options/0/metadata", "/quantity", "/url");
		this.api.form("PUT", SWEATER, "form={", "price=€5", "options=[]", "tax_group=7", "cost=1.234")
			.send()
			.isRefusedAt("/form", "/price", "/options", "/tax_group", "/cost");
		this.api.form("PUT", SWEATER + "?dry=1", "quantity=1").send().isRefusedAt("dry");
	}

	@Test
	void whatBelongsToNobodyOrToAnotherMerchantIsNotFound() {
		String key = create();
		Api other = Merchant.fresh().admin();

		for (String product : List.of(key, "an-ugly-sweater", UNKNOWN, "nothing", "Not-A-Slug")) {
			String path = PRODUCTS + "/" + product;
			other.form("PUT", path, "quantity=1").send().isProblem(404);
			other.form("PUT", path, "price=$1").send().isProblem(404);
			other.delete(path).send().isProblem(404);
			other.form("POST", path + "/options", "options=").send().isProblem(404);
			other.form("POST", path + "/categories", "categories=a").send().isProblem(404);
			other.form("POST", path + "/videos", "video=https://vimeo.com/1").send().isProblem(404);
			other.delete(path + "/images/" + "0".repeat(32)).send().isProblem(404);
		}
	}

	@Test
	void aDeletedProductIsGoneAndItsSlugIsFree() {
		create();

		assertThat(this.api.delete(SWEATER).send().is(200).text()).isEqualTo("true");
		this.api.form("PUT", SWEATER, "quantity=1").send().isProblem(404);
		assertThat(create()).isNotBlank();
		this.api.form("PUT", SWEATER, "quantity=1").send().is(200);
	}

	@Test
	void categoriesAreReplacedAndLeft() {
		create();

		assertThat(this.api.form("POST", SWEATER + "/categories", "categories=sweater, warm, clothing")
			.send()
			.is(200)
			.json()).isEqualTo(Json.parse("""
					[{"name":"sweater","slug":"sweater"},{"name":"warm","slug":"warm"},
					{"name":"clothing","slug":"clothing"}]"""));
		assertThat(this.api.delete(SWEATER + "/categories/warm").send().is(200).text()).isEqualTo("true");
		this.api.delete(SWEATER + "/categories/warm").send().isProblem(404);
		assertThat(this.api.form("POST", SWEATER + "/categories", "categories=").send().is(200).json()).isEmpty();
		this.api.form("POST", SWEATER + "/categories").send().isRefusedAt("/categories");
	}

	@ParameterizedTest
	@ValueSource(strings = { "options", "extras" })
	void optionsAndExtrasAreReplacedChangedAndDeleted(String list) {
		create();
		String path = SWEATER + "/" + list;

		JsonNode first = this.api.form("POST", path, list
				+ "=[{\"surcharge\": 4, \"quantity\": -1, \"metadata\": {\"Color\": \"Green\", \"Size\": \"Small\"}}]")
			.send()
			.is(200)
			.json();
		String key = Json.string(first.get(0), "key");
		assertThat(first).hasSize(1);
		assertThat(Json.string(first.get(0), "surcharge")).isEqualTo("$4.00");

		JsonNode both = this.api.form("POST", path,
				list + "=[{\"surcharge\": 2, \"quantity\": 1, \"metadata\": {\"Color\": \"Red\"}}, {\"surcharge\": 0,"
						+ " \"quantity\": 5, \"metadata\": {\"Color\": \"Green\"}, \"id\": \"" + key + "\"}]")
			.send()
			.is(200)
			.json();
		assertThat(both).hasSize(2);
		assertThat(Json.string(both.get(1), "key")).isEqualTo(key);

		JsonNode changed = this.api.form("PUT", path + "/" + key, "quantity=19", "surcharge=5.49")
			.send()
			.is(200)
			.json();
		assertThat(changed).hasSize(1);
		assertThat(Json.string(changed.get(0), "surcharge")).isEqualTo("$5.49");
		assertThat(changed.get(0).required("quantity").intValue()).isEqualTo(19);

		assertThat(this.api.delete(path + "/" + key).send().is(200).text()).isEqualTo("true");
		this.api.delete(path + "/" + key).send().isProblem(404);
		this.api.form("PUT", path + "/" + key, "quantity=1").send().isProblem(404);
		JsonNode reset = this.api.form("POST", path, list + "=").send().is(200).json();
		assertThat(reset).hasSize(list.equals("options") ? 1 : 0);
	}

	@Test
	void faultsOfOptionsNameTheirPlaces() {
		create();

		this.api
			.form("POST", SWEATER + "/options",
					"options=[{\"surcharge\": -1, \"quantity\": -2, \"metadata\": {}},"
							+ "{\"surcharge\": 1.001, \"quantity\": 1, \"metadata\": {\"a\": \"b\"}, \"id\": \""
							+ UNKNOWN + "\"}]")
			.send()
			.isRefusedAt("/options/0/surcharge", "/options/0/quantity", "/options/0/metadata", "/options/1/surcharge",
					"/options/1/id");
		this.api.form("POST", SWEATER + "/extras", "extras=[{\"metadata\": \"Glitter\": \"a lot\"}}]")
			.send()
			.isRefusedAt("/extras");
		this.api.form("POST", SWEATER + "/options", "extras=[]").send().isRefusedAt("/options", "/extras");
	}

	@Test
	void theQuantityOfAProductWithSeveralOptionsIsAConflict() {
		create();
		this.api
			.form("POST", SWEATER + "/options",
					"options=[{\"surcharge\":0,\"quantity\":1,\"metadata\":{\"a\":\"b\"}},"
							+ "{\"surcharge\":0,\"quantity\":1,\"metadata\":{\"a\":\"c\"}}]")
			.send()
			.is(200);

		this.api.form("PUT", SWEATER, "quantity=1").send().isProblem(409);
	}

	@Test
	void videosAreFetchedMovedAndDeleted() {
		create();

		JsonNode video = this.api.form("POST", SWEATER + "/videos", "video=http://vimeo.com/73781961")
			.send()
			.is(200)
			.json();
		assertThat(Json.string(video, "id")).isEqualTo("73781961");
		assertThat(Json.string(video, "type")).isEqualTo("vimeo");
		assertThat(Json.string(video, "url")).isEqualTo("http://vimeo.com/73781961");
		assertThat(video.has("thumb_url")).isTrue();
		assertThat(this.api.form("PUT", SWEATER + "/videos/73781961", "order=2").send().is(200).text())
			.isEqualTo("true");
		assertThat(this.api.delete(SWEATER + "/videos/73781961").send().is(200).text()).isEqualTo("true");
		this.api.delete(SWEATER + "/videos/73781961").send().isProblem(404);
		this.api.form("PUT", SWEATER + "/videos/73781961", "order=2").send().isProblem(404);
		this.api.form("POST", SWEATER + "/videos", "video=https://example.org/v").send().isRefusedAt("/video");
		this.api.form("PUT", SWEATER + "/images/" + "0".repeat(32), "order=x").send().isRefusedAt("/order");
	}

	@Test
	void aRepeatedFormHasOneEffectWhateverItsBoundary() {
		Answer first = this.api.form("POST", PRODUCTS, "name=Mug", "price=7").idempotencyKey("k1").send().is(201);
		Answer again = this.api.form("POST", PRODUCTS, "name=Mug", "price=7").idempotencyKey("k1").send().is(201);

		assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		assertThat(Json.string(again.json(), "key")).isEqualTo(Json.string(first.json(), "key"));
		this.api.form("POST", PRODUCTS, "name=Mug", "price=8").idempotencyKey("k1").send().isProblem(422);
	}

	@Test
	void aRepetitionIsRecognisedAfterTheProductIsGone() {
		create();
		this.api.form("PUT", SWEATER, "quantity=1").idempotencyKey("k2").send().is(200);
		this.api.delete(SWEATER).send().is(200);

		Answer again = this.api.form("PUT", SWEATER, "quantity=1").idempotencyKey("k2").send().is(200);

		assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
	}

	@Test
	void aWriteDependsOnTheVersionThatTheClientHasSeen() {
		create();
		String etag = this.api.form("PUT", SWEATER, "quantity=1").send().is(200).etag();

		this.api.form("PUT", SWEATER, "quantity=2").ifMatch(etag).send().is(200);
		this.api.form("PUT", SWEATER, "quantity=3").ifMatch(etag).send().isProblem(412);
		this.api.delete(SWEATER).ifMatch(etag).send().isProblem(412);
	}

	@Test
	void aMinimalAnswerTellsWhereTheProductIs() {
		Answer created = this.api.form("POST", PRODUCTS, "name=Mug", "price=7").prefer("return=minimal").send().is(201);
		String path = created.requiredHeader("Location");

		assertThat(created.body()).isEmpty();
		assertThat(path).startsWith(PRODUCTS + "/");
		assertThat(this.api.form("PUT", path, "quantity=1").prefer("return=minimal").send().is(204).body()).isEmpty();
	}

	@Test
	void frozenDetailsCannotBeWritten() {
		create();
		this.merchant.operator()
			.patch("/admin/organizations/" + this.merchant.organizationId(), Json.object("details", "frozen"))
			.send()
			.is(200);

		this.api.form("PUT", SWEATER, "quantity=1").send().isProblem(409);
		this.api.form("PUT", SWEATER, "order=1").send().isProblem(409);
		this.api.form("POST", SWEATER + "/categories", "categories=a").send().isProblem(409);
		this.api.form("POST", SWEATER + "/videos", "video=https://vimeo.com/1").send().isProblem(409);
	}

	@Test
	void aStorefrontKeyWritesNothing() {
		create();

		this.merchant.storefront().form("POST", PRODUCTS, "name=Mug", "price=7").send().isProblem(403);
		this.merchant.storefront().form("PUT", SWEATER, "quantity=1").send().isProblem(403);
	}

	private String create() {
		return this.api.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00")
			.send()
			.is(201)
			.requiredHeader("Location")
			.substring(PRODUCTS.length() + 1);
	}

}
