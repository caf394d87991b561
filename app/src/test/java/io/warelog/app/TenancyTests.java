package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

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
			GET    | /fee-types/{fee}    |
			PATCH  | /fee-types/{fee}    | {"name":"Stolen"}
			DELETE | /fee-types/{fee}    |
			""")
	void everyRouteAnswersAsIfTheOthersDidNotExist(String method, String route, String body) {
		String path = route.replace("{product}", this.product).replace("{fee}", this.feeType);
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
