package io.warelog.platform.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

/**
 * The parts of the API's description that many operations refer to: header fields of
 * requests and answers, and problems.
 */
final class DescribedParts {

	/** Header fields of requests, by their keys among the components. */
	static final String IDEMPOTENCY_KEY = "IdempotencyKey";

	static final String CHANGE_REASON = "ChangeReason";

	static final String PREFER = "Prefer";

	static final String IF_MATCH = "IfMatch";

	static final String IF_NONE_MATCH = "IfNoneMatch";

	static final String REQUEST_ID = "RequestId";

	/** Header fields of answers. */
	static final String ETAG = "ETag";

	static final String LOCATION = "Location";

	static final String LINK = "Link";

	static final String TOTAL_COUNT = "X-Total-Count";

	static final String REPLAYED = "Idempotency-Replayed";

	static final String PREFERENCE_APPLIED = "Preference-Applied";

	static final String READ_MODEL = "Warelog-Read-Model";

	private static final String RETRY_AFTER = "Retry-After";

	private static final String AUTHENTICATE = "WWW-Authenticate";

	private static final String PROBLEM = "Problem";

	private DescribedParts() {
	}

	static void addTo(Components components) {
		components.addSchemas(PROBLEM, problemSchema());
		addParameters(components);
		addHeaders(components);
		Arrays.stream(ProblemKind.values())
			.map((kind) -> ProblemKind.ofStatus(kind.status()))
			.distinct()
			.forEach((kind) -> components.addResponses(name(kind), problem(kind)));
	}

	/** An answer that is a problem of the kind's status. */
	static ApiResponse refuse(ProblemKind kind) {
		return new ApiResponse().$ref("#/components/responses/" + name(kind));
	}

	static Header header(String name) {
		return new Header().$ref("#/components/headers/" + name);
	}

	static Parameter parameter(String name) {
		return new Parameter().$ref("#/components/parameters/" + name);
	}

	/** What the body of a problem is. */
	static Content problemContent() {
		return new Content().addMediaType(ProblemWriter.MEDIA_TYPE,
				new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
	}

	private static void addParameters(Components components) {
		addParameter(components, IDEMPOTENCY_KEY, "Idempotency-Key",
				"Names the request, so that it may be repeated: however often, late or concurrently it comes with the same "
						+ "method, path and body, it has one effect, and each repetition is answered as the first, with "
						+ "Idempotency-Replayed. With another method, path or body it is refused. "
						+ "Refused requests are not remembered.",
				ofType("string").minLength(1).maxLength(255).pattern("^[!-~]+$"));
		addParameter(components, CHANGE_REASON, "X-Change-Reason",
				"Why the change is made: one line of 1 to 500 characters in UTF-8, percent-encoded or not. It is kept for "
						+ "ever, so it should name no person.",
				ofType("string").minLength(1));
		addParameter(components, PREFER, "Prefer",
				"return=minimal (RFC 7240): answer without body, and without waiting until reads show the change.",
				ofType("string"));
		addParameter(components, IF_MATCH, "If-Match",
				"The ETag that the change is based on; only its version counts, and \"5\" is taken for version 5. When the "
						+ "resource is at another version by now, the change is refused.",
				ofType("string"));
		addParameter(components, IF_NONE_MATCH, "If-None-Match",
				"ETags of what the client has already; if the resource is still the same, the answer is 304.",
				ofType("string"));
		addParameter(components, REQUEST_ID, RequestId.HEADER,
				"An id for the request, under which logs and events keep it; one is made when it is absent or unusable.",
				ofType("string"));
	}

	/**
	 * Adds a parameter without an example: the page to try the API would fill that in and
	 * send it.
	 */
	private static void addParameter(Components components, String key, String name, String description,
			Schema<?> schema) {
		components.addParameters(key, new HeaderParameter().name(name).description(description).schema(schema));
	}

	private static void addHeaders(Components components) {
		addHeader(components, RequestId.HEADER, "The id of the request, given by the client or made here",
				ofType("string"));
		addHeader(components, ETAG,
				"\"{version}-{digest}\": the version is compared by If-Match, all of it by "
						+ "If-None-Match. Answers that do not wait have the digest 0",
				ofType("string").pattern("^\"[0-9]+-[A-Za-z0-9_-]+\"$"));
		addHeader(components, LOCATION, "The path of the resource", ofType("string").format("uri-reference"));
		addHeader(components, LINK,
				"Other pages of the list (RFC 8288), of the relations first, prev, next and last as far as they exist and "
						+ "are known, as references relative to the server",
				ofType("string"));
		addHeader(components, TOTAL_COUNT, "How many entries the whole list has, exactly",
				wholeNumber().minimum(BigDecimal.ZERO));
		addHeader(components, REPLAYED, "true when the request had been carried out before under this Idempotency-Key",
				only("true"));
		addHeader(components, PREFERENCE_APPLIED, "What was asked for by Prefer",
				only("return=minimal", "return=representation"));
		addHeader(components, READ_MODEL,
				"behind: the change is made, but reads do not show it yet; the body has the id and the version only",
				only("behind"));
		addHeader(components, RETRY_AFTER, "After how many seconds to try again",
				wholeNumber().minimum(BigDecimal.ONE));
		addHeader(components, AUTHENTICATE, "How to authenticate", ofType("string"));
	}

	private static void addHeader(Components components, String name, String description, Schema<?> schema) {
		components.addHeaders(name, new Header().description(description).schema(schema));
	}

	private static ApiResponse problem(ProblemKind kind) {
		List<String> kinds = new ArrayList<>();
		for (ProblemKind other : ProblemKind.values()) {
			if (other.status() == kind.status()) {
				kinds.add("`" + other.type() + "`: " + other.meaning());
			}
		}
		ApiResponse response = new ApiResponse().description(String.join("\n\n", kinds)).content(problemContent());
		response.addHeaderObject(RequestId.HEADER, header(RequestId.HEADER));
		switch (kind) {
			case UNAUTHENTICATED -> response.addHeaderObject(AUTHENTICATE, header(AUTHENTICATE));
			case TOO_MANY_REQUESTS, UNAVAILABLE -> response.addHeaderObject(RETRY_AFTER, header(RETRY_AFTER));
			default -> {
				// nothing but the problem itself
			}
		}
		return response;
	}

	/** The kind's name as a key: PayloadTooLarge. */
	private static String name(ProblemKind kind) {
		StringBuilder name = new StringBuilder();
		for (String word : ProblemKind.ofStatus(kind.status()).slug().split("-")) {
			name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
		}
		return name.toString();
	}

	private static Schema<?> problemSchema() {
		Schema<?> fault = ofType("object").description("One fault of the request");
		fault.addProperty("pointer",
				ofType("string").description("JSON pointer to the faulty value in the body, empty for the whole body"));
		fault.addProperty("parameter", ofType("string").description("The faulty query parameter or header"));
		fault.addProperty("detail", ofType("string").description("What would have been right"));
		fault.setRequired(List.of("detail"));
		Schema<?> problem = ofType("object").description("RFC 9457 problem details");
		problem.addProperty("type", ofType("string").format("uri-reference")
			.description("Tells problems apart; answers what it means (GET /problems/{name})"));
		problem.addProperty("title", ofType("string").description("The same for every problem of the type"));
		problem.addProperty("status", wholeNumber().description("The HTTP status"));
		problem.addProperty("detail", ofType("string").description("What happened this time"));
		problem.addProperty("instance",
				ofType("string").format("uri-reference").description("The path of the request"));
		problem.addProperty("errors", ofType("array").items(fault)
			.description("Every fault of a request that is well-formed but not acceptable"));
		problem.addProperty("current_version",
				wholeNumber().format("int64").description("With status 412: the version that the resource is at"));
		problem.setRequired(List.of("type", "title", "status", "detail"));
		problem.setExample(Map.of("type", ProblemKind.UNPROCESSABLE.type(), "title", ProblemKind.UNPROCESSABLE.title(),
				"status", ProblemKind.UNPROCESSABLE.status(), "detail", "The request has 1 fault.", "instance",
				"/products", "errors", List.of(Map.of("pointer", "/price", "detail", "must be more than 0"))));
		return problem;
	}

	private static Schema<?> only(String... values) {
		Schema<Object> schema = new Schema<>();
		schema.setTypes(Set.of("string"));
		schema.setEnum(List.of((Object[]) values));
		return schema;
	}

	private static Schema<?> wholeNumber() {
		return ofType("integer");
	}

	private static Schema<?> ofType(String type) {
		return new Schema<>().types(Set.of(type));
	}

}
