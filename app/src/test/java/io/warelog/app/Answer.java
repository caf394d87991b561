package io.warelog.app;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service answered, with the assertions that many tests make on it. */
final class Answer {

	private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?([a-z]+)\"?");

	private static final int SHOWN_CHARACTERS = 2000;

	private final HttpResponse<byte[]> response;

	Answer(HttpResponse<byte[]> response) {
		this.response = response;
	}

	int status() {
		return this.response.statusCode();
	}

	byte[] body() {
		return this.response.body();
	}

	String text() {
		return new String(body(), StandardCharsets.UTF_8);
	}

	JsonNode json() {
		return Json.parse(body());
	}

	/**
	 * The {@code data} of a merchant API answer.
	 * @return the product, or the list
	 */
	JsonNode data() {
		return json().required("data");
	}

	/**
	 * The {@code meta} of a list.
	 * @return totals and position
	 */
	JsonNode meta() {
		return json().required("meta");
	}

	Optional<String> header(String name) {
		return this.response.headers().firstValue(name);
	}

	String requiredHeader(String name) {
		return header(name).orElseThrow(() -> new AssertionError("No header " + name + " in " + this));
	}

	String etag() {
		return requiredHeader("ETag");
	}

	/**
	 * The links of the {@code Link} headers by relation, resolved against the request.
	 * @return targets by relation
	 */
	Map<String, URI> links() {
		Map<String, URI> links = new LinkedHashMap<>();
		for (String header : this.response.headers().allValues("Link")) {
			Matcher link = LINK.matcher(header);
			while (link.find()) {
				links.put(link.group(2), this.response.uri().resolve(link.group(1)));
			}
		}
		return links;
	}

	/**
	 * Asserts the status.
	 * @param status the status it has to have
	 * @return this answer
	 */
	Answer is(int status) {
		assertThat(status()).as(toString()).isEqualTo(status);
		return this;
	}

	/**
	 * Asserts that this is a refusal in the form of RFC 9457.
	 * @param status the status it has to have
	 * @return this answer
	 */
	Answer isProblem(int status) {
		is(status);
		assertThat(header("Content-Type")).as(toString())
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		JsonNode problem = json();
		assertThat(problem.path("status").isIntegralNumber()).as(toString()).isTrue();
		assertThat(problem.path("status").intValue()).as(toString()).isEqualTo(status);
		for (String name : List.of("type", "title", "detail", "instance")) {
			assertThat(problem.path(name).isString()).as(name + " in " + this).isTrue();
			assertThat(problem.path(name).stringValue()).as(name + " in " + this).isNotBlank();
		}
		URI.create(Json.string(problem, "type"));
		return this;
	}

	/**
	 * Asserts that a 422 names exactly these places.
	 * @param places JSON pointers and parameter names
	 */
	void isRefusedAt(String... places) {
		isProblem(422);
		assertThat(faults()).as(toString()).containsExactly(Arrays.stream(places).sorted().toArray(String[]::new));
	}

	/**
	 * The places that a refusal names.
	 * @return JSON pointers and parameter names in alphabetical order
	 */
	TreeSet<String> faults() {
		TreeSet<String> places = new TreeSet<>();
		for (JsonNode error : json().path("errors")) {
			assertThat(error.path("detail").isString()).as(toString()).isTrue();
			assertThat(error.has("pointer") ^ error.has("parameter")).as(toString()).isTrue();
			places.add(Json.string(error, error.has("pointer") ? "pointer" : "parameter"));
		}
		return places;
	}

	@Override
	public String toString() {
		String text = text();
		return this.response.request().method() + " " + this.response.uri() + " -> " + status() + " "
				+ this.response.headers().map() + " "
				+ ((text.length() > SHOWN_CHARACTERS) ? text.substring(0, SHOWN_CHARACTERS) + "…" : text);
	}

}
