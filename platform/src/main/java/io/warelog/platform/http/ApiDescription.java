package io.warelog.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import io.warelog.platform.description.ApiTag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the OpenAPI description what all routes share, so that endpoints describe only
 * what is their own: the two ways to send a key, who may use a route, problems, and the
 * header fields that follow from an operation's form.
 *
 * <ul>
 * <li>A GET with a parameter {@code limit} or {@code count} is a list and tells its total
 * and its other pages.
 * <li>A GET whose path ends with an id, or is of a part of a product, is of one resource
 * and can be asked whether it has changed.
 * <li>Everything else that needs a key is a write. One that answers 201 creates; all
 * others depend on a version if the client says which.
 * </ul>
 */
final class ApiDescription implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

	private static final String BEARER = "bearer";

	private static final String API_KEY = "apiKey";

	private static final String PARTS = "/api/v1/products/{";

	/** What of the history of a product can be asked whether it has changed. */
	private static final Set<String> HISTORIES = Set.of("/products/{id}/diff", "/products/{id}/price-history");

	private static final String OK = "200";

	private static final String CREATED = "201";

	private static final String NO_CONTENT = "204";

	private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

	private static final String MERGE_PATCH = "application/merge-patch+json";

	/** Where bodies may be forms too. */
	private static final String STORE = "/api/v1/";

	private static final String ABOUT = """
			A product catalogue that forgets nothing: every change is kept as an event.

			**Authentication.** Send an API key as `Authorization: Bearer <key>` or as `X-API-Key: <key>`. A key belongs \
			to one merchant and sees only what is that merchant's; everything else answers 404. Its scopes say what it \
			may do: `admin` everything of the merchant, `storefront` reads of products that a visitor may see (active, \
			not archived and displayed on the storefront), `operator` the routes under `/admin`. `x-scopes` of an \
			operation names those of which a key needs one.

			**Errors** are `application/problem+json` (RFC 9457). A client tells them apart by `type`; `errors` lists \
			every fault of a request at once. Unknown properties and query parameters are refused. Nothing of a refused \
			request is applied. Statuses that come from the server or from the connection as such (405, 406, 408, 414, \
			417, 431, 501, 505) have the same form.

			**Lists** take `limit` (1 to 100, by default 20) and `offset`, or, where it is offered, a `cursor`, which is \
			stable while entries come and go and costs the same at any depth. `X-Total-Count` is exact, `Link` (RFC 8288) \
			leads to other pages.

			**Reads show what was written.** A write answers when reads show it, with the resource as they do. If that \
			takes more than 2 seconds, it answers with id and version only and `Warelog-Read-Model: behind`. With \
			`Prefer: return=minimal` it does not wait and has no body.

			**Concurrency.** Each resource has a version, which is the first part of its `ETag`. A write with `If-Match` \
			is refused with 412 when the resource has changed since; a read with `If-None-Match` answers 304 when it has \
			not.

			**Idempotency.** A POST, PUT or PATCH with an `Idempotency-Key` has one effect, however often it is sent.

			**Values.** Times are RFC 3339 in UTC, ids UUIDs, currencies ISO 4217. Prices are decimal numbers in major \
			units with at most the decimals of their currency and at most 10^12 minor units.

			**Forms.** Under `/api/v1` a body may be `multipart/form-data`, `application/x-www-form-urlencoded` or JSON. In a \
			form each value is a text: numbers and booleans are written as in JSON, and what is an object or a list in JSON \
			is a text that holds that JSON. An empty text clears a property that may be empty, as null does in JSON.

			Health is at `/actuator/health`, metrics for operators at `/actuator/prometheus`.""";

	@Override
	public void customise(OpenAPI api) {
		api.setInfo(new Info().title("Warelog")
			.version("1")
			.description(ABOUT)
			.license(new License().name("Apache License 2.0").identifier("Apache-2.0")));
		// relative, so that the page works behind any proxy
		api.setServers(List.of(new Server().url("/")));
		api.setTags(
				ApiTag.ALL.stream().map((tag) -> new Tag().name(tag.name()).description(tag.description())).toList());
		Components components = (api.getComponents() != null) ? api.getComponents() : new Components();
		components.addSecuritySchemes(BEARER,
				new SecurityScheme().type(SecurityScheme.Type.HTTP)
					.scheme("bearer")
					.description("An API key as Authorization: Bearer"));
		components.addSecuritySchemes(API_KEY,
				new SecurityScheme().type(SecurityScheme.Type.APIKEY)
					.in(SecurityScheme.In.HEADER)
					.name("X-API-Key")
					.description("An API key as X-API-Key"));
		DescribedParts.addTo(components);
		api.setComponents(components);
		components.getSchemas().values().forEach(ApiDescription::allowNull);
		if (api.getPaths() != null) {
			Paths sorted = new Paths();
			new TreeMap<>(api.getPaths()).forEach((path, item) -> {
				complete(path, item);
				if (path.startsWith(STORE)) {
					item.readOperations().forEach((operation) -> addForms(operation, components));
				}
				sorted.addPathItem(path, item);
			});
			api.setPaths(sorted);
		}
	}

	/** Says who may use the route. */
	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		Requires requires = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
		if (requires == null && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)) {
			requires = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
		}
		if (requires == null) {
			operation.setSecurity(List.of());
			return operation;
		}
		operation.setSecurity(
				List.of(new SecurityRequirement().addList(BEARER), new SecurityRequirement().addList(API_KEY)));
		List<String> scopes = new ArrayList<>();
		for (Scope scope : requires.value()) {
			scopes.add(scope.word());
		}
		operation.addExtension("x-scopes", scopes);
		return operation;
	}

	/** Adds null to the values of properties that may be null, as annotations cannot. */
	private static void allowNull(Schema<?> resource) {
		if (resource.getProperties() != null) {
			for (Schema<?> property : resource.getProperties().values()) {
				if (property.getEnum() != null && property.getTypes() != null && property.getTypes().contains("null")) {
					addNull(property);
				}
			}
		}
	}

	private static <T> void addNull(Schema<T> property) {
		List<@Nullable T> values = new ArrayList<>(property.getEnum());
		values.add(null);
		property.setEnum(values);
	}

	private static void complete(String path, PathItem item) {
		item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation));
	}

	private static void complete(String path, HttpMethod method, Operation operation) {
		if (operation.getResponses() == null) {
			operation.setResponses(new ApiResponses());
		}
		ApiResponses responses = operation.getResponses();
		if (!operation.getSecurity().isEmpty()) {
			if (method != HttpMethod.GET) {
				completeWrite(method, operation, responses);
			}
			else if ((hasParameter(operation, "limit") || hasParameter(operation, "count"))
					&& describesNoHeaders(responses.get(OK))) {
				addHeaders(responses.get(OK), DescribedParts.TOTAL_COUNT, DescribedParts.LINK);
			}
			if (method == HttpMethod.GET
					&& (path.endsWith("}") || path.startsWith(PARTS) || HISTORIES.contains(path))) {
				completeRead(operation, responses);
			}
			addRefusals(responses, ProblemKind.UNAUTHENTICATED, ProblemKind.FORBIDDEN, ProblemKind.UNPROCESSABLE,
					ProblemKind.TOO_MANY_REQUESTS, ProblemKind.UNAVAILABLE);
		}
		if (path.contains("{")) {
			addRefusals(responses, ProblemKind.NOT_FOUND);
		}
		addRefusals(responses, ProblemKind.MALFORMED, ProblemKind.INTERNAL);
		operation.addParametersItem(DescribedParts.parameter(DescribedParts.REQUEST_ID));
		responses.forEach((status, response) -> {
			if (status.compareTo("400") >= 0 && response.get$ref() == null) {
				response.setContent(DescribedParts.problemContent());
			}
			addHeaders(response, RequestId.HEADER);
		});
		ApiResponses sorted = new ApiResponses();
		new TreeMap<>(responses).forEach(sorted::addApiResponse);
		operation.setResponses(sorted);
	}

	private static void completeRead(Operation operation, ApiResponses responses) {
		operation.addParametersItem(DescribedParts.parameter(DescribedParts.IF_NONE_MATCH));
		addHeaders(responses.get(OK), DescribedParts.ETAG);
		ApiResponse same = new ApiResponse().description("It is as If-None-Match says.");
		addHeaders(same, DescribedParts.ETAG);
		responses.addApiResponse("304", same);
	}

	private static void completeWrite(HttpMethod method, Operation operation, ApiResponses responses) {
		operation.addParametersItem(DescribedParts.parameter(DescribedParts.PREFER));
		operation.addParametersItem(DescribedParts.parameter(DescribedParts.CHANGE_REASON));
		if (!responses.containsKey(CREATED)) {
			operation.addParametersItem(DescribedParts.parameter(DescribedParts.IF_MATCH));
			addRefusals(responses, ProblemKind.PRECONDITION_FAILED);
		}
		if (responses.containsKey(OK)) {
			responses.addApiResponse(NO_CONTENT, new ApiResponse()
				.description("Done; Prefer: return=minimal asked for no more. ETag and Location tell the outcome."));
		}
		if (responses.containsKey(NO_CONTENT)) {
			responses.get(NO_CONTENT).setContent(null);
		}
		for (String success : List.of(OK, CREATED, NO_CONTENT)) {
			addHeaders(responses.get(success), DescribedParts.ETAG, DescribedParts.LOCATION, DescribedParts.READ_MODEL,
					DescribedParts.PREFERENCE_APPLIED);
			if (method != HttpMethod.DELETE) {
				addHeaders(responses.get(success), DescribedParts.REPLAYED);
			}
		}
		if (method != HttpMethod.DELETE) {
			operation.addParametersItem(DescribedParts.parameter(DescribedParts.IDEMPOTENCY_KEY));
		}
		if (operation.getRequestBody() != null) {
			addRefusals(responses, ProblemKind.REQUEST_TIMEOUT, ProblemKind.PAYLOAD_TOO_LARGE,
					ProblemKind.UNSUPPORTED_MEDIA_TYPE);
			Content body = operation.getRequestBody().getContent();
			if (method == HttpMethod.PATCH && body.containsKey(JSON)) {
				body.addMediaType(MERGE_PATCH, body.get(JSON));
			}
		}
	}

	/** Whoever takes JSON in the store API takes the same properties as a form. */
	private static void addForms(Operation operation, Components components) {
		Content body = (operation.getRequestBody() != null) ? operation.getRequestBody().getContent() : null;
		MediaType json = (body != null) ? body.get(JSON) : null;
		if (body == null || json == null || json.getSchema().get$ref() == null) {
			return;
		}
		String name = json.getSchema().get$ref().substring(Components.COMPONENTS_SCHEMAS_REF.length());
		MediaType form = new MediaType().schema(json.getSchema());
		Schema<?> whole = components.getSchemas().get(name);
		Map<?, ?> properties = (whole != null && whole.getProperties() != null) ? whole.getProperties() : Map.of();
		properties.forEach((property, schema) -> {
			if (schema instanceof Schema<?> described && isStructure(described)) {
				form.addEncoding(property.toString(), new Encoding().contentType(JSON));
			}
		});
		body.addMediaType(org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE, form);
		body.addMediaType(org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE, form);
	}

	private static boolean isStructure(Schema<?> schema) {
		Set<String> types = schema.getTypes();
		return schema.get$ref() != null || (types != null
				&& (types.contains("object") || (types.contains("array") && !types.contains("string"))));
	}

	private static boolean hasParameter(Operation operation, String name) {
		return operation.getParameters() != null
				&& operation.getParameters().stream().anyMatch((parameter) -> name.equals(parameter.getName()));
	}

	private static boolean describesNoHeaders(@Nullable ApiResponse response) {
		return response == null || response.getHeaders() == null || response.getHeaders().isEmpty();
	}

	private static void addRefusals(ApiResponses responses, ProblemKind... kinds) {
		for (ProblemKind kind : kinds) {
			responses.putIfAbsent(Integer.toString(kind.status()), DescribedParts.refuse(kind));
		}
	}

	private static void addHeaders(@Nullable ApiResponse response, String... names) {
		if (response != null && response.get$ref() == null) {
			for (String name : names) {
				response.addHeaderObject(name, DescribedParts.header(name));
			}
		}
	}

}
