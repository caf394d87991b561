package io.warelog.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import io.warelog.platform.http.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What every answer has in common, and how bad requests are refused. */
class HttpRulesTests {

	private static ConfigurableApplicationContext application;

	private static Client anyone;

	private static Client admin;

	@BeforeAll
	static void start() {
		application = TestApplication.start(TestApplication.class);
		anyone = new Client(TestApplication.port(application));
		admin = anyone.with("X-API-Key", TestApplication.ADMIN);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void everyAnswerHasTheCommonHeaders() {
		Answer answer = anyone.get("/noop");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(UUID.fromString(answer.header("X-Request-Id")).version()).isEqualTo(7);
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
		assertThat(answer.response().headers().firstValue("Server")).isEmpty();
	}

	@Test
	void anotherConnectionThatHasEndedIsNotTakenForTheClients() {
		assertThat(anyone.get("/database-ends-connection").status()).isEqualTo(503);
		assertThat(anyone.get("/something-ends-connection").status()).isEqualTo(500);
	}

	@Test
	void theRequestIdIsTheClientsWhenItIsGood() {
		assertThat(anyone.with("X-Request-Id", "abc-1").get("/noop").header("X-Request-Id")).isEqualTo("abc-1");
		assertThat(anyone.with("X-Request-Id", "x".repeat(101)).get("/noop").header("X-Request-Id")).hasSize(36);
		assertThat(anyone.with("X-Request-Id", "two words").get("/noop").header("X-Request-Id")).hasSize(36);
	}

	@Test
	void anUnknownRouteIsNotFoundWithoutCredentials() {
		Answer answer = anyone.with("Accept", "text/csv").get("/nope?a=b");
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.json()).isEqualTo(Client.json("""
				{"type":"/problems/not-found","title":"Not found","status":404,
				"detail":"There is no such route.","instance":"/nope"}"""));
	}

	@Test
	void aWrongMethodIsToldTheRightOnes() {
		Answer answer = anyone.send("DELETE", "/things", null);
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/method-not-allowed");
	}

	@Test
	void headIsGetWithoutBodyAndOptionsTellsTheMethods() {
		Answer head = anyone.send("HEAD", "/noop", null);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.header("Content-Length")).isEqualTo("2");
		assertThat(head.body()).isEmpty();
		Answer options = anyone.send("OPTIONS", "/things", null);
		assertThat(options.status()).isEqualTo(200);
		assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
		assertThat(options.response().headers().map()).doesNotContainKey("Accept-Patch");
		Answer patched = anyone.send("OPTIONS", "/things/1", null);
		assertThat(patched.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH");
		assertThat(patched.header("Accept-Patch")).isEqualTo("application/json, application/merge-patch+json");
		assertThat(anyone.raw("TRACE /noop HTTP/1.1\r\nHost: a\r\nX: secret\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 405 ")
			.contains("/problems/method-not-allowed")
			.doesNotContain("secret");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json;q=0                   | 406
			*/*, application/json;q=0              | 406
			*/*;q=0                                | 406
			application/*;q=0, */*                 | 406
			*/*;q=0, application/json;q=0.1        | 200
			text/html, application/json;q=0.1      | 200
			""")
	void whatIsLikedNotAtAllIsNotSent(String accept, int status) {
		assertThat(anyone.with("Accept", accept).get("/noop").status()).isEqualTo(status);
	}

	@Test
	void whatCannotBeMadeOrReadIsRefused() {
		assertThat(admin.with("Accept", "image/png").get("/guarded-noop").status()).isEqualTo(406);
		Answer answer = admin.with("Content-Type", "text/plain").send("POST", "/consumes", "x".getBytes());
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Accept")).isEqualTo("application/json");
	}

	@Test
	void anIdThatCannotBeOneNamesNothing() {
		assertThat(admin.get("/things/abc").status()).isEqualTo(404);
		assertThat(admin.get("/things/1-1-1-1-1").status()).isEqualTo(404);
		assertThat(admin.get("/things/" + TestApplication.MERCHANT).status()).isEqualTo(200);
	}

	@Test
	void anUnexpectedFailureTellsNothing() {
		Answer answer = admin.send("DELETE", "/things/" + TestApplication.MERCHANT, null);
		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/internal");
		assertThat(answer.body()).doesNotContain("secret", "Exception");
		Answer filter = anyone.get("/filter-throws");
		assertThat(filter.status()).isEqualTo(500);
		assertThat(filter.json().get("instance").stringValue()).isEqualTo("/filter-throws");
		assertThat(filter.body()).doesNotContain("secret", "Exception");
	}

	@Test
	void aFilterRefusesInTheSameForm() {
		Answer answer = anyone.get("/filter-refuses");
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.header("Retry-After")).isEqualTo("1");
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/unavailable");
		assertThat(anyone.get("/error").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@EnumSource
	void everyTypeOfProblemResolves(ProblemKind kind) {
		Answer answer = anyone.get(kind.type());
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("type").stringValue()).isEqualTo(kind.type());
		assertThat(answer.json().get("status").intValue()).isEqualTo(kind.status());
		assertThat(answer.json().get("detail").stringValue()).isEqualTo(kind.meaning());
	}

	@Test
	void anUnknownTypeOfProblemDoesNotResolve() {
		assertThat(anyone.get("/problems/bad-luck").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET /{ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                     | 400 | malformed
			NONSENSE\\r\\n\\r\\n                                                         | 400 | malformed
			GET /noop HTTP/1.1\\r\\n\\r\\n                                               | 400 | malformed
			GET /a%2fb HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                 | 400 | malformed
			GET /a%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  | 400 | malformed
			GET /a/..;/b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                               | 400 | malformed
			GET /noop HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n                                | 400 | malformed
			GET /noop HTTP/1.1\\r\\nHost: a\\r\\nAuthorization : x\\r\\n\\r\\n           | 400 | malformed
			GET /noop HTTP/1.1\\r\\nHost: a\\r\\nX: LONG\\r\\n\\r\\n                     | 431 | headers-too-large
			GET /LONG HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                  | 414 | uri-too-long
			POST /things HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: foo\\r\\n\\r\\n   | 501 | not-implemented
			GET /noop HTTP/1.1\\r\\nHost: a\\r\\nExpect: x\\r\\nConnection: close\\r\\n\\r\\n | 417 | expectation-failed
			GET /noop HTTP/3.7\\r\\nHost: a\\r\\n\\r\\n                                  | 505 | version-not-supported
			""")
	void theContainerRefusesInTheSameForm(String request, int status, String kind) {
		String answer = anyone.raw(request.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(20_000)));
		assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
			.contains("\r\nX-Request-Id: ")
			.contains("\r\nContent-Type: application/problem+json");
		assertThat(Client.json(answer.substring(answer.indexOf("\r\n\r\n"))).get("type").stringValue())
			.isEqualTo("/problems/" + kind);
	}

	@Test
	void everyFaultOfAQueryIsToldAtOnce() {
		Answer answer = admin.get("/things?limit=0&is_active=yes&q=&created_from=2026-01-01&price_min=1e5&sort=size"
				+ "&fee=1-1-1-1-1&color=red&x%20y");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json()).isEqualTo(Client.json("""
				{"type":"/problems/unprocessable","title":"Request not acceptable","status":422,
				"detail":"The request has 9 faults.","instance":"/things","errors":[
				{"parameter":"limit","detail":"must be an integer from 1 to 100"},
				{"parameter":"is_active","detail":"must be one of false, true"},
				{"parameter":"q","detail":"must not be empty"},
				{"parameter":"created_from",
				 "detail":"must be an RFC 3339 time with offset, such as 2026-01-31T12:00:00Z"},
				{"parameter":"price_min","detail":"must be a decimal number, such as 19.90"},
				{"parameter":"sort","detail":"must be one of name, price"},
				{"parameter":"fee","detail":"must be a UUID"},
				{"parameter":"color","detail":"is not a parameter of this route"},
				{"parameter":"x y","detail":"is not a parameter of this route"}]}"""));
	}

	@Test
	void aRepeatedParameterIsAFault() {
		Answer answer = admin.get("/things?limit=5&limit=5");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/detail").stringValue()).isEqualTo("must be given once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=101", "limit=1.5", "limit=", "limit", "limit=99999999999999999999", "limit=+5",
			"is_active=True", "q=12345678901", "q=a%00b", "price_min=.5", "created_from=2026-02-30T00:00:00Z",
			"created_from=2026-01-01T00:00:00" })
	void aBadParameterIsRefused(String query) {
		Answer answer = admin.get("/things?" + query);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/parameter").stringValue()).isEqualTo(query.split("=")[0]);
	}

	@Test
	void goodParametersAreRead() {
		Answer answer = admin.get("/things?limit=100&is_active=false&q=caf%C3%A9+x&price_min=-1.50&sort=price"
				+ "&created_from=2026-01-01T01:00:00+01:00&fee=" + TestApplication.MERCHANT + "&");
		assertThat(answer.json()).isEqualTo(Client.json("""
				{"limit":100,"is_active":false,"q":"café x","created_from":"2026-01-01T00:00:00Z",
				"price_min":-1.50,"sort":"PRICE","fee":"%s"}""".formatted(TestApplication.MERCHANT)));
		assertThat(admin.get("/things").json()).isEqualTo(Client.json("{\"limit\":20}"));
	}

	@Test
	void aBrokenEscapeIsMalformed() {
		assertThat(admin.get("/things?q=%C3%28").status()).isEqualTo(400);
		assertThat(anyone.raw("GET /things?q=%zz HTTP/1.1\r\nHost: a\r\nX-API-Key: " + TestApplication.ADMIN
				+ "\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 400 ");
	}

	@Test
	void linksKeepTheOtherParameters() {
		assertThat(admin.get("/things?q=a%20b&limit=5&q2").status()).isEqualTo(422);
		assertThat(admin.get("/things?q=a%20b&limit=5").header("Link")).isEqualTo("</things?q=a%20b&limit=5&offset=0>; "
				+ "rel=\"first\", </things?q=a%20b&limit=5&offset=20>; rel=\"next\", "
				+ "</things?q=a%20b&limit=5&cursor=%C3%A9%2F1>; rel=\"last\"");
	}

	@Test
	void everyFaultOfABodyIsToldAtOnce() {
		Answer answer = admin.post("/things", """
				{"price": "5", "is_active": "true", "image_url": "ftp://a/b", "fee_type_ids": ["x", 1,
				"01930000-0000-7000-8000-000000000001", "01930000-0000-7000-8000-000000000001"], "from": null,
				"sort": "size", "quantity": 101, "options": [{"quantity": 1}, {"a/b~c": 1}, 7], "color": "red"}""");
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("errors")).isEqualTo(Client.json("""
				[{"pointer":"/name","detail":"is required"},
				{"pointer":"/price","detail":"must be a number, not a string"},
				{"pointer":"/is_active","detail":"must be a boolean, not a string"},
				{"pointer":"/image_url","detail":"must be an absolute http or https URI of at most 2048 characters"},
				{"pointer":"/fee_type_ids/0","detail":"must be a UUID"},
				{"pointer":"/fee_type_ids/1","detail":"must be a string, not a number"},
				{"pointer":"/fee_type_ids/3","detail":"must not be listed twice"},
				{"pointer":"/from","detail":"must be a string, not null"},
				{"pointer":"/sort","detail":"must be one of name, price"},
				{"pointer":"/quantity","detail":"must be an integer from -1 to 100"},
				{"pointer":"/options/2","detail":"must be an object, not a number"},
				{"pointer":"/options/1/quantity","detail":"is required"},
				{"pointer":"/color","detail":"is not a property of this resource"},
				{"pointer":"/options/1/a~1b~0c","detail":"is not a property of this resource"}]"""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"name": "", "price": 1}                    | /name         | must not be empty
			{"name": "123456789012345678901", "price": 1} | /name       | must have at most 20 characters, not 21
			{"name": "a\\u0000", "price": 1}            | /name         | must not have control characters
			{"name": "a\\nb", "price": 1}               | /name         | must not have control characters
			{"name": "\\ud800", "price": 1}             | /name         | must not have an unpaired surrogate
			{"name": "a", "price": 1e999999999}         | /price        | must have at most 30 digits
			{"name": "a", "price": -1}                  | /price        | must be positive
			{"name": "a", "price": 1, "quantity": 1.5}  | /quantity     | must be an integer from -1 to 100
			{"name": "a", "price": 1, "\\ud800": 1}     | /?            | is not a property of this resource
			[]                                          | ``            | must be an object, not an array
			7                                           | ``            | must be an object, not a number
			""")
	void aBadPropertyIsRefused(String body, String pointer, String detail) {
		Answer answer = admin.post("/things", body);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("errors"))
			.isEqualTo(Client.json("[{\"pointer\":\"" + pointer + "\",\"detail\":\"" + detail + "\"}]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"name\":", "{\"name\":\"secret\",\"name\":\"b\"}", "{\"price\":NaN}",
			"{\"price\":Infinity}", "{\"price\":01}", "{} {}", "{} secret", "{'name':1}", "// c\n{}", "\ufeff{}",
			"{\"name\":\"a\tb\"}", "secret" })
	void brokenJsonIsMalformed(String body) {
		Answer answer = admin.post("/things", body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/malformed");
		assertThat(answer.body()).doesNotContain("secret");
	}

	@Test
	void brokenJsonIsToldWhere() {
		assertThat(admin.post("/things", "{\n  \"a\": 1,\n  \"a\": 2}").json().get("detail").stringValue())
			.matches("The body has an object with the same property twice, at line 3, column \\d+\\.");
		assertThat(admin.post("/things", "{\n  \"a\": tru}").json().get("detail").stringValue())
			.matches("The body is not valid JSON, at line 2, column \\d+\\.");
	}

	@Test
	void nestingIsBounded() {
		String open = "{\"a\":".repeat(StrictJson.DEEPEST - 1);
		String close = "}".repeat(StrictJson.DEEPEST - 1);
		assertThat(admin.post("/things", open + "{}" + close).status()).isEqualTo(422);
		Answer answer = admin.post("/things", open + "{\"a\":{}}" + close);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue()).contains("deeper than 64 levels");
		assertThat(admin.post("/things", "[".repeat(TestApplication.MAX_BYTES)).status()).isEqualTo(400);
	}

	@Test
	void badUtf8IsMalformed() {
		Client json = admin.with("Content-Type", "application/json");
		byte[] latin1 = "{\"name\":\"caf\u00e9\",\"price\":1}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(json.send("POST", "/things", latin1).status()).isEqualTo(400);
		byte[] overlong = { '{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}' };
		assertThat(json.send("POST", "/things", overlong).status()).isEqualTo(400);
		byte[] utf16 = "{\"name\":\"a\",\"price\":1}".getBytes(StandardCharsets.UTF_16LE);
		assertThat(json.send("POST", "/things", utf16).status()).isEqualTo(400);
		assertThat(admin.post("/things", "{\"name\":\"\ufffd\",\"price\":1}").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json                      | 200
			application/json;charset=UTF-8        | 200
			application/json; charset="utf-8"     | 200
			APPLICATION/JSON                      | 200
			application/json; charset=iso-8859-1  | 415
			application/merge-patch+json          | 415
			text/plain                            | 415
			application                           | 415
			""")
	void onlyJsonIsRead(String type, int status) {
		Answer answer = admin.with("Content-Type", type)
			.send("POST", "/things", "{\"name\":\"a\",\"price\":1}".getBytes());
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Accept")).isEqualTo((status == 415) ? "application/json" : "");
	}

	@Test
	void aBodyWithoutTypeOrCompressedIsRefused() throws IOException {
		assertThat(admin.send("POST", "/things", "{}".getBytes()).status()).isEqualTo(415);
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
			out.write("{}".getBytes());
		}
		Answer answer = admin.with("Content-Type", "application/json", "Content-Encoding", "gzip")
			.send("POST", "/things", zipped.toByteArray());
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
	}

	@Test
	void aLargeBodyIsRefusedWithAndWithoutLength() {
		byte[] large = " ".repeat(TestApplication.MAX_BYTES + 1).getBytes();
		Client json = admin.with("Content-Type", "application/json");
		Answer declared = json.send("POST", "/things", large);
		assertThat(declared.status()).isEqualTo(413);
		assertThat(declared.json().get("max_bytes").intValue()).isEqualTo(TestApplication.MAX_BYTES);
		assertThat(json.sendChunked("/things", large).status()).isEqualTo(413);
		String exact = "{\"name\":\"a\",\"price\":1}";
		String padded = exact + " ".repeat(TestApplication.MAX_BYTES - exact.length());
		assertThat(json.sendChunked("/things", padded.getBytes()).status()).isEqualTo(200);
	}

	@Test
	void aRefusedBodyIsNotAskedFor() {
		assertThat(anyone.raw("POST /things HTTP/1.1\r\nHost: a\r\nX-API-Key: " + TestApplication.ADMIN
				+ "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n"))
			.startsWith("HTTP/1.1 413 ");
	}

	@Test
	void brokenChunksAreMalformed() {
		assertThat(anyone.raw("POST /things HTTP/1.1\r\nHost: a\r\nX-API-Key: " + TestApplication.ADMIN
				+ "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"))
			.startsWith("HTTP/1.1 400 ")
			.contains("/problems/malformed");
	}

	@Test
	void numbersStayExactAndTheBodyHasAFingerprint() {
		Answer answer = admin.post("/things", "{\"name\":\"\ud83d\ude00\",\"price\":12345678901234567890.10}");
		assertThat(answer.json().get("price").stringValue()).isEqualTo("12345678901234567890.10");
		assertThat(answer.json().get("name").stringValue()).isEqualTo("\ud83d\ude00");
		assertThat(answer.json().get("fingerprint").stringValue())
			.isEqualTo(ApiKeys.sha256Hex("{\"name\":\"\ud83d\ude00\",\"price\":12345678901234567890.10}"));
	}

	@Test
	void aBodyMayBeOptional() {
		assertThat(admin.send("POST", "/optional-body", null).body()).isEqualTo("none");
		assertThat(admin.post("/optional-body", "{}").body()).isEqualTo("body");
		assertThat(admin.with("Content-Type", "application/json").sendChunked("/optional-body", "{}".getBytes()).body())
			.isEqualTo("body");
	}

	@Test
	void aMergePatchTellsAbsentFromNull() {
		Client patch = admin.with("Content-Type", "application/merge-patch+json");
		String path = "/things/" + TestApplication.MERCHANT;
		assertThat(patch.send("PATCH", path, "{}".getBytes()).json())
			.isEqualTo(Client.json("{\"description\":\"old\"}"));
		assertThat(patch.send("PATCH", path, "{\"description\":null}".getBytes()).json())
			.isEqualTo(Client.json("{\"description\":\"null\"}"));
		assertThat(patch.send("PATCH", path, "{\"description\":\"a\\nb\"}".getBytes()).json())
			.isEqualTo(Client.json("{\"description\":\"a\\nb\"}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"7-abc"            | 200
			"6-abc", "7-x"     | 200
			"7"                | 200
			*                  | 200
			"6-abc"            | 412
			W/"7-abc"          | 412
			"x"                | 412
			"-7"               | 412
			7-abc              | 400
			"7-abc             | 400
			"6-a" "7-b"        | 400
			*, "7-abc"         | 400
			""", quoteCharacter = '`')
	void ifMatchComparesTheVersion(String condition, int status) {
		Answer answer = admin.with("Content-Type", "application/json", "If-Match", condition)
			.send("PATCH", "/things/" + TestApplication.MERCHANT, "{}".getBytes());
		assertThat(answer.status()).isEqualTo(status);
		if (status == 412) {
			assertThat(answer.json().get("current_version").intValue()).isEqualTo(7);
		}
	}

	@Test
	void ifNoneMatchComparesTheWholeTag() {
		String etag = anyone.get("/etag").header("ETag");
		assertThat(etag).isEqualTo("\"7-47DEQpj8HBQ\"");
		assertThat(anyone.with("If-None-Match", etag).get("/etag").status()).isEqualTo(304);
		assertThat(anyone.with("If-None-Match", "\"a\", W/" + etag).get("/etag").status()).isEqualTo(304);
		assertThat(anyone.with("If-None-Match", "*").get("/etag").status()).isEqualTo(304);
		assertThat(anyone.with("If-None-Match", "\"7-other\"").get("/etag").status()).isEqualTo(200);
		assertThat(anyone.with("If-None-Match", "7").get("/etag").status()).isEqualTo(400);
	}

	@Test
	void theHeadersOfAWriteAreRead() {
		Answer answer = admin
			.with("Idempotency-Key", "k-1", "X-Change-Reason",
					URLEncoder.encode("Größe 10%", StandardCharsets.UTF_8).replace("+", "%20"), "Prefer",
					"foo; a=\"b,return=minimal\", respond-async", "Prefer", "return=representation, return=minimal")
			.post("/things", "{\"name\":\"a\",\"price\":1}");
		assertThat(answer.json().get("key").stringValue()).isEqualTo("k-1");
		assertThat(answer.json().get("reason").stringValue()).isEqualTo("Größe 10%");
		assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
		assertThat(admin.with("X-Change-Reason", "10% off")
			.post("/things", "{\"name\":\"a\",\"price\":1}")
			.json()
			.get("reason")
			.stringValue()).isEqualTo("10% off");
		assertThat(admin.with("Prefer", "return=something")
			.post("/things", "{\"name\":\"a\",\"price\":1}")
			.header("Preference-Applied")).isEmpty();
	}

	@Test
	void aReasonMayComeAsRawUtf8() {
		String utf8 = new String("Größe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		String request = "POST /things HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-API-Key: " + TestApplication.ADMIN
				+ "\r\nContent-Type: application/json\r\nContent-Length: 22\r\nX-Change-Reason: ";
		String body = "\r\n\r\n{\"name\":\"a\",\"price\":1}";
		assertThat(anyone.raw(request + utf8 + body)).startsWith("HTTP/1.1 200 ").contains("Größe");
		assertThat(anyone.raw(request + "Gr\u00f6\u00dfe" + body)).startsWith("HTTP/1.1 422 ")
			.contains("X-Change-Reason");
	}

	@Test
	void badHeadersOfAWriteAreRefused() {
		String body = "{\"name\":\"a\",\"price\":1}";
		assertThat(admin.with("Idempotency-Key", "x".repeat(256)).post("/things", body).status()).isEqualTo(400);
		assertThat(admin.with("Idempotency-Key", "two words").post("/things", body).status()).isEqualTo(400);
		assertThat(admin.with("Idempotency-Key", "").post("/things", body).status()).isEqualTo(400);
		assertThat(admin.with("Idempotency-Key", "a", "Idempotency-Key", "b").post("/things", body).status())
			.isEqualTo(400);
		assertThat(admin.with("X-Change-Reason", "x".repeat(501)).post("/things", body).json().at("/errors/0"))
			.isEqualTo(Client.json("""
					{"parameter":"X-Change-Reason","detail":"must have at most 500 characters, not 501"}"""));
		assertThat(admin.with("X-Change-Reason", "a%0ab").post("/things", body).status()).isEqualTo(422);
	}

	@Test
	void theApiIsDescribed() {
		Answer answer = anyone.get("/openapi.json");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("openapi").stringValue()).startsWith("3.1.");
		assertThat(answer.json().at("/components/securitySchemes/bearer/scheme").stringValue()).isEqualTo("bearer");
		assertThat(answer.json().at("/components/securitySchemes/apiKey/name").stringValue()).isEqualTo("X-API-Key");
		assertThat(answer.json().at("/paths/~1things/get/security"))
			.isEqualTo(Client.json("[{\"bearer\":[]},{\"apiKey\":[]}]"));
		assertThat(answer.json().at("/paths/~1things~1{id}/get/x-scopes")).hasSize(2);
		assertThat(answer.json().at("/paths/~1things~1{id}/get/parameters")).contains(Client.json("""
				{"$ref":"#/components/parameters/IfNoneMatch"}"""));
		assertThat(answer.json().at("/paths/~1noop/get/security")).isEqualTo(Client.json("[]"));
		assertThat(answer.json().at("/paths/~1things/get/responses/401"))
			.isEqualTo(Client.json("{\"$ref\":\"#/components/responses/Unauthenticated\"}"));
		assertThat(answer.json().at("/components/responses/Unauthenticated/content").has("application/problem+json"))
			.isTrue();
		assertThat(answer.json().get("paths").has("/error")).isFalse();
		assertThat(anyone.get("/").json().get("openapi").stringValue()).isEqualTo("/openapi.json");
	}

	@Test
	void thePageToTryTheApiNeedsNothingFromElsewhere() {
		Answer docs = anyone.get("/docs");
		assertThat(docs.status()).isEqualTo(302);
		Answer page = anyone.get(docs.header("Location"));
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
		assertThat(page.body()).doesNotContain("http://", "https://");
		assertThat(anyone.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
		assertThat(anyone.get("/swagger-ui/swagger-initializer.js").body()).contains("/openapi.json");
		assertThat(anyone.get("/openapi.json/swagger-config").json().get("url").stringValue())
			.isEqualTo("/openapi.json");
	}

}
