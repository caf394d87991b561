package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** That requests and answers are what the API's description says. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedAnswersTests {

	private static final String DOCUMENT = "https://warelog.example/openapi.json";

	private final Merchant merchant = Merchant.fresh();

	private JsonNode openApi;

	private SchemaRegistry schemas;

	@BeforeAll
	void read() {
		this.openApi = this.merchant.admin().get("/openapi.json").send().is(200).json();
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(registry) -> registry.schemas(Map.of(DOCUMENT, this.openApi.toString())));
	}

	@Test
	void productsAreShownAsDescribed() {
		Answer created = this.merchant.admin()
			.post("/products", Merchant.mug("recurring", true, "billing_cycle", "monthly", "image_url",
					"https://example.org/mug.png", "fee_type_ids", List.of(this.merchant.createsFeeType("Delivery"))))
			.send();
		String path = "/products/" + Json.string(created.data(), "product_id");

		isAsDescribed("post", "/products", created);
		isAsDescribed("get", "/products/{id}", this.merchant.admin().get(path).send());
		isAsDescribed("patch", "/products/{id}",
				this.merchant.admin().patch(path, Json.object("image_url", null, "recurring", false)).send());
		isAsDescribed("post", "/products/{id}/archive", this.merchant.admin().post(path + "/archive").send());
		isAsDescribed("post", "/products/{id}/unarchive", this.merchant.admin().post(path + "/unarchive").send());
		isAsDescribed("post", "/products/{id}/revert",
				this.merchant.admin().post(path + "/revert", Json.object("to", 1)).send());
		isAsDescribed("get", "/products", this.merchant.admin().get("/products?limit=1").send());
		hasExactly("Product", created.data());
	}

	@Test
	void uploadsAreAnsweredAsDescribed() {
		Api api = this.merchant.admin();
		String path = this.merchant.createsAt();

		isAsDescribed("put", "/products/{id}/images",
				api.request("PUT", path + "/images", BodyPublishers.noBody()).send());
		isAsDescribed("post", "/api/v1/products/{product}/images",
				new Form().with("image", "a.png", "image/png", Picture.of("png", 10, 10))
					.post(api, "/api/v1" + path + "/images")
					.send());
		isAsDescribed("post", "/api/v1/products/{product}/images",
				api.post("/api/v1" + path + "/images", Json.object("images", List.of("/a.png"))).send());
		isAsDescribed("get", "/api/v1/callback_secret", api.get("/api/v1/callback_secret").send());
	}

	@Test
	void pagesReadByCursorAreAsDescribed() {
		Merchant other = Merchant.fresh();
		other.creates();
		other.creates();
		String cursor = Json.string(other.admin().get("/products?limit=1").send().is(200).meta(), "next_cursor");

		isAsDescribed("get", "/products", other.admin().get("/products?limit=1&cursor=" + cursor).send());
	}

	@Test
	void changesAreToldAsDescribed() {
		Merchant other = Merchant.fresh();
		other.admin().patch(other.createsAt(), Json.object("price", 11)).send().is(200);
		Answer page = other.admin().get("/events").send();

		isAsDescribed("get", "/events", page);
		hasExactly("ProductChangeEvent", page.data().get(0));
		hasExactly("ProductChange", page.data().get(0).required("data"));
		assertThat(validate("#/paths/~1events/get/responses/200/content/application~1cloudevents-batch+json/schema",
				page.data()))
			.isEmpty();
	}

	@Test
	void storeProductsAreShownAsDescribed() {
		Api api = Merchant.fresh().admin();
		String path = "/api/v1/products/described";
		api.form("POST", "/api/v1/products", "name=Described", "price=$5", "cost=3", "weight=1.5", "categories=Warm",
				"name_short=D", "option_style=single",
				"form={\"name\": \"f\", \"fields\": [{\"label\": \"l\", \"type\": \"text\"}]}",
				"extras=[{\"surcharge\": 1, \"quantity\": 2, \"metadata\": {\"Gift\": \"yes\"}}]",
				"videos=[\"https://vimeo.com/73781961\"]", "images=[\"https://img.example.com/a.png\"]")
			.send()
			.is(201);
		api.form("POST", "/api/v1/products", "name=Plain", "price=5").send().is(201);

		for (String product : List.of("described", "plain")) {
			isAsDescribed("get", "/api/v1/products/{segment}", api.get("/api/v1/products/" + product).send());
		}
		isAsDescribed("get", "/api/v1/products/{segment}", api.get("/api/v1/products/warm").send());
		isAsDescribed("get", "/api/v1/products", api.get("/api/v1/products").send());
		isAsDescribed("get", "/api/v1/categories", api.get("/api/v1/categories").send());
		hasExactly("StoreProduct", api.get(path).send().json());
		Answer illustrated = api.get("/products/" + Json.string(api.get(path).send().json(), "key")).send();
		JsonNode image = illustrated.data().at("/images/0");
		isAsDescribed("get", "/products/{id}", illustrated);
		hasExactly("ProductImage", image);
		isAsDescribed("get", "/api/v1/products/{product}/images/{key}",
				api.get(path + "/images/" + Json.string(image, "image_id")).send());
		for (String part : List.of("options", "extras", "images", "videos")) {
			isAsDescribed("get", "/api/v1/products/{product}/" + part, api.get(path + "/" + part).send());
		}
		isAsDescribed("get", "/api/v1/products/{product}/categories", api.get(path + "/categories").send());
		isAsDescribed("get", "/api/v1/products/{product}/categories/{slug}", api.get(path + "/categories/warm").send());
		isAsDescribed("get", "/api/v1/products/{product}/videos/{key}", api.get(path + "/videos/73781961").send());
		for (String part : List.of("options", "extras")) {
			String key = Json.string(api.get(path + "/" + part).send().json().get(0), "key");
			isAsDescribed("get", "/api/v1/products/{product}/" + part + "/{key}",
					api.get(path + "/" + part + "/" + key).send());
		}
	}

	@Test
	void historiesAreShownAsDescribed() {
		Api admin = this.merchant.admin();
		String path = this.merchant.createsAt();
		admin.patch(path, Json.object("price", 11, "description", "Blue")).send().is(200);
		admin
			.post("/api/v1" + path + "/extras",
					"{\"extras\":[{\"surcharge\":1,\"quantity\":2,\"metadata\":{\"Gift\":\"yes\"}}]}")
			.send()
			.is(200);
		Answer history = admin.get(path + "/history").send();
		Answer prices = admin.get(path + "/price-history").send();

		isAsDescribed("get", "/products/{id}/history", history);
		isAsDescribed("get", "/products/{id}/history", admin.get(path + "/history?limit=1").send());
		isAsDescribed("get", "/products/{id}/diff", admin.get(path + "/diff?from=1").send());
		isAsDescribed("get", "/products/{id}/price-history", prices);
		isAsDescribed("get", "/products/{id}", admin.get(path + "?as_of=1").send());
		isAsDescribed("get", "/api/v1/products/{segment}", admin.get("/api/v1" + path + "?as_of=1").send());
		isAsDescribed("get", "/products", admin.get("/products?as_of=2999-01-01T00:00:00Z").send());
		isAsDescribed("get", "/api/v1/products", admin.get("/api/v1/products?as_of=2999-01-01T00:00:00Z").send());
		hasExactly("HistoryEntry", history.data().get(0));
		hasExactly("PriceHistory", prices.data());
		hasExactly("PricePeriod", prices.data().at("/prices/0"));
	}

	@Test
	void feeTypesAreShownAsDescribed() {
		Answer added = this.merchant.admin().post("/fee-types", Json.object("name", "Setup")).send();
		String path = "/fee-types/" + Json.string(added.data(), "fee_type_id");

		isAsDescribed("post", "/fee-types", added);
		isAsDescribed("get", "/fee-types/{id}", this.merchant.admin().get(path).send());
		isAsDescribed("patch", "/fee-types/{id}",
				this.merchant.admin().patch(path, Json.object("name", "Installation")).send());
		isAsDescribed("get", "/fee-types", this.merchant.admin().get("/fee-types").send());
		hasExactly("FeeType", added.data());
	}

	@Test
	void taxGroupsAreShownAsDescribed() {
		Api admin = this.merchant.admin();
		Answer added = admin.post("/api/v1/tax_groups", """
				{"name":"Goods","taxes":[{"country":"US","rate":6,"region":"MN"},{"country":"CA","rate":"2.30%"}]}""")
			.send();
		String path = added.requiredHeader("Location");

		isAsDescribed("post", "/api/v1/tax_groups", added);
		isAsDescribed("get", "/api/v1/tax_groups/{id}", admin.get(path).send());
		isAsDescribed("put", "/api/v1/tax_groups/{id}", admin.put(path, "{\"name\":\"Things\"}").send());
		isAsDescribed("get", "/api/v1/tax_groups", admin.get("/api/v1/tax_groups").send());
		isAsDescribed("delete", "/api/v1/tax_groups/{id}", admin.delete(path).send());
		hasExactly("TaxGroup", added.json());
		hasExactly("Tax", added.json().at("/taxes/0"));
	}

	@Test
	void shippingGroupsAreShownAsDescribed() {
		Api admin = this.merchant.admin();
		Answer added = admin.post("/api/v1/shipping_groups", """
				{"name":"Post","options":[{"name":"Pick up"},{"name":"Parcel","per_cart_type":"flat_fee",
				"per_cart_rate":"$5.00","per_item_type":"percentage","per_item_rate":2}]}""").send();
		String path = added.requiredHeader("Location");

		isAsDescribed("post", "/api/v1/shipping_groups", added);
		isAsDescribed("get", "/api/v1/shipping_groups/{id}", admin.get(path).send());
		isAsDescribed("put", "/api/v1/shipping_groups/{id}", admin.put(path, "{\"name\":\"Mail\"}").send());
		isAsDescribed("get", "/api/v1/shipping_groups", admin.get("/api/v1/shipping_groups").send());
		isAsDescribed("delete", "/api/v1/shipping_groups/{id}", admin.delete(path).send());
		hasExactly("ShippingGroup", added.json());
		hasExactly("ShippingOption", added.json().at("/options/1"));
	}

	@Test
	void whatIsSentForGroupsIsDescribed() {
		String tax = "#/components/schemas/NewTaxGroup";
		assertThat(validate(tax, Json.parse("{\"name\":\"a\",\"taxes\":[{\"country\":\"US\",\"rate\":6}]}"))).isEmpty();
		assertThat(validate(tax, Json.parse("{\"name\":\"a\",\"taxes\":[{\"country\":\"US\",\"rate\":\"6%\"}]}")))
			.isEmpty();
		assertThat(validate(tax, Json.parse("{\"name\":\"a\",\"taxes\":[{\"rate\":6}]}"))).isNotEmpty();
		String shipping = "#/components/schemas/ShippingGroupChange";
		assertThat(validate(shipping, Json.parse("{\"options\":[{\"id\":1,\"per_cart_rate\":null}]}"))).isEmpty();
		assertThat(validate(shipping, Json.parse("{\"options\":[{\"id\":1,\"per_cart_type\":\"free\"}]}")))
			.isNotEmpty();
	}

	@Test
	void merchantsAndOrganizationsAreShownAsDescribed() {
		Api operator = this.merchant.operator();
		String path = "/admin/merchants/" + this.merchant.id();
		String organization = "/admin/organizations/" + this.merchant.organizationId();
		Answer read = operator.get(path).send();
		Answer readOrganization = operator.get(organization).send();

		isAsDescribed("get", "/admin/merchants/{id}", read);
		isAsDescribed("patch", "/admin/merchants/{id}",
				operator.patch(path, Json.object("storefront_url", "https://example.org/", "weight_unit", "lb"))
					.send());
		isAsDescribed("get", "/admin/merchants", operator.get("/admin/merchants").send());
		isAsDescribed("post", "/admin/merchants",
				operator
					.post("/admin/merchants",
							Json.object("name", "Shop", "organization", this.merchant.organizationId(), "currency",
									"EUR"))
					.send());
		isAsDescribed("get", "/admin/organizations/{id}", readOrganization);
		isAsDescribed("patch", "/admin/organizations/{id}",
				operator.patch(organization, Json.object("details", "editable")).send());
		isAsDescribed("get", "/admin/organizations", operator.get("/admin/organizations").send());
		hasExactly("Merchant", read.data());
		hasExactly("Organization", readOrganization.data());
	}

	@Test
	void keysAreShownAsDescribed() {
		Api operator = this.merchant.operator();
		String path = "/admin/merchants/" + this.merchant.id() + "/keys";
		Answer issued = operator.post(path, Json.object("expires_at", "2999-12-31T23:59:59Z")).send();
		Answer read = operator.get("/admin/keys/" + Json.string(issued.data(), "key_id")).send();

		isAsDescribed("post", "/admin/merchants/{id}/keys", issued);
		isAsDescribed("get", "/admin/merchants/{id}/keys", operator.get(path).send());
		isAsDescribed("get", "/admin/keys/{id}", read);
		hasExactly("Key", read.data());
	}

	@Test
	void readModelsAreShownAsDescribed() {
		Api operator = this.merchant.operator();
		Answer begun = operator.post("/admin/projections/directory/rebuild").send();

		isAsDescribed("post", "/admin/projections/{name}/rebuild", begun);
		isAsDescribed("get", "/admin/projections", operator.get("/admin/projections").send());
		isAsDescribed("get", "/admin/dead-letters", operator.get("/admin/dead-letters").send());
		isAsDescribed("post", "/admin/dead-letters/retry", operator.post("/admin/dead-letters/retry").send());
		hasExactly("Projection", begun.data());
		Rebuilds.until(operator, "directory", (directory) -> directory.required("rebuild").isNull());
	}

	@Test
	void problemsAreAsDescribed() {
		Answer refused = this.merchant.admin().post("/products", Json.object("price", "ten")).send();

		assertThat(refused.status()).isEqualTo(422);
		assertThat(validate("#/components/schemas/Problem", refused.json())).isEmpty();
		isAsDescribed("get", "/problems/{name}", this.merchant.admin().get("/problems/unprocessable").send());
	}

	@Test
	void theExamplesOfRequestsAreTaken() {
		JsonNode body = this.openApi.at("/paths/~1products/post/requestBody/content/application~1json");

		assertThat(body.required("examples")).isNotEmpty().allSatisfy((example) -> {
			JsonNode value = example.required("value");
			assertThat(value.isObject()).isTrue();
			assertThat(validate("#/components/schemas/NewProduct", value)).isEmpty();
			this.merchant.admin().post("/products", value).send().is(201);
		});
	}

	@Test
	void whatNoRequestMayHaveIsNotDescribedEither() {
		assertThat(validate("#/components/schemas/NewProduct", Merchant.mug("unknown", 1))).isNotEmpty();
		assertThat(validate("#/components/schemas/NewProduct", Merchant.mug("price", 0))).isNotEmpty();
		assertThat(validate("#/components/schemas/ProductPatch", Json.object("name", null))).isNotEmpty();
		assertThat(validate("#/components/schemas/ProductPatch", Json.object("description", null))).isEmpty();
	}

	/**
	 * The answer's status is described, and its body and header are as described there.
	 */
	private void isAsDescribed(String method, String path, Answer answer) {
		String pointer = "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + answer.status();
		JsonNode response = this.openApi.at(pointer);

		assertThat(answer.status()).isBetween(200, 299);
		assertThat(response.path("content").path("application/json").path("schema").isObject()).as(pointer).isTrue();
		assertThat(validate("#" + pointer + "/content/application~1json/schema", answer.json())).as(pointer).isEmpty();
		for (String header : List.of("ETag", "Location", "Link", "X-Total-Count", "X-Request-Id")) {
			if (answer.header(header).isPresent()) {
				assertThat(response.path("headers").has(header)).as(pointer + " " + header).isTrue();
			}
		}
	}

	/** The resource has all properties that are described and no other. */
	private void hasExactly(String schema, JsonNode resource) {
		JsonNode properties = this.openApi.at("/components/schemas/" + schema + "/properties");

		assertThat(resource.propertyNames()).containsExactlyInAnyOrderElementsOf(properties.propertyNames());
	}

	private List<?> validate(String reference, JsonNode value) {
		// braces are no part of a URI
		String fragment = reference.replace("{", "%7B").replace("}", "%7D");
		Schema schema = this.schemas.getSchema(SchemaLocation.of(DOCUMENT + fragment));
		return schema.validate(value.toString(), InputFormat.JSON);
	}

}
