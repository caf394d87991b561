package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Two merchants never see or touch what is the other's. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTests {

	private final Merchant owner = Merchant.fresh();

	private final String product = this.owner.createsAt("name", "Secret", "recurring", true, "billing_cycle", "daily");

	private final String feeType = this.owner.createsFeeType("Secret fee");

	private final String taxGroup = this.owner.admin()
		.post("/api/v1/tax_groups", "{\"name\":\"Secret taxes\"}")
		.send()
		.is(201)
		.text();

	private final String shippingGroup = this.owner.admin()
		.post("/api/v1/shipping_groups", "{\"name\":\"Secret ways\"}")
		.send()
		.is(201)
		.text();

	/** Who else there is. */
	enum Other {

		OF_ANOTHER_ORGANIZATION, OF_THE_SAME_ORGANIZATION

	}

	private Merchant stranger(Other other) {
		return (other == Other.OF_ANOTHER_ORGANIZATION) ? Merchant.fresh()
				: Merchant.of(this.owner.operator(), this.owner.organizationId());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | {product}           |
			PATCH  | {product}           | {"is_active":false}
			PATCH  | {product}           | {"name":"Stolen"}
			DELETE | {product}           |
			POST   | {product}/archive   |
			POST   | {product}/unarchive |
			GET    | {product}?as_of=1   |
			GET    | {product}?as_of=2999-01-01T00:00:00Z |
			GET    | {product}/history   |
			GET    | {product}/history?offset=5 |
			GET    | {product}/diff?from=1 |
			GET    | {product}/price-history |
			GET    | /api/v1{product}?as_of=1 |
			GET    | /api/v1/products/secret?as_of=1 |
			POST   | {product}/revert    | {"to":1}
			POST   | {product}/revert    | {"to":99}
			GET    | /fee-types/{fee}    |
			PATCH  | /fee-types/{fee}    | {"name":"Stolen"}
			DELETE | /fee-types/{fee}    |
			GET    | /api/v1{product}    |
			GET    | /api/v1/products/secret |
			PUT    | /api/v1{product}    | {"name":"Stolen"}
			PUT    | /api/v1/products/secret | {"name":"Stolen"}
			DELETE | /api/v1{product}    |
			DELETE | /api/v1/products/secret |
			GET    | /api/v1{product}/options |
			POST   | /api/v1{product}/options | {"options":[]}
			PUT    | /api/v1{product}/options/{option} | {"quantity":1}
			DELETE | /api/v1{product}/options/{option} |
			GET    | /api/v1{product}/options/{option} |
			GET    | /api/v1{product}/extras |
			POST   | /api/v1{product}/extras | {"extras":[]}
			GET    | /api/v1{product}/extras/{option} |
			PUT    | /api/v1{product}/extras/{option} | {"quantity":1}
			DELETE | /api/v1{product}/extras/{option} |
			GET    | /api/v1{product}/categories |
			GET    | /api/v1{product}/categories/stolen |
			DELETE | /api/v1{product}/categories/stolen |
			GET    | /api/v1{product}/images/stolen |
			PUT    | /api/v1{product}/images/stolen | {"order":0}
			DELETE | /api/v1{product}/images/stolen |
			GET    | /api/v1{product}/videos/stolen |
			PUT    | /api/v1{product}/videos/stolen | {"order":0}
			DELETE | /api/v1{product}/videos/stolen |
			POST   | /api/v1{product}/categories | {"categories":"Stolen"}
			GET    | /api/v1{product}/images |
			PUT    | {product}/images    |
			POST   | /api/v1{product}/images | {"images":["https://img.example.com/a.png"]}
			POST   | /api/v1/products/secret/images | {"images":["/etc/passwd"]}
			GET    | /api/v1{product}/videos |
			POST   | /api/v1{product}/videos | {"video":"http://vimeo.com/1"}
			GET    | /api/v1/tax_groups/1 |
			PUT    | /api/v1/tax_groups/1 | {"name":"Stolen"}
			DELETE | /api/v1/tax_groups/1 |
			GET    | /api/v1/shipping_groups/1 |
			PUT    | /api/v1/shipping_groups/1 | {"name":"Stolen"}
			DELETE | /api/v1/shipping_groups/1 |
			""")
	void everyRouteAnswersAsIfTheOthersDidNotExist(String method, String route, String body) {
		String path = route.replace("{product}", this.product)
			.replace("{option}", UUID.randomUUID().toString())
			.replace("{fee}", this.feeType);
		JsonNode before = this.owner.reads(this.product);
		for (Other other : Other.values()) {
			if (other == Other.OF_THE_SAME_ORGANIZATION && route.startsWith("/fee-types")) {
				continue;
			}
			Merchant stranger = stranger(other);
			Answer answer = ((body != null) ? stranger.admin().send(method, path, body)
					: stranger.admin().request(method, path, BodyPublishers.noBody()))
				.send();
			answer.isProblem(404);
			assertThat(answer.text()).doesNotContain("Secret", this.owner.id());
		}
		assertThat(this.owner.reads(this.product)).isEqualTo(before);
		assertThat(Json.string(this.owner.reads("/fee-types/" + this.feeType), "name")).isEqualTo("Secret fee");
		assertThat(this.owner.admin().get("/api/v1/tax_groups").send().text()).isEqualTo("[" + this.taxGroup + "]");
		assertThat(this.owner.admin().get("/api/v1/shipping_groups").send().text())
			.isEqualTo("[" + this.shippingGroup + "]");
	}

	@ParameterizedTest
	@EnumSource
	void listsAndCountsNeverShowTheOthers(Other other) {
		Merchant stranger = stranger(other);
		for (Api api : List.of(stranger.admin(), stranger.storefront())) {
			for (String query : List.of("", "?limit=1", "?offset=0", "?q=secret", "?is_active=true", "?archived=false",
					"?recurring=true", "?currency_code=USD", "?price_min=0.01&currency_code=USD",
					"?created_from=2020-01-01T00:00:00Z", "?sort=name", "?sort=-price")) {
				Answer list = api.get("/products" + query).send().is(200);

				assertThat(list.data()).as(query).isEmpty();
				assertThat(list.meta().required("total_count").intValue()).as(query).isZero();
				assertThat(list.requiredHeader("X-Total-Count")).as(query).isEqualTo("0");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void storeListsNeverShowTheOthers(Other other) {
		Merchant stranger = stranger(other);
		for (Api api : List.of(stranger.admin(), stranger.storefront())) {
			for (String query : List.of("/products", "/products?page=0", "/products?q=secret",
					"/products?status=available", "/products?sort=-name", "/categories")) {
				Answer list = api.get("/api/v1" + query).send().is(200);

				assertThat(list.text()).as(query).isEqualTo("[]");
				assertThat(list.requiredHeader("X-Total-Count")).as(query).isEqualTo("0");
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void groupsOfOthersAreNotListed(Other other) {
		Merchant stranger = stranger(other);
		for (Api api : List.of(stranger.admin(), stranger.storefront())) {
			for (String path : List.of("/api/v1/tax_groups", "/api/v1/shipping_groups")) {
				Answer list = api.get(path).send().is(200);

				assertThat(list.text()).isEqualTo("[]");
				assertThat(list.requiredHeader("X-Total-Count")).isEqualTo("0");
			}
		}
	}

	@Test
	void anotherOrganizationsFeeTypesAreNotListedAndCannotBeAssigned() {
		Merchant stranger = stranger(Other.OF_ANOTHER_ORGANIZATION);

		assertThat(stranger.admin().get("/fee-types").send().is(200).data()).isEmpty();
		stranger.admin()
			.post("/products", Merchant.mug("fee_type_ids", List.of(this.feeType)))
			.send()
			.isRefusedAt("/fee_type_ids/0");
	}

	@Test
	void theFeeTypesOfAnOrganizationAreSharedByItsMerchants() {
		Merchant sister = stranger(Other.OF_THE_SAME_ORGANIZATION);

		assertThat(Json.strings(sister.admin().get("/fee-types").send().is(200).data(), "fee_type_id"))
			.contains(this.feeType);
		sister.creates("fee_type_ids", List.of(this.feeType));
	}

	@Test
	void oneIdempotencyKeyOfTwoMerchantsIsTwoKeys() {
		String key = "shared-" + Merchant.unique();
		Merchant stranger = stranger(Other.OF_THE_SAME_ORGANIZATION);

		Answer first = Merchant.fresh().admin().post("/products", Merchant.mug()).idempotencyKey(key).send().is(201);
		Answer second = stranger.admin().post("/products", Merchant.mug()).idempotencyKey(key).send().is(201);

		assertThat(second.header("Idempotency-Replayed")).isEmpty();
		assertThat(Json.string(second.data(), "product_id")).isNotEqualTo(Json.string(first.data(), "product_id"));
		assertThat(Json.string(second.data(), "merchant_id")).isEqualTo(stranger.id());
	}

}
