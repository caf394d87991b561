package io.warelog.app;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may come in, and by which header. */
@OverHttp
class AuthenticationTests {

	private final RunningWarelog warelog = RunningWarelog.shared();

	private final Merchant merchant = Merchant.fresh();

	@Test
	void aKeyIsTakenFromEitherHeader() {
		String key = Merchant.newKey(this.merchant.operator(), this.merchant.id(), "admin");
		String path = this.merchant.createsAt();

		JsonNode byHeader = this.warelog.api().as(key).get(path).send().is(200).json();
		JsonNode byToken = this.warelog.api().asBearer(key).get(path).send().is(200).json();
		JsonNode byTokenInOtherCase = this.warelog.api()
			.get(path)
			.header("Authorization", "bearer " + key)
			.send()
			.is(200)
			.json();

		assertThat(byHeader).isEqualTo(byToken).isEqualTo(byTokenInOtherCase);
	}

	@Test
	void withoutAKeyNothingIsAnswered() {
		assertUnauthorized(this.warelog.api().get("/products").send());
		assertUnauthorized(this.warelog.api().post("/products", Merchant.mug()).send());
		assertUnauthorized(this.warelog.api().get("/products/no-id").send());
	}

	@Test
	void badInputIsNotJudgedBeforeTheKey() {
		assertUnauthorized(this.warelog.api().post("/products", "{broken").send());
		assertUnauthorized(this.warelog.api().get("/products?limit=0").send());
	}

	@Test
	void aWrongKeyIsNoKey() {
		String key = Merchant.newKey(this.merchant.operator(), this.merchant.id(), "admin");
		char last = key.charAt(key.length() - 1);
		String mistyped = key.substring(0, key.length() - 1) + ((last != 'a') ? 'a' : 'b');

		assertUnauthorized(this.warelog.api().as(mistyped).get("/products").send());
		assertUnauthorized(this.warelog.api().asBearer("nonsense").get("/products").send());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic dXNlcjpwYXNz", "Bearer", "Bearer ", "Digest x" })
	void anotherKindOfCredentialIsNoKey(String credential) {
		assertUnauthorized(this.warelog.api().get("/products").header("Authorization", credential).send());
	}

	@Test
	void theOperatorKeyIsAlsoTheAdminKeyOfTheDefaultMerchant() {
		Answer created = this.warelog.operator().post("/products", Merchant.mug()).send().is(201);
		JsonNode product = created.data();

		JsonNode merchants = this.warelog.operator().get("/admin/merchants").send().is(200).data();
		assertThat(Json.stream(merchants)
			.filter((merchant) -> Json.string(merchant, "name").equals("default"))
			.map((merchant) -> Json.string(merchant, "merchant_id")))
			.containsExactly(Json.string(product, "merchant_id"));
		this.warelog.operator().delete("/products/" + Json.string(product, "product_id")).send().is(204);
	}

	private static void assertUnauthorized(Answer answer) {
		answer.isProblem(401);
		assertThat(answer.requiredHeader("WWW-Authenticate")).isNotBlank();
	}

}
