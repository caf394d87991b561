package io.warelog.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** API keys: made, shown once, revoked. */
@OverHttp
class KeysAdminTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Merchant merchant = Merchant.fresh();

	private final String keys = "/admin/merchants/" + this.merchant.id() + "/keys";

	@Test
	void aNewKeyIsShownWithAllThatIsKnownOfIt() {
		JsonNode key = this.merchant.operator()
			.post(this.keys,
					Json.object("name", "till 4", "scopes", List.of("admin", "storefront"), "expires_at",
							"2099-01-01T00:00:00Z"))
			.send()
			.is(201)
			.data();

		assertThat(key.propertyNames()).containsExactlyInAnyOrder("key_id", "key", "merchant_id", "name", "scopes",
				"expires_at", "revoked", "created_at", "version");
		assertThat(Json.string(key, "merchant_id")).isEqualTo(this.merchant.id());
		assertThat(Json.string(key, "name")).isEqualTo("till 4");
		assertThat(Json.stream(key.required("scopes")).map(JsonNode::stringValue)).containsExactlyInAnyOrder("admin",
				"storefront");
		assertThat(Instant.parse(Json.string(key, "expires_at"))).isEqualTo("2099-01-01T00:00:00Z");
		assertThat(Json.string(key, "key")).hasSizeGreaterThan(32).doesNotContain(Json.string(key, "key_id"));
		assertThat(key.required("revoked").booleanValue()).isFalse();
		this.merchant.operator().as(Json.string(key, "key")).get("/products").send().is(200);
	}

	@Test
	void aKeyDoesNotExpireUnlessToldTo() {
		JsonNode key = create("admin").data();

		assertThat(key.required("expires_at").isNull()).isTrue();
	}

	@Test
	void aRepeatedCreationAnswersWithoutTheSecret() {
		String body = Json.object("name", "once", "scopes", List.of("admin")).toString();
		String idempotencyKey = "key-" + Merchant.unique();

		Answer first = this.merchant.operator().post(this.keys, body).idempotencyKey(idempotencyKey).send().is(201);
		Answer second = this.merchant.operator().post(this.keys, body).idempotencyKey(idempotencyKey).send().is(201);

		assertThat(second.header("Idempotency-Replayed")).hasValue("true");
		assertThat(second.data().required("key_id")).isEqualTo(first.data().required("key_id"));
		assertThat(second.data().path("key").isString()).isFalse();
		String secret = Json.string(first.data(), "key");
		assertThat(second.text()).doesNotContain(secret);
		this.merchant.operator().as(secret).get("/products").send().is(200);
	}

	@Test
	void theSecretIsToldAlsoToThoseWhoWouldRatherHaveNoBody() {
		Answer created = this.merchant.operator()
			.post(this.keys, Json.object("name", "till", "scopes", List.of("admin")))
			.prefer("return=minimal")
			.send()
			.is(201);

		assertThat(created.header("Preference-Applied")).isEmpty();
		this.merchant.operator().as(Json.string(created.data(), "key")).get("/products").send().is(200);
	}

	@Test
	void aRevokedKeyIsNoKey() {
		JsonNode key = create("admin").data();
		Api holder = this.merchant.operator().as(Json.string(key, "key"));
		holder.get("/products").send().is(200);
		Api other = this.merchant.operator().as(Json.string(create("admin").data(), "key"));

		this.merchant.operator().delete("/admin/keys/" + Json.string(key, "key_id")).send().is(204);

		assertThatKeyStopsWorking(holder);
		other.get("/products").send().is(200);
		this.merchant.admin().get("/products").send().is(200);
	}

	/** Asks until the key is refused; it has long to be so, to bear a busy machine. */
	private static void assertThatKeyStopsWorking(Api holder) {
		Instant end = Instant.now().plus(PATIENCE);
		Answer answer = holder.get("/products?limit=1").send();
		while (answer.status() == 200 && Instant.now().isBefore(end)) {
			answer = holder.get("/products?limit=1").send();
		}
		answer.isProblem(401);
		assertThat(answer.header("WWW-Authenticate")).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{"name":"k","scopes":["root"]}                             | /scopes/0
			{"name":"k","scopes":["admin","root"]}                     | /scopes/1
			{"name":"k","scopes":[7]}                                  | /scopes/0
			{"name":"k","scopes":[]}                                   | /scopes
			{"name":"k","scopes":"admin"}                              | /scopes
			{"name":"k","scopes":["admin"],"expires_at":"tomorrow"}    | /expires_at
			{"name":"k","scopes":["admin"],"expires_at":7}             | /expires_at
			{"name":"k","scopes":["admin"],"expires_at":"2020-01-01T00:00:00Z"} | /expires_at
			{"name":7,"scopes":["admin"]}                              | /name
			{"name":"k","scopes":["admin"],"colour":1}                 | /colour
			{"name":"k","scopes":["admin"],"key":"mine"}               | /key
			""")
	void aBadKeyIsRefused(String body, String pointer) {
		this.merchant.operator().post(this.keys, body).send().isRefusedAt(pointer);
	}

	@Test
	void allThatIsWrongWithAKeyIsToldAtOnce() {
		this.merchant.operator()
			.post(this.keys, "{\"name\":7,\"expires_at\":\"2020-01-01T00:00:00Z\",\"colour\":1}")
			.send()
			.isRefusedAt("/name", "/colour", "/expires_at");
	}

	@Test
	void aMerchantCannotRevokeKeys() {
		String id = Json.string(create("admin").data(), "key_id");

		this.merchant.admin().delete("/admin/keys/" + id).send().isProblem(403);
	}

	private Answer create(String scope) {
		return this.merchant.operator()
			.post(this.keys, Json.object("name", scope, "scopes", List.of(scope)))
			.send()
			.is(201);
	}

}
