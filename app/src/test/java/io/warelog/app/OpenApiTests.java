package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API, and that who may do what holds for all it describes. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTests {

	/** Who may call a route. */
	private enum Access {

		EVERYBODY, WHO_HAS_A_SIGNED_URL, STOREFRONT, ADMIN, OPERATOR

	}

	private static final String NO_SUCH_ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "options", "head",
			"trace");

	/** Every route there is; one that is served and not listed here fails the test. */
	private static final Map<String, Access> ROUTES = new TreeMap<>(Map.ofEntries( //
			Map.entry("GET /products", Access.STOREFRONT), //
			Map.entry("POST /products", Access.ADMIN), //
			Map.entry("GET /products/{}", Access.STOREFRONT), //
			Map.entry("PATCH /products/{}", Access.ADMIN), //
			Map.entry("DELETE /products/{}", Access.ADMIN), //
			Map.entry("GET /products/{}/history", Access.ADMIN), //
			Map.entry("GET /products/{}/diff", Access.ADMIN), //
			Map.entry("GET /products/{}/price-history", Access.ADMIN), //
			Map.entry("POST /products/{}/archive", Access.ADMIN), //
			Map.entry("POST /products/{}/unarchive", Access.ADMIN), //
			Map.entry("POST /products/{}/revert", Access.ADMIN), //
			Map.entry("PUT /products/{}/images", Access.ADMIN), //
			Map.entry("PUT /media/uploads/{}", Access.WHO_HAS_A_SIGNED_URL), //
			Map.entry("GET /media/{}", Access.EVERYBODY), //
			Map.entry("GET /api/v1/products", Access.STOREFRONT), //
			Map.entry("PUT /api/v1/products", Access.ADMIN), //
			Map.entry("PUT /api/v1/products_multi", Access.ADMIN), //
			Map.entry("GET /api/v1/products/{}", Access.STOREFRONT), //
			Map.entry("GET /api/v1/categories", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/options", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/options/{}", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/extras", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/extras/{}", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/categories", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/categories/{}", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/images", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/images/{}", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/videos", Access.STOREFRONT), //
			Map.entry("GET /api/v1/products/{}/videos/{}", Access.STOREFRONT), //
			Map.entry("GET /events", Access.ADMIN), //
			Map.entry("GET /mass-edits", Access.ADMIN), //
			Map.entry("GET /mass-edits/{}", Access.ADMIN), //
			Map.entry("GET /mass-edits/{}/diffs", Access.ADMIN), //
			Map.entry("POST /mass-edits/{}/revert", Access.ADMIN), //
			Map.entry("POST /api/v1/products", Access.ADMIN), //
			Map.entry("PUT /api/v1/products/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}", Access.ADMIN), //
			Map.entry("POST /api/v1/products/{}/categories", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}/categories/{}", Access.ADMIN), //
			Map.entry("POST /api/v1/products/{}/options", Access.ADMIN), //
			Map.entry("PUT /api/v1/products/{}/options/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}/options/{}", Access.ADMIN), //
			Map.entry("POST /api/v1/products/{}/extras", Access.ADMIN), //
			Map.entry("PUT /api/v1/products/{}/extras/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}/extras/{}", Access.ADMIN), //
			Map.entry("POST /api/v1/products/{}/images", Access.ADMIN), //
			Map.entry("GET /api/v1/callback_secret", Access.ADMIN), //
			Map.entry("POST /api/v1/products/{}/videos", Access.ADMIN), //
			Map.entry("PUT /api/v1/products/{}/images/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}/images/{}", Access.ADMIN), //
			Map.entry("PUT /api/v1/products/{}/videos/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/products/{}/videos/{}", Access.ADMIN), //
			Map.entry("GET /fee-types", Access.ADMIN), //
			Map.entry("POST /fee-types", Access.ADMIN), //
			Map.entry("GET /fee-types/{}", Access.ADMIN), //
			Map.entry("PATCH /fee-types/{}", Access.ADMIN), //
			Map.entry("DELETE /fee-types/{}", Access.ADMIN), //
			Map.entry("GET /api/v1/tax_groups", Access.STOREFRONT), //
			Map.entry("POST /api/v1/tax_groups", Access.ADMIN), //
			Map.entry("GET /api/v1/tax_groups/{}", Access.STOREFRONT), //
			Map.entry("PUT /api/v1/tax_groups/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/tax_groups/{}", Access.ADMIN), //
			Map.entry("GET /api/v1/shipping_groups", Access.STOREFRONT), //
			Map.entry("POST /api/v1/shipping_groups", Access.ADMIN), //
			Map.entry("GET /api/v1/shipping_groups/{}", Access.STOREFRONT), //
			Map.entry("PUT /api/v1/shipping_groups/{}", Access.ADMIN), //
			Map.entry("DELETE /api/v1/shipping_groups/{}", Access.ADMIN), //
			Map.entry("GET /admin/merchants", Access.OPERATOR), //
			Map.entry("POST /admin/merchants", Access.OPERATOR), //
			Map.entry("GET /admin/merchants/{}", Access.OPERATOR), //
			Map.entry("PATCH /admin/merchants/{}", Access.OPERATOR), //
			Map.entry("GET /admin/merchants/{}/keys", Access.OPERATOR), //
			Map.entry("POST /admin/merchants/{}/keys", Access.OPERATOR), //
			Map.entry("GET /admin/keys/{}", Access.OPERATOR), //
			Map.entry("DELETE /admin/keys/{}", Access.OPERATOR), //
			Map.entry("GET /admin/organizations", Access.OPERATOR), //
			Map.entry("GET /admin/organizations/{}", Access.OPERATOR), //
			Map.entry("PATCH /admin/organizations/{}", Access.OPERATOR), //
			Map.entry("GET /admin/projections", Access.OPERATOR), //
			Map.entry("POST /admin/projections/{}/rebuild", Access.OPERATOR), //
			Map.entry("DELETE /admin/projections/{}/rebuild", Access.OPERATOR), //
			Map.entry("GET /admin/dead-letters", Access.OPERATOR), //
			Map.entry("POST /admin/dead-letters/retry", Access.OPERATOR), //
			Map.entry("POST /admin/dead-letters/{}/retry", Access.OPERATOR), //
			Map.entry("GET /", Access.EVERYBODY), //
			Map.entry("GET /problems/{}", Access.EVERYBODY), //
			Map.entry("GET /openapi.json", Access.EVERYBODY), //
			Map.entry("GET /asyncapi.json", Access.EVERYBODY), //
			Map.entry("GET /docs", Access.EVERYBODY), //
			Map.entry("GET /actuator/health", Access.EVERYBODY), //
			Map.entry("GET /actuator/prometheus", Access.OPERATOR)));

	/** Routes beside the API proper, which its description may leave out. */
	private static final Set<String> NEED_NO_DESCRIPTION = Set.of("GET /", "GET /problems/{}", "GET /openapi.json",
			"GET /docs", "GET /actuator/health", "GET /actuator/prometheus");

	private final Api nobody = RunningWarelog.shared().api();

	private final Merchant merchant = Merchant.fresh();

	private JsonNode openApi;

	@BeforeAll
	void read() {
		this.openApi = this.nobody.get("/openapi.json").send().is(200).json();
	}

	@Test
	void theDescriptionIsValidOpenApi31() throws IOException {
		assertThat(Json.string(this.openApi, "openapi")).startsWith("3.1.");
		try (InputStream schema = getClass().getResourceAsStream("/openapi-3.1-schema.yaml")) {
			Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
				.getSchema(schema, InputFormat.YAML);

			assertThat(validator.validate(this.openApi)).isEmpty();
			assertThat(validator.validate("{\"openapi\":\"3.1.0\",\"paths\":{}}", InputFormat.JSON)).isNotEmpty();
		}
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		Json.referencesLeadSomewhere(this.openApi);
	}

	@Test
	void everyRouteIsDescribedAndEveryDescribedRouteIsKnown() {
		Set<String> expected = new TreeSet<>(ROUTES.keySet());
		expected.removeAll(NEED_NO_DESCRIPTION);
		Set<String> described = new TreeSet<>(operations().keySet());
		described.removeAll(NEED_NO_DESCRIPTION);

		assertThat(described).isEqualTo(expected);
	}

	@Test
	void everyDescribedRouteTellsWhatItDoesAndAnswers() {
		Set<String> ids = new TreeSet<>();
		operations().forEach((route, operation) -> {
			assertThat(operation.path("summary").asString("") + operation.path("description").asString("")).as(route)
				.isNotBlank();
			assertThat(ids.add(Json.string(operation, "operationId"))).as(route).isTrue();
			assertThat(operation.required("responses").propertyNames()).as(route)
				.anyMatch((status) -> status.startsWith("2"))
				.anyMatch((status) -> status.startsWith("4") || status.equals("default"));
		});
	}

	@Test
	void bothWaysToSendAKeyAreDescribed() {
		List<JsonNode> schemes = Json.stream(this.openApi.required("components").required("securitySchemes")).toList();

		assertThat(schemes).anyMatch((scheme) -> scheme.path("name").asString("").equalsIgnoreCase("X-API-Key"))
			.anyMatch((scheme) -> scheme.path("scheme").asString("").equals("bearer"));
	}

	@Test
	void noRouteButTheOpenOnesAnswersWithoutAKey() {
		routes(EnumSet.of(Access.STOREFRONT, Access.ADMIN, Access.OPERATOR))
			.forEach((route) -> call(this.nobody, route).isProblem(401));
		routes(EnumSet.of(Access.WHO_HAS_A_SIGNED_URL)).forEach((route) -> call(this.nobody, route).isProblem(403));
		routes(EnumSet.of(Access.EVERYBODY))
			.forEach((route) -> assertThat(call(this.nobody, route).status()).as(route).isIn(200, 302, 404));
	}

	@Test
	void aStorefrontKeyReadsProductsAndNothingElse() {
		routes(EnumSet.of(Access.ADMIN, Access.OPERATOR))
			.forEach((route) -> call(this.merchant.storefront(), route).isProblem(403));
		routes(EnumSet.of(Access.STOREFRONT))
			.forEach((route) -> assertThat(call(this.merchant.storefront(), route).status()).as(route).isIn(200, 404));
	}

	@Test
	void anAdminKeyIsNoOperatorKey() {
		routes(EnumSet.of(Access.OPERATOR)).forEach((route) -> call(this.merchant.admin(), route).isProblem(403));
		routes(EnumSet.of(Access.STOREFRONT, Access.ADMIN))
			.forEach((route) -> assertThat(call(this.merchant.admin(), route).status()).as(route).isIn(200, 404, 422));
	}

	@Test
	void thePageToTryItAnswers() {
		Answer page = this.nobody.get("/docs").send();
		URI address = URI.create("/docs");
		for (int i = 0; i < 5 && page.status() / 100 == 3; i++) {
			address = address.resolve(page.requiredHeader("Location"));
			page = this.nobody.get(address.getPath()).send();
		}

		page.is(200);
		assertThat(page.requiredHeader("Content-Type")).startsWith("text/html");
		assertThat(page.text()).contains("<html");
	}

	@Test
	void healthIsOpenAndTellsThePartsState() {
		JsonNode health = this.nobody.get("/actuator/health").send().is(200).json();

		assertThat(Json.string(health, "status")).isEqualTo("UP");
		assertThat(health.required("components")).isNotEmpty()
			.allMatch((part) -> Json.string(part, "status").equals("UP"));
	}

	@Test
	void metricsAreForTheOperator() {
		Answer metrics = this.merchant.operator().get("/actuator/prometheus").send().is(200);

		assertThat(metrics.text()).contains("# HELP", "jvm_memory_used_bytes", "http_server_requests_seconds_bucket",
				"warelog_log_writable 1.0", "warelog_projections_failing 0.0", "warelog_log_head",
				"warelog_read_models_position", "warelog_projection_lag{projection=\"products\"} ",
				"warelog_projection_parked_products{projection=\"products\"} ");
	}

	@Test
	void noOtherActuatorAnswers() {
		for (String name : List.of("env", "beans", "heapdump", "loggers", "configprops", "shutdown", "threaddump")) {
			this.merchant.admin().get("/actuator/" + name).send().isProblem(404);
		}
	}

	private Answer call(Api api, String route) {
		String[] parts = route.replace("{}", NO_SUCH_ID).split(" ");
		return (parts[0].equals("GET") ? api.get(parts[1]) : api.send(parts[0], parts[1], "{}")).send();
	}

	/** The described routes and the known ones, of the given kinds of access. */
	private Set<String> routes(Set<Access> access) {
		Set<String> routes = new TreeSet<>(operations().keySet());
		routes.addAll(ROUTES.keySet());
		assertThat(ROUTES.keySet()).as("routes whose access is known").containsAll(routes);
		routes.removeIf((route) -> !access.contains(ROUTES.get(route)));
		return routes;
	}

	private Map<String, JsonNode> operations() {
		Map<String, JsonNode> operations = new TreeMap<>();
		this.openApi.required("paths").forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
			if (METHODS.contains(method)) {
				operations.put(method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}"), operation);
			}
		}));
		return operations;
	}

}
