package io.warelog.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.warelog.platform.http.Client.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are forms, and that the same properties can be written as JSON. */
class FormBodyTests {

	private static final String URLENCODED = "application/x-www-form-urlencoded";

	private static ConfigurableApplicationContext application;

	private static Client admin;

	@BeforeAll
	static void start() {
		application = TestApplication.start(TestApplication.class);
		admin = new Client(TestApplication.port(application), "X-API-Key", TestApplication.ADMIN);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT" })
	void valuesOfAnUrlencodedFormAreReadFromTheirTexts(String method) {
		Answer answer = form(method,
				"name=a+b%2B%C3%A9&quantity=-1&weight=0.50&price=%2455.00&reorder=false&tags=%5B%22x%22%5D"
						+ "&metadata=%7B%22a%22%3A+1%7D&options=[{%22quantity%22:3}]");

		assertThat(values(answer)).isEqualTo(Client.json("""
				{"name":"a b+é","quantity":-1,"weight":0.50,"price":55.00,"reorder":false,"tags":["x"],
				"metadata":{"a":1},"options":[3]}"""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT" })
	void valuesOfAMultipartFormAreReadFromTheirTexts(String method) {
		Answer answer = multipart(method, part("name", "a+b%2B é") + part("quantity", "42") + part("reorder", "true")
				+ part("price", "$5") + part("options", "[{\"quantity\": 3},\r\n{\"quantity\": 4}]"));

		assertThat(values(answer)).isEqualTo(
				Client.json("{\"name\":\"a+b%2B é\",\"quantity\":42,\"price\":5,\"reorder\":true,\"options\":[3,4]}"));
	}

	@Test
	void theSamePropertiesAreTakenAsJsonWithTheirTypes() {
		assertThat(values(admin.post("/forms", "{\"quantity\":42,\"price\":\"$5\",\"reorder\":true,\"tags\":[\"x\"]}")))
			.isEqualTo(Client
				.json("{\"name\":\"untouched\",\"quantity\":42,\"price\":5,\"reorder\":true," + "\"tags\":[\"x\"]}"));
		assertThat(values(admin.post("/forms", "{\"price\":5.5}")).get("price").decimalValue()).isEqualTo("5.5");
		assertThat(faults(admin.post("/forms", "{\"quantity\":\"42\",\"reorder\":\"true\",\"price\":true}")))
			.isEqualTo(Client.json("""
					[{"pointer":"/quantity","detail":"must be an integer, not a string"},
					{"pointer":"/price","detail":"must be a price"},
					{"pointer":"/reorder","detail":"must be a boolean, not a string"}]"""));
	}

	@Test
	void anEmptyTextOrNullClearsAndAnAbsentPropertyStays() {
		assertThat(values(form("POST", "name=")).has("name")).isFalse();
		assertThat(values(form("POST", "name")).has("name")).isFalse();
		assertThat(values(admin.post("/forms", "{\"name\":null}")).has("name")).isFalse();
		assertThat(values(admin.post("/forms", "{\"name\":\"\"}")).has("name")).isFalse();
		assertThat(values(form("POST", "")).get("name").stringValue()).isEqualTo("untouched");
		assertThat(values(multipart("POST", "")).get("name").stringValue()).isEqualTo("untouched");
	}

	@Test
	void rawUtf8InAnUrlencodedFormIsTaken() {
		assertThat(values(form("POST", "name=Käse")).get("name").stringValue()).isEqualTo("Käse");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "quantity=|/quantity|must be an integer",
			"quantity=many|/quantity|must be an integer", "quantity=1e1|/quantity|must be an integer",
			"quantity=1.5|/quantity|must be an integer from -1 to 100",
			"quantity=101|/quantity|must be an integer from -1 to 100", "reorder=yes|/reorder|must be a boolean",
			"weight=1,5|/weight|must be a number", "price=5|/price|must be a price",
			"name=1&name=2|/name|must be given once", "color=red|/color|is not a property of this resource",
			"a/b~c=1|/a~1b~0c|is not a property of this resource", "tags={}|/tags|must be an array, not an object",
			"tags=x|/tags|is not valid JSON, at line 1, column 1", "tags=|/tags|is blank",
			"tags=[1]|/tags/0|must be a string, not a number", "tags=[\"123456\"]|/tags/0|must be short",
			"metadata=null|/metadata|must be an object, not null",
			"metadata={\"a\":NaN}|/metadata|is not valid JSON, at line 1, column 9",
			"metadata={\"a\":1,\"a\":2}|/metadata|has an object with the same property twice, at line 1, column 11",
			"options=[{\"quantity\":\"1\"}]|/options/0/quantity|must be an integer, not a string",
			"options=[{}]|/options/0/quantity|is required",
			"options=[{\"quantity\":1,\"b\":2}]|/options/0/b|is not a property of this resource" })
	void aFaultNamesTheFieldAndThePlace(String form, String pointer, String detail) {
		assertThat(faults(form("POST", form)))
			.isEqualTo(Client.json("[{\"pointer\":\"" + pointer + "\",\"detail\":\"" + detail + "\"}]"));
		String[] parts = form.split("&");
		StringBuilder multipart = new StringBuilder();
		for (String pair : parts) {
			multipart.append(part(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
		}
		assertThat(faults(multipart("PUT", multipart.toString())))
			.isEqualTo(Client.json("[{\"pointer\":\"" + pointer + "\",\"detail\":\"" + detail + "\"}]"));
	}

	@Test
	void brokenJsonInAFieldIsToldBesideOtherFaults() {
		assertThat(faults(form("POST",
				"quantity=x&metadata={&options=[{\"quantity\":11}]&tags=" + "[".repeat(StrictJson.DEEPEST + 1))))
			.hasSize(4);
		assertThat(faults(form("POST", "tags=" + "[".repeat(StrictJson.DEEPEST + 1))).toString())
			.contains("nested deeper than 64 levels");
	}

	@Test
	void aFileIsAFault() {
		Answer answer = multipart("POST", """
				--b\r
				Content-Disposition: form-data; name="name"; filename="a.txt"\r
				Content-Type: text/plain\r
				\r
				secret\r
				""" + part("quantity", "x"));

		assertThat(faults(answer)).isEqualTo(Client.json("""
				[{"pointer":"/name","detail":"must be a text, not a file"},
				{"pointer":"/quantity","detail":"must be an integer"}]"""));
	}

	@Test
	void aPartMayTellItsTypeAndMustBeUtf8() {
		String part = "--b\r\nContent-Disposition: form-data; name=\"name\"\r\nContent-Type: %s\r\n\r\nx\r\n";

		assertThat(values(multipart("POST", part.formatted("application/json"))).get("name").stringValue())
			.isEqualTo("x");
		assertThat(values(multipart("POST", part.formatted("text/plain;charset=UTF-8"))).get("name").stringValue())
			.isEqualTo("x");
		assertThat(faults(multipart("POST", part.formatted("text/plain;charset=utf-16"))).toString())
			.contains("must be a text in UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "name=%", "name=%zz", "name=%FF", "%FF=a", "name=%C3%28" })
	void aBrokenUrlencodedFormIsMalformed(String form) {
		assertThat(form("POST", form).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "secret", "", "--c\r\n\r\n", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx",
					"--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\u00ff\r\n--b--\r\n",
					"--b\r\nContent-Disposition: form-data; name=\"\u00ff\"\r\n\r\nx\r\n--b--\r\n",
					"--b\r\n\r\nx\r\n--b--\r\n" })
	void aBrokenMultipartFormIsMalformed(String body) {
		Answer answer = admin.with("Content-Type", "multipart/form-data; boundary=b")
			.send("POST", "/forms", body.getBytes(StandardCharsets.ISO_8859_1));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).doesNotContain("secret");
	}

	@Test
	void aMultipartFormNeedsABoundary() {
		assertThat(admin.with("Content-Type", "multipart/form-data").send("POST", "/forms", "x".getBytes()).status())
			.isEqualTo(400);
	}

	@Test
	void aFormIsBounded() {
		String many = IntStream.rangeClosed(0, FormBody.MOST_FIELDS)
			.mapToObj((i) -> "f" + i + "=")
			.collect(Collectors.joining("&"));
		assertThat(faults(form("POST", many)).toString()).contains("must have at most 1000 fields");
		assertThat(form("POST", "name=" + "x".repeat(16 * TestApplication.MAX_BYTES)).status()).isEqualTo(413);
		assertThat(multipart("POST", "--b\r\nX: " + "x".repeat(5000) + "\r\n\r\n\r\n").status()).isEqualTo(400);
		Answer chunked = admin.with("Content-Type", URLENCODED)
			.sendChunked("/forms", ("name=" + "x".repeat(16 * TestApplication.MAX_BYTES)).getBytes());
		assertThat(chunked.status()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "multipart/mixed; boundary=b", "nonsense",
			URLENCODED + ";charset=iso-8859-1" })
	void anotherTypeIsToldTheRightOnes(String type) {
		Answer answer = admin.with("Content-Type", type).send("POST", "/forms", "name=a".getBytes());

		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Accept"))
			.isEqualTo("multipart/form-data, application/x-www-form-urlencoded, application/json");
	}

	@Test
	void aBodyWithoutTypeIsToldTheRightOnes() {
		assertThat(admin.send("POST", "/forms", null).status()).isEqualTo(415);
	}

	@Test
	void aRepeatedFormHasTheSameFingerprintWhateverItsBoundary() {
		String first = fingerprint(multipart("POST", part("name", "a") + part("quantity", "1")));
		Answer again = admin.with("Content-Type", "multipart/form-data; boundary=other")
			.send("POST", "/forms",
					("--other\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na\r\n"
							+ "--other\r\nContent-Disposition: form-data; name=\"quantity\"\r\n\r\n1\r\n--other--\r\n")
						.getBytes());

		assertThat(fingerprint(again)).isEqualTo(first).hasSize(64);
		assertThat(fingerprint(multipart("POST", part("name", "a") + part("quantity", "2")))).isNotEqualTo(first);
		assertThat(fingerprint(form("POST", "name=ab"))).isNotEqualTo(fingerprint(form("POST", "name=a")));
		assertThat(fingerprint(form("POST", ""))).isNotEqualTo(first);
	}

	private static Answer form(String method, String form) {
		return admin.with("Content-Type", URLENCODED).send(method, "/forms", form.getBytes(StandardCharsets.UTF_8));
	}

	private static Answer multipart(String method, String parts) {
		return admin.with("Content-Type", "multipart/form-data; boundary=b")
			.send(method, "/forms", (parts + "--b--\r\n").getBytes(StandardCharsets.UTF_8));
	}

	private static String part(String name, String value) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private static JsonNode values(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		ObjectNode values = (ObjectNode) answer.json();
		values.remove("fingerprint");
		return values;
	}

	private static String fingerprint(Answer answer) {
		return answer.json().get("fingerprint").stringValue();
	}

	private static JsonNode faults(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		return answer.json().get("errors");
	}

}
