package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The policy of an organization under which only {@code is_active} may change. */
@OverHttp
class FrozenDetailsTests {

	private final Merchant merchant = Merchant.fresh();

	private final String path = this.merchant.createsAt();

	private JsonNode product;

	@BeforeEach
	void freeze() {
		setDetails("frozen");
		this.product = this.merchant.reads(this.path);
	}

	private void setDetails(String details) {
		JsonNode organization = this.merchant.operator()
			.patch("/admin/organizations/" + this.merchant.organizationId(), Json.object("details", details))
			.send()
			.is(200)
			.data();
		assertThat(Json.string(organization, "details")).isEqualTo(details);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"Cup\"}", "{\"description\":\"New\"}", "{\"price\":11}",
			"{\"price\":11,\"currency_code\":\"EUR\"}", "{\"image_url\":\"https://example.com/a.png\"}",
			"{\"display_on_storefront\":false}", "{\"recurring\":true,\"billing_cycle\":\"daily\"}",
			"{\"is_active\":false,\"name\":\"Cup\"}" })
	void aChangeOfDetailsIsRefusedWhole(String change) {
		Answer refusal = this.merchant.admin().patch(this.path, change).send().isProblem(409);

		assertThat(Json.string(refusal.json(), "type")).endsWith("/product-details-frozen");
		assertThat(this.merchant.reads(this.path)).isEqualTo(this.product);
	}

	@Test
	void theFeeTypesAreDetailsToo() {
		String feeType = this.merchant.createsFeeType("Service");

		this.merchant.admin().patch(this.path, Json.object("fee_type_ids", List.of(feeType))).send().isProblem(409);
	}

	@Test
	void badInputIsBadInputAlsoWhenFrozen() {
		this.merchant.admin().patch(this.path, "{\"price\":-1}").send().isRefusedAt("/price");
	}

	@Test
	void theActiveStatusMayChange() {
		JsonNode inactive = this.merchant.admin().patch(this.path, "{\"is_active\":false}").send().is(200).data();
		JsonNode active = this.merchant.admin().patch(this.path, "{\"is_active\":true}").send().is(200).data();

		assertThat(inactive.required("is_active").booleanValue()).isFalse();
		assertThat(active.required("is_active").booleanValue()).isTrue();
	}

	@Test
	void productsCanStillBeCreatedArchivedAndDeleted() {
		String created = this.merchant.createsAt();

		this.merchant.admin().post(created + "/archive").send().is(200);
		this.merchant.admin().post(created + "/unarchive").send().is(200);
		this.merchant.admin().delete(created).send().is(204);
	}

	@Test
	void thePolicyIsThatOfEveryMerchantOfTheOrganizationAndOfNoOther() {
		Merchant sister = Merchant.of(this.merchant.operator(), this.merchant.organizationId());
		Merchant stranger = Merchant.fresh();

		sister.admin().patch(sister.createsAt(), "{\"name\":\"Cup\"}").send().isProblem(409);
		stranger.admin().patch(stranger.createsAt(), "{\"name\":\"Cup\"}").send().is(200);
	}

	@Test
	void editableAgainTheDetailsMayChange() {
		setDetails("editable");

		JsonNode changed = this.merchant.admin().patch(this.path, "{\"name\":\"Cup\"}").send().is(200).data();

		assertThat(Json.string(changed, "name")).isEqualTo("Cup");
	}

}
