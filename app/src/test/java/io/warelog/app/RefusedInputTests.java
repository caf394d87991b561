package io.warelog.app;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Bad input: its status, the places it names, and that nothing of it is applied. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedInputTests {

	private final Merchant merchant = Merchant.fresh();

	private String path;

	private JsonNode product;

	@BeforeAll
	void oneProduct() {
		this.product = this.merchant.creates();
		this.path = "/products/" + Json.string(this.product, "product_id");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001',
			textBlock = """
					{"price":5,"currency_code":"USD"}                          | /name
					{"name":null,"price":5,"currency_code":"USD"}              | /name
					{"name":"","price":5,"currency_code":"USD"}                | /name
					{"name":5,"price":5,"currency_code":"USD"}                 | /name
					{"name":["a"],"price":5,"currency_code":"USD"}             | /name
					{"name":"a\\u0000b","price":5,"currency_code":"USD"}       | /name
					{"name":"a\\nb","price":5,"currency_code":"USD"}           | /name
					{"name":"a\\u001bb","price":5,"currency_code":"USD"}       | /name
					{"name":"a","description":7,"price":5,"currency_code":"USD"} | /description
					{"name":"a","description":"\\u0000","price":5,"currency_code":"USD"} | /description
					{"name":"a","currency_code":"USD"}                         | /price
					{"name":"a","price":null,"currency_code":"USD"}            | /price
					{"name":"a","price":"9900","currency_code":"USD"}          | /price
					{"name":"a","price":"$55.00","currency_code":"USD"}        | /price
					{"name":"a","price":true,"currency_code":"USD"}            | /price
					{"name":"a","price":{"amount":5},"currency_code":"USD"}    | /price
					{"name":"a","price":-1,"currency_code":"USD"}              | /price
					{"name":"a","price":-0.01,"currency_code":"USD"}           | /price
					{"name":"a","price":0,"currency_code":"USD"}               | /price
					{"name":"a","price":0.00,"currency_code":"USD"}            | /price
					{"name":"a","price":1.999,"currency_code":"USD"}           | /price
					{"name":"a","price":9.5,"currency_code":"XOF"}             | /price
					{"name":"a","price":1.2345,"currency_code":"KWD"}          | /price
					{"name":"a","price":10000000000.01,"currency_code":"USD"}  | /price
					{"name":"a","price":1000000000001,"currency_code":"XOF"}   | /price
					{"name":"a","price":1e400,"currency_code":"USD"}           | /price
					{"name":"a","price":1e999999999,"currency_code":"USD"}     | /price
					{"name":"a","price":1e-400,"currency_code":"USD"}          | /price
					{"name":"a","price":5}                                     | /currency_code
					{"name":"a","price":5,"currency_code":null}                | /currency_code
					{"name":"a","price":5,"currency_code":"ZZZ"}               | /currency_code
					{"name":"a","price":5,"currency_code":"US"}                | /currency_code
					{"name":"a","price":5,"currency_code":""}                  | /currency_code
					{"name":"a","price":5,"currency_code":840}                 | /currency_code
					{"name":"a","price":5,"currency":"ZZZ"}                    | /currency
					{"name":"a","price":5,"currency_code":"USD","is_active":"true"} | /is_active
					{"name":"a","price":5,"currency_code":"USD","is_active":1} | /is_active
					{"name":"a","price":5,"currency_code":"USD","display_on_storefront":0} | /display_on_storefront
					{"name":"a","price":5,"currency_code":"USD","recurring":"yes"} | /recurring
					{"name":"a","price":5,"currency_code":"USD","recurring":true} | /billing_cycle
					{"name":"a","price":5,"currency_code":"USD","recurring":true,"billing_cycle":null} | /billing_cycle
					{"name":"a","price":5,"currency_code":"USD","recurring":true,"billing_cycle":"hourly"} | /billing_cycle
					{"name":"a","price":5,"currency_code":"USD","recurring":true,"billing_cycle":7} | /billing_cycle
					{"name":"a","price":5,"currency_code":"USD","image_url":"ftp://example.com/a.png"} | /image_url
					{"name":"a","price":5,"currency_code":"USD","image_url":"javascript:alert(1)"} | /image_url
					{"name":"a","price":5,"currency_code":"USD","image_url":"/a.png"} | /image_url
					{"name":"a","price":5,"currency_code":"USD","image_url":"no url"} | /image_url
					{"name":"a","price":5,"currency_code":"USD","image_url":"https://"} | /image_url
					{"name":"a","price":5,"currency_code":"USD","image_url":7} | /image_url
					{"name":"a","price":5,"currency_code":"USD","fee_type_ids":"none"} | /fee_type_ids
					{"name":"a","price":5,"currency_code":"USD","fee_type_ids":["no-id"]} | /fee_type_ids/0
					{"name":"a","price":5,"currency_code":"USD","fee_type_ids":[7]} | /fee_type_ids/0
					{"name":"a","price":5,"currency_code":"USD","fee_type_ids":["0f8fad5b-d9cb-469f-a165-70867728950e"]} | /fee_type_ids/0
					{"name":"a","price":5,"currency_code":"USD","colour":"red"} | /colour
					{"name":"a","price":5,"currency_code":"USD","a/b~c":1}     | /a~1b~0c
					{"name":"a","price":5,"currency_code":"USD","Name":"b"}    | /Name
					{"name":"a","price":5,"currency_code":"USD","product_id":"0f8fad5b-d9cb-469f-a165-70867728950e"} | /product_id
					{"name":"a","price":5,"currency_code":"USD","archived":true} | /archived
					""")
	void aCreationWithABadPropertyNamesIt(String body, String pointer) {
		this.merchant.admin().post("/products", body).send().isRefusedAt(pointer);
		assertNothingWasApplied();
	}

	@Test
	void aNameOf256CharactersIsTooLong() {
		this.merchant.admin().post("/products", Merchant.mug("name", "n".repeat(256))).send().isRefusedAt("/name");
		assertNothingWasApplied();
	}

	@Test
	void aDescriptionOverItsLimitIsTooLong() {
		this.merchant.admin()
			.post("/products", Merchant.mug("description", "d".repeat(64 * 1024 + 1)))
			.send()
			.isRefusedAt("/description");
		assertNothingWasApplied();
	}

	@Test
	void twoDifferentCurrenciesAreRefused() {
		Answer refusal = this.merchant.admin().post("/products", Merchant.mug("currency", "EUR")).send().isProblem(422);

		assertThat(refusal.faults()).containsAnyOf("/currency", "/currency_code");
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"billing_cycle\":\"monthly\"}", "{\"billing_cycle\":\"monthly\",\"recurring\":false}" })
	void aBillingCycleNeedsARecurringProduct(String properties) {
		Answer refusal = this.merchant.admin()
			.post("/products", Merchant.mug().setAll((ObjectNode) Json.parse(properties)))
			.send()
			.isProblem(422);

		assertThat(refusal.faults()).containsAnyOf("/billing_cycle", "/recurring");
		assertNothingWasApplied();
	}

	@Test
	void allFaultsAreNamedAtOnce() {
		this.merchant.admin()
			.post("/products", """
					{"price": -1, "currency_code": "ZZZ", "is_active": "yes", "image_url": "ftp://example.com/a",
					"fee_type_ids": [5, "x"], "colour": "red", "size": 7}
					""")
			.send()
			.isRefusedAt("/name", "/price", "/currency_code", "/is_active", "/image_url", "/fee_type_ids/0",
					"/fee_type_ids/1", "/colour", "/size");
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "7", "\"name\"", "true" })
	void aBodyThatIsNoObjectIsNotAcceptable(String body) {
		this.merchant.admin().post("/products", body).send().isProblem(422);
		this.merchant.admin().patch(this.path, body).send().isProblem(422);
		assertNothingWasApplied();
	}

	static Stream<Arguments> malformedBodies() {
		return Stream.of(arguments("empty", bytes("")), arguments("blank", bytes("  \n")),
				arguments("cut off", bytes("{\"name\":\"a\"")), arguments("no quotes", bytes("{name:1}")),
				arguments("single quotes", bytes("{'name':'a'}")),
				arguments("trailing comma", bytes("{\"name\":\"a\",}")),
				arguments("comment", bytes("{\"name\":\"a\" /* b */}")),
				arguments("two documents", bytes("{\"name\":\"a\"} {}")),
				arguments("trailing text", bytes("{\"name\":\"a\"}x")),
				arguments("duplicate keys",
						bytes("{\"name\":\"a\",\"name\":\"b\",\"price\":5,\"currency_code\":\"USD\"}")),
				arguments("duplicate keys, one escaped", bytes("{\"name\":\"a\",\"n\\u0061me\":\"b\"}")),
				arguments("NaN", bytes("{\"price\":NaN}")), arguments("Infinity", bytes("{\"price\":-Infinity}")),
				arguments("leading zero", bytes("{\"price\":007}")), arguments("plus", bytes("{\"price\":+7}")),
				arguments("bare point", bytes("{\"price\":.5}")),
				arguments("raw control character", bytes("{\"name\":\"a\tb\"}")),
				arguments("bad UTF-8", concat(bytes("{\"name\":\""), new byte[] { (byte) 0xFF }, bytes("\"}"))),
				arguments("overlong UTF-8",
						concat(bytes("{\"name\":\""), new byte[] { (byte) 0xC0, (byte) 0xAF }, bytes("\"}"))),
				arguments("surrogate in UTF-8",
						concat(bytes("{\"name\":\""), new byte[] { (byte) 0xED, (byte) 0xA0, (byte) 0x80 },
								bytes("\"}"))),
				arguments("cut UTF-8", concat(bytes("{\"name\":\""), new byte[] { (byte) 0xC3 }, bytes("\"}"))),
				arguments("bad UTF-8 outside of strings", new byte[] { '{', (byte) 0xFE, '}' }),
				arguments("nested too deeply", bytes("{\"name\":" + "[".repeat(64) + "]".repeat(64) + "}")),
				arguments("nested without end", bytes("[".repeat(100_000))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("malformedBodies")
	void aMalformedBodyIsABadRequest(String kind, byte[] body) {
		this.merchant.admin().request("POST", "/products", "application/json", body).send().isProblem(400);
		this.merchant.admin().request("PATCH", this.path, "application/json", body).send().isProblem(400);
		assertNothingWasApplied();
	}

	@Test
	void nestingUpToTheLimitIsOnlyOfTheWrongType() {
		this.merchant.admin()
			.post("/products",
					"{\"price\":5,\"currency_code\":\"USD\",\"name\":" + "[".repeat(63) + "]".repeat(63) + "}")
			.send()
			.isRefusedAt("/name");
	}

	@Test
	void halfACharacterIsRefused() {
		Answer refusal = this.merchant.admin()
			.post("/products", "{\"price\":5,\"currency_code\":\"USD\",\"name\":\"\\ud83c\"}")
			.send();

		assertThat(refusal.status()).as(refusal.toString()).isIn(400, 422);
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/x-www-form-urlencoded",
			"multipart/form-data; boundary=x", "application/octet-stream", "nonsense" })
	void aBodyThatIsNotJsonIsAnUnsupportedMediaType(String contentType) {
		byte[] body = Merchant.mug().toString().getBytes(StandardCharsets.UTF_8);

		this.merchant.admin().request("POST", "/products", contentType, body).send().isProblem(415);
		this.merchant.admin().request("PATCH", this.path, contentType, body).send().isProblem(415);
		assertNothingWasApplied();
	}

	@Test
	void aBodyOfNoTypeIsAnUnsupportedMediaType() {
		this.merchant.admin()
			.request("POST", "/products", BodyPublishers.ofString(Merchant.mug().toString()))
			.send()
			.isProblem(415);
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json; charset=utf-8", "application/json;charset=UTF-8", "Application/JSON" })
	void jsonMayBeNamedInAnySpelling(String contentType) {
		Merchant other = Merchant.fresh();

		other.admin()
			.request("POST", "/products", contentType, Merchant.mug().toString().getBytes(StandardCharsets.UTF_8))
			.send()
			.is(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "image/png" })
	void anAnswerInAnotherFormCannotBeHad(String accept) {
		this.merchant.admin().get("/products").header("Accept", accept).send().isProblem(406);
		this.merchant.admin().get(this.path).header("Accept", accept).send().isProblem(406);
		this.merchant.admin().post("/products", Merchant.mug()).header("Accept", accept).send().isProblem(406);
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "application/json", "text/html, application/json;q=0.5" })
	void jsonIsAnsweredToWhomItWillDo(String accept) {
		this.merchant.admin().get(this.path).header("Accept", accept).send().is(200);
	}

	@Test
	void anOversizedBodyIsTooLarge() {
		byte[] body = Merchant.mug("description", "d".repeat(16 * 1024 * 1024)).toString().getBytes();

		this.merchant.admin().request("POST", "/products", "application/json", body).send().isProblem(413);
		this.merchant.admin().request("PATCH", this.path, "application/json", body).send().isProblem(413);
		assertNothingWasApplied();
	}

	@Test
	void anOversizedBodyOfUnknownLengthIsTooLarge() {
		byte[] body = Merchant.mug("description", "d".repeat(16 * 1024 * 1024)).toString().getBytes();

		this.merchant.admin()
			.request("POST", "/products", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
			.header("Content-Type", "application/json")
			.send()
			.isProblem(413);
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@CsvSource({ "PUT,/products,GET POST", "DELETE,/products,GET POST", "PATCH,/products,GET POST",
			"POST,/products/{id},GET PATCH DELETE", "PUT,/products/{id},GET PATCH DELETE",
			"PUT,/products/{id}/archive,POST", "DELETE,/products/{id}/unarchive,POST", "PUT,/fee-types,GET POST" })
	void aMethodThatARouteDoesNotHaveIsNotAllowed(String method, String route, String allowed) {
		Answer refusal = this.merchant.admin()
			.send(method, route.replace("/products/{id}", this.path), "{}")
			.send()
			.isProblem(405);

		assertThat(refusal.requiredHeader("Allow").split(",\\s*")).contains(allowed.split(" ")).doesNotContain(method);
		assertNothingWasApplied();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/products/x/y/z", "/api/v9/products", "/products//archive" })
	void aPathThatDoesNotExistIsNotFound(String unknown) {
		this.merchant.admin().get(unknown).send().isProblem(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			limit=0                       | limit
			limit=101                     | limit
			limit=-1                      | limit
			limit=abc                     | limit
			limit=1.5                     | limit
			limit=                        | limit
			limit=99999999999999999999    | limit
			limit=1&limit=2               | limit
			offset=-1                     | offset
			offset=abc                    | offset
			offset=99999999999999999999   | offset
			cursor=garbage                | cursor
			cursor=                       | cursor
			is_active=yes                 | is_active
			is_active=TRUE                | is_active
			is_active=                    | is_active
			archived=1                    | archived
			recurring=maybe               | recurring
			currency_code=dollars         | currency_code
			price_min=abc                 | price_min
			price_max=NaN                 | price_max
			created_from=yesterday        | created_from
			created_to=2026-13-01T00:00:00Z | created_to
			updated_from=7                | updated_from
			updated_to=2026-01-01         | updated_to
			sort=colour                   | sort
			sort=--name                   | sort
			sort=                         | sort
			colour=red                    | colour
			Limit=5                       | Limit
			is_active=true&is_active=true | is_active
			limit=0&offset=-1&colour=red&is_active=yes | limit offset colour is_active
			""")
	void aListWithABadParameterNamesIt(String query, String parameters) {
		this.merchant.admin().get("/products?" + query).send().isRefusedAt(parameters.split(" "));
	}

	@Test
	void aParameterThatARouteDoesNotHaveIsRefused() {
		this.merchant.admin().get(this.path + "?colour=red").send().isRefusedAt("colour");
		this.merchant.admin().patch(this.path + "?colour=red", "{\"is_active\":false}").send().isRefusedAt("colour");
		this.merchant.admin().post(this.path + "/archive?colour=red").send().isRefusedAt("colour");
		this.merchant.admin().delete(this.path + "?colour=red").send().isRefusedAt("colour");
		this.merchant.admin().post("/products?colour=red", Merchant.mug()).send().isRefusedAt("colour");
		assertNothingWasApplied();
	}

	@Test
	void faultsOfParametersAndBodyAreNamedTogether() {
		this.merchant.admin()
			.post("/products?colour=red", "{\"name\":\"\",\"price\":5,\"currency_code\":\"USD\"}")
			.send()
			.isRefusedAt("/name", "colour");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/products?q=%FF", "/products?q=%C0%AF", "/products/%FF", "/products/%00",
			"/products/a%2Fb", "/products/..%2f", "/%2e%2e/products" })
	void aBadlyEncodedAddressIsRefusedInTheSameForm(String address) {
		Answer refusal = this.merchant.admin().get(address).send();

		assertThat(refusal.status()).as(refusal.toString()).isIn(400, 404, 422);
		refusal.isProblem(refusal.status());
	}

	private void assertNothingWasApplied() {
		assertThat(this.merchant.counts("")).isEqualTo(1);
		assertThat(this.merchant.reads(this.path)).isEqualTo(this.product);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] concat(byte[]... parts) {
		byte[] all = new byte[Arrays.stream(parts).mapToInt((part) -> part.length).sum()];
		int at = 0;
		for (byte[] part : parts) {
			System.arraycopy(part, 0, all, at, part.length);
			at += part.length;
		}
		return all;
	}

}
