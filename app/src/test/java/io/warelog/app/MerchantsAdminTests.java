package io.warelog.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /admin/merchants} and {@code /admin/organizations}. */
@OverHttp
class MerchantsAdminTests {

	private final Api operator = RunningWarelog.shared().operator();

	private final String name = "merchant-" + Merchant.unique();

	private final String organization = "organization-" + Merchant.unique();

	@Test
	void aMerchantIsMadeTogetherWithItsOrganization() {
		Answer answer = this.operator
			.post("/admin/merchants",
					Json.object("name", this.name, "organization", this.organization, "currency", "XOF",
							"storefront_url", "https://shop.example.com/", "weight_unit", "lb"))
			.send()
			.is(201);

		JsonNode merchant = answer.data();
		assertThat(merchant.propertyNames()).containsExactlyInAnyOrder("merchant_id", "organization_id", "name",
				"currency", "storefront_url", "weight_unit", "created_at", "version");
		assertThat(UUID.fromString(Json.string(merchant, "merchant_id"))).isNotNull();
		assertThat(UUID.fromString(Json.string(merchant, "organization_id"))).isNotNull();
		assertThat(Json.string(merchant, "name")).isEqualTo(this.name);
		assertThat(Json.string(merchant, "currency")).isEqualTo("XOF");
		assertThat(Json.string(merchant, "storefront_url")).isEqualTo("https://shop.example.com/");
		assertThat(Json.string(merchant, "weight_unit")).isEqualTo("lb");
		assertThat(Instant.parse(Json.string(merchant, "created_at"))).isNotNull();
		assertThat(merchant.required("version").longValue()).isPositive();
		assertThat(answer.requiredHeader("Location"))
			.endsWith("/admin/merchants/" + Json.string(merchant, "merchant_id"));
		assertThat(list()).contains(merchant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://shop.example.com/?shop=1", "https://shop.example.com/#products" })
	void aStorefrontIsWhereSlugsCanBeAddedTo(String url) {
		create("name", this.name, "organization", this.organization, "currency", "USD", "storefront_url", url)
			.isRefusedAt("/storefront_url");
		this.operator.patch("/admin/merchants/" + Merchant.fresh().id(), Json.object("storefront_url", url))
			.send()
			.isRefusedAt("/storefront_url");
	}

	@Test
	void weightsAreInKilogramsUnlessSaidOtherwise() {
		JsonNode merchant = create("name", this.name, "organization", this.organization, "currency", "USD").is(201)
			.data();

		assertThat(Json.string(merchant, "weight_unit")).isEqualTo("kg");
		assertThat(merchant.required("storefront_url").isNull()).isTrue();
	}

	@Test
	void merchantsShareAnOrganizationByItsNameOrItsId() {
		String first = organizationOf(create("name", this.name, "organization", this.organization, "currency", "USD"));

		String byName = organizationOf(create("name", "b", "organization", this.organization, "currency", "USD"));
		String byId = organizationOf(create("name", "c", "organization", first, "currency", "USD"));
		String other = organizationOf(create("name", "d", "organization", this.organization + "x", "currency", "USD"));

		assertThat(byName).isEqualTo(first);
		assertThat(byId).isEqualTo(first);
		assertThat(other).isNotEqualTo(first);
	}

	@Test
	void ofManyParallelMerchantsOfOneNewOrganizationAllShareIt() {
		List<String> organizations = Parallel.run(16, (i) -> organizationOf(
				create("name", this.name + "-" + i, "organization", this.organization, "currency", "USD")));

		assertThat(organizations).containsOnly(organizations.getFirst());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{"organization":"o","currency":"USD"}                        | /name
			{"name":"","organization":"o","currency":"USD"}              | /name
			{"name":7,"organization":"o","currency":"USD"}               | /name
			{"name":"m","organization":"o","currency":"ZZZ"}             | /currency
			{"name":"m","organization":"o","currency":5}                 | /currency
			{"name":"m","organization":"o","currency":"USD","weight_unit":"stone-age"} | /weight_unit
			{"name":"m","organization":"o","currency":"USD","storefront_url":"ftp://x"} | /storefront_url
			{"name":"m","organization":"o","currency":"USD","colour":1}  | /colour
			{"name":7,"organization":"o","currency":"ZZZ","colour":1}    | /name /currency /colour
			""")
	void aBadMerchantIsRefused(String body, String pointers) {
		List<JsonNode> before = list();

		this.operator.post("/admin/merchants", body).send().isRefusedAt(pointers.split(" "));

		assertThat(list()).containsAll(before).noneMatch((merchant) -> Json.string(merchant, "name").equals("m"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"Renamed\"}", "{\"storefront_url\":\"https://new.example.com/\"}",
			"{\"weight_unit\":\"lb\"}" })
	void aMerchantIsChanged(String change) {
		JsonNode before = create("name", this.name, "organization", this.organization, "currency", "USD").is(201)
			.data();
		String path = "/admin/merchants/" + Json.string(before, "merchant_id");

		JsonNode after = this.operator.patch(path, change).send().is(200).data();

		JsonNode named = Json.parse(change);
		for (String property : before.propertyNames()) {
			if (!property.equals("version")) {
				assertThat(after.required(property)).as(property)
					.isEqualTo(named.has(property) ? named.required(property) : before.required(property));
			}
		}
		assertThat(after.required("version").longValue()).isGreaterThan(before.required("version").longValue());
		assertThat(list()).contains(after).doesNotContain(before);
	}

	@Test
	void aRepeatedCreationMakesOneMerchant() {
		String body = Json.object("name", this.name, "organization", this.organization, "currency", "USD").toString();

		Answer first = this.operator.post("/admin/merchants", body).idempotencyKey(this.name).send().is(201);
		Answer second = this.operator.post("/admin/merchants", body).idempotencyKey(this.name).send().is(201);

		assertThat(second.json()).isEqualTo(first.json());
		assertThat(second.header("Idempotency-Replayed")).hasValue("true");
		assertThat(list()).filteredOn((merchant) -> Json.string(merchant, "name").equals(this.name)).hasSize(1);
	}

	@Test
	void whatDoesNotExistIsNotFound() {
		String unknown = "0f8fad5b-d9cb-469f-a165-70867728950e";

		this.operator.patch("/admin/merchants/" + unknown, "{\"name\":\"x\"}").send().isProblem(404);
		this.operator.post("/admin/merchants/" + unknown + "/keys", "{\"name\":\"x\",\"scopes\":[\"admin\"]}")
			.send()
			.isProblem(404);
		this.operator.patch("/admin/organizations/" + unknown, "{\"details\":\"frozen\"}").send().isProblem(404);
		this.operator.delete("/admin/keys/" + unknown).send().isProblem(404);
	}

	@Test
	void anOrganizationSaysWhetherDetailsMayChange() {
		String id = organizationOf(create("name", this.name, "organization", this.organization, "currency", "USD"));

		JsonNode frozen = this.operator.patch("/admin/organizations/" + id, "{\"details\":\"frozen\"}")
			.send()
			.is(200)
			.data();

		assertThat(frozen.propertyNames()).containsExactlyInAnyOrder("organization_id", "name", "details", "created_at",
				"version");
		assertThat(Json.string(frozen, "organization_id")).isEqualTo(id);
		assertThat(Json.string(frozen, "name")).isEqualTo(this.organization);
		assertThat(Json.string(frozen, "details")).isEqualTo("frozen");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{"details":"melted"}             | /details
			{"details":true}                 | /details
			{"details":null}                 | /details
			{"details":"frozen","colour":1}  | /colour
			""")
	void aBadPolicyIsRefused(String body, String pointer) {
		String id = organizationOf(create("name", this.name, "organization", this.organization, "currency", "USD"));

		this.operator.patch("/admin/organizations/" + id, body).send().isRefusedAt(pointer);
	}

	@Test
	void onlyTheOperatorMayComeHere() {
		Merchant merchant = Merchant.fresh();
		for (Api api : List.of(merchant.admin(), merchant.storefront())) {
			api.get("/admin/merchants").send().isProblem(403);
			api.post("/admin/merchants", "{}").send().isProblem(403);
			api.patch("/admin/merchants/" + merchant.id(), "{\"name\":\"x\"}").send().isProblem(403);
			api.post("/admin/merchants/" + merchant.id() + "/keys", "{\"name\":\"x\",\"scopes\":[\"admin\"]}")
				.send()
				.isProblem(403);
			api.patch("/admin/organizations/" + merchant.organizationId(), "{\"details\":\"frozen\"}")
				.send()
				.isProblem(403);
		}
	}

	private Answer create(Object... namesAndValues) {
		return this.operator.post("/admin/merchants", Json.object(namesAndValues)).send();
	}

	private static String organizationOf(Answer created) {
		return Json.string(created.is(201).data(), "organization_id");
	}

	/** All merchants, through all pages. */
	private List<JsonNode> list() {
		List<JsonNode> merchants = new ArrayList<>();
		Answer page = this.operator.get("/admin/merchants?limit=100").send().is(200);
		Json.stream(page.data()).forEach(merchants::add);
		while (page.links().containsKey("next")) {
			URI next = page.links().get("next");
			page = this.operator.get(next.getRawPath() + "?" + next.getRawQuery()).send().is(200);
			Json.stream(page.data()).forEach(merchants::add);
		}
		return merchants;
	}

}
