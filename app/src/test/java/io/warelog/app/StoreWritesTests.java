package io.warelog.app;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writing products in the store API: what holds for all its writes. What each property
 * and part does is in the tests of its tables.
 */
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
		assertThat(this.api.get(SWEATER).send().is(200).json()).isEqualTo(product);
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
	void itsImagesAreThereTooAndTheFirstStandsInForOneThatIsNotSet() {
		this.api
			.form("POST", PRODUCTS, "name=An ugly sweater", "price=$55.00",
					"images=[\"http://img.example.com/a.jpg\", \"http://img.example.com/b.jpg\"]")
			.send()
			.is(201);
		String path = "/products/" + Json.string(this.api.get(SWEATER).send().json(), "key");
		JsonNode product = this.merchant.reads(path);

		assertThat(Json.string(product, "image_url")).isEqualTo("http://img.example.com/a.jpg");
		assertThat(Json.strings(product.required("images"), "url")).containsExactly("http://img.example.com/a.jpg",
				"http://img.example.com/b.jpg");

		this.api.patch(path, Json.object("image_url", "https://example.com/set.png")).send().is(200);
		assertThat(Json.string(this.merchant.reads(path), "image_url")).isEqualTo("https://example.com/set.png");
		this.api.patch(path, Json.object("image_url", null)).send().is(200);
		assertThat(Json.string(this.merchant.reads(path), "image_url")).isEqualTo("http://img.example.com/a.jpg");

		String first = Json.string(product.at("/images/0"), "image_id");
		this.api.delete(SWEATER + "/images/" + first).send().is(200);
		assertThat(Json.string(this.merchant.reads(path), "image_url")).isEqualTo("http://img.example.com/b.jpg");
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
