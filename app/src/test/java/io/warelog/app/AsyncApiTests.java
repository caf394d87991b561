package io.warelog.app;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the change feed, and that events are what it says. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsyncApiTests {

	private static final String DOCUMENT = "https://warelog.example/asyncapi.json";

	private final Merchant merchant = Merchant.fresh();

	private JsonNode asyncApi;

	@BeforeAll
	void read() {
		this.asyncApi = RunningWarelog.shared().api().get("/asyncapi.json").send().is(200).json();
	}

	@Test
	void itHasTheShapeOfAsyncApi3() {
		assertThat(Json.string(this.asyncApi, "asyncapi")).isEqualTo("3.0.0");
		assertThat(this.asyncApi.propertyNames()).isSubsetOf("asyncapi", "id", "info", "servers", "defaultContentType",
				"channels", "operations", "components");
		assertThat(Json.string(this.asyncApi.required("info"), "title")).isNotBlank();
		assertThat(Json.string(this.asyncApi.required("info"), "version")).isNotBlank();
		assertThat(this.asyncApi.required("channels")).isNotEmpty()
			.allSatisfy((channel) -> assertThat(channel.propertyNames()).contains("address", "messages")
				.isSubsetOf("address", "messages", "title", "summary", "description", "servers", "parameters", "tags",
						"externalDocs", "bindings"));
		assertThat(this.asyncApi.required("operations")).isNotEmpty().allSatisfy((operation) -> {
			assertThat(Json.string(operation, "action")).isIn("send", "receive");
			assertThat(operation.required("channel").propertyNames()).containsExactly("$ref");
			assertThat(operation.required("messages")).isNotEmpty()
				.allSatisfy((message) -> assertThat(Json.string(message, "$ref")).startsWith("#/channels/"));
		});
		assertThat(this.asyncApi.at("/components/messages")).isNotEmpty()
			.allSatisfy((message) -> assertThat(message.propertyNames()).contains("name", "contentType", "payload"));
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		Json.referencesLeadSomewhere(this.asyncApi);
	}

	@Test
	void itsRouteIsThatOfTheFeed() {
		String address = Json.string(this.asyncApi.at("/channels/events"), "address");

		this.merchant.admin().get(address).send().is(200);
	}

	@Test
	void eventsAreAsDescribed() {
		String path = this.merchant.createsAt("name", "Tea", "recurring", true, "billing_cycle", "monthly");
		Api admin = this.merchant.admin();
		admin.patch(path, Json.object("price", 11)).header("X-Change-Reason", "Dearer").send().is(200);
		admin.post(path + "/archive").send().is(200);
		admin.post(path + "/unarchive").send().is(200);
		admin
			.put("/api/v1/products_multi",
					Json.object("products",
							Json.object(path.substring("/products/".length()), Json.object("price", 12))))
			.send()
			.is(200);
		admin.delete(path).send().is(204);
		JsonNode events = admin.get("/events").send().is(200).data();

		assertThat(events).hasSize(6).allSatisfy((event) -> assertThat(faults(event)).isEmpty());
		assertThat(this.asyncApi.at("/components/schemas/productChangeEvent/properties/type/enum").valueStream())
			.extracting(JsonNode::stringValue)
			.containsAll(Json.strings(events, "type"));
		assertThat(faults(Json.object("specversion", "1.0"))).isNotEmpty();
	}

	@Test
	void itsExamplesAreAsDescribed() {
		assertThat(this.asyncApi.at("/components/messages/productChanged/examples")).isNotEmpty()
			.allSatisfy((example) -> assertThat(faults(example.required("payload"))).isEmpty());
	}

	private List<?> faults(JsonNode event) {
		Schema schema = SchemaRegistry
			.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
					(registry) -> registry.schemas(Map.of(DOCUMENT, Objects.toString(this.asyncApi))))
			.getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/productChangeEvent"));
		return schema.validate(event.toString(), InputFormat.JSON);
	}

}
