package io.warelog.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading the change feed page by page. */
@OverHttp
class FeedTests {

	private static final String BATCH = "application/cloudevents-batch+json";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	@Test
	void eachKindOfChangeHasItsType() {
		String path = this.merchant.createsAt("name", "Tea");
		this.api.patch(path, Json.object("name", "Green tea", "price", 11)).send().is(200);
		this.api.post(path + "/archive").send().is(200);
		this.api.patch(path, Json.object("description", "Archived")).send().is(200);
		this.api.post(path + "/unarchive").send().is(200);
		this.api.delete(path).send().is(204);
		this.api.post(path + "/revert", Json.object("to", 6)).send().is(200);

		JsonNode events = this.api.get("/events").send().is(200).data();

		assertThat(Json.strings(events, "type")).containsExactly("io.warelog.product.created",
				"io.warelog.product.updated", "io.warelog.product.archived", "io.warelog.product.updated",
				"io.warelog.product.unarchived", "io.warelog.product.deleted", "io.warelog.product.restored");
		assertThat(Json.stream(events).map((event) -> event.at("/data/version").intValue())).containsExactly(1, 3, 4, 5,
				6, 7, 8);
		assertThat(changes(events.get(0))).containsEntry("name", "null -> \"Tea\"");
		assertThat(changes(events.get(1)))
			.isEqualTo(Map.of("name", "\"Tea\" -> \"Green tea\"", "price", "10.00 -> 11.00"));
		assertThat(changes(events.get(2))).containsEntry("archived", "false -> true");
		assertThat(changes(events.get(4))).containsEntry("archived", "true -> false");
		assertThat(changes(events.get(5))).containsEntry("name", "\"Green tea\" -> null");
		assertThat(changes(events.get(6))).containsEntry("name", "null -> \"Green tea\"");
	}

	private static Map<String, String> changes(JsonNode event) {
		Map<String, String> changes = new TreeMap<>();
		for (JsonNode change : event.at("/data/changes")) {
			changes.put(Json.string(change, "property"), change.required("before") + " -> " + change.required("after"));
		}
		return changes;
	}

	/** The rules of CloudEvents 1.0 and of its JSON format, field by field. */
	@Test
	void anEventIsACloudEvent() {
		String path = this.merchant.createsAt();
		String product = path.substring("/products/".length());
		Answer change = this.api.patch(path, Json.object("price", 11))
			.header("X-Change-Reason", "Dearer")
			.send()
			.is(200);
		JsonNode event = this.api.get("/events?limit=2").send().is(200).data().get(1);
		JsonNode data = event.required("data");

		assertThat(event.propertyNames()).allMatch((name) -> name.matches("[a-z0-9]{1,20}"));
		assertThat(Json.string(event, "specversion")).isEqualTo("1.0");
		assertThat(Json.string(event, "id")).isEqualTo(product + ":2");
		assertThat(URI.create(Json.string(event, "source"))).hasToString("/merchants/" + this.merchant.id());
		assertThat(Json.string(event, "type")).isEqualTo("io.warelog.product.updated");
		assertThat(Json.string(event, "subject")).isEqualTo(product);
		assertThat(Instant.parse(Json.string(event, "time")))
			.isEqualTo(Instant.parse(Json.string(change.data(), "updated_at")));
		assertThat(Json.string(event, "datacontenttype")).isEqualTo("application/json");
		assertThat(Json.string(data, "product_id")).isEqualTo(product);
		assertThat(data.required("version").intValue()).isEqualTo(2);
		assertThat(Json.string(data, "reason")).isEqualTo("Dearer");
		assertThat(Json.string(data, "request_id")).isEqualTo(change.requiredHeader("X-Request-Id"));
		UUID.fromString(Json.string(data, "by"));
		assertThat(data.required("mass_edit_id").isNull()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 7, 100 })
	void pagesOfAnySizeTellEveryChangeOnceAndInOrder(int limit) {
		List<String> paths = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			paths.add(this.merchant.createsAt("name", "Product " + i));
			expected.add(name(paths.get(i), 1));
		}
		for (int i = 0; i < 8; i++) {
			JsonNode changed = this.api.patch(paths.get(i % 3), Json.object("price", 20 + i)).send().is(200).data();
			expected.add(name(paths.get(i % 3), changed.required("version").intValue()));
		}

		assertThat(walk(limit, () -> {
		})).isEqualTo(expected);
	}

	@Test
	void theProductsOfAMassEditAreToldOneByOneAcrossPages() {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < 25; i++) {
			keys.add(Json.string(this.merchant.creates("name", "Product " + i), "product_id"));
		}
		String cursor = end();
		ObjectNode edit = Json.object();
		keys.forEach((key) -> edit.set(key, Json.object("price", 7)));
		URI link = Objects.requireNonNull(this.api.put("/api/v1/products_multi", Json.object("products", edit))
			.send()
			.is(200)
			.links()
			.get("related"));

		List<JsonNode> events = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			Answer page = this.api.get("/events?limit=6").query("cursor", cursor).send().is(200);
			page.data().forEach(events::add);
			cursor = Json.string(page.meta(), "next_cursor");
		}

		assertThat(events).extracting((event) -> Json.string(event, "subject"))
			.containsExactlyElementsOf(new TreeSet<>(keys));
		assertThat(events).extracting((event) -> "/mass-edits/" + event.at("/data/mass_edit_id").stringValue())
			.containsOnly(link.getPath());
	}

	@Test
	void aWalkGoesOnWhileProductsChange() {
		List<String> paths = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			paths.add(this.merchant.createsAt("name", "Product " + i));
			expected.add(name(paths.get(i), 1));
		}
		List<Integer> prices = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));

		List<String> walked = walk(2, () -> {
			if (!prices.isEmpty()) {
				String path = paths.get(prices.size() - 1);
				this.api.patch(path, Json.object("price", prices.removeLast())).send().is(200);
				expected.add(name(path, 2));
			}
		});

		assertThat(walked).isEqualTo(expected);
	}

	@Test
	void theLastPageHasACursorFromWhichItGoesOn() {
		Answer nothing = this.api.get("/events").send().is(200);
		String start = Json.string(nothing.meta(), "next_cursor");
		String path = this.merchant.createsAt();
		Answer created = this.api.get("/events").query("cursor", start).send().is(200);
		String end = Json.string(created.meta(), "next_cursor");
		Answer still = this.api.get("/events").query("cursor", end).send().is(200);
		this.api.delete(path).send().is(204);

		assertThat(nothing.data()).isEmpty();
		assertThat(created.data()).hasSize(1);
		assertThat(still.data()).isEmpty();
		assertThat(Json.string(still.meta(), "next_cursor")).isEqualTo(end);
		assertThat(Json.strings(this.api.get("/events").query("cursor", end).send().is(200).data(), "id"))
			.containsExactly(name(path, 2));
		assertThat(created.links().get("next")).hasQuery("cursor=" + end);
	}

	@Test
	void anotherMerchantIsToldNothingOfIt() {
		this.merchant.creates();
		Merchant sister = Merchant.of(this.merchant.operator(), this.merchant.organizationId());

		for (Api other : List.of(sister.admin(), Merchant.fresh().admin())) {
			assertThat(other.get("/events").send().is(200).data()).isEmpty();
			other.get("/events").query("cursor", end()).send().isRefusedAt("cursor");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                                                        | application/json
			*/*                                                     | application/json
			application/*                                           | application/json
			application/json, text/event-stream                     | application/json
			application/cloudevents-batch+json                      | application/cloudevents-batch+json
			application/json;q=0.5, application/cloudevents-batch+json | application/cloudevents-batch+json
			application/cloudevents-batch+json;q=0.1, */*;q=0.2, text/event-stream;q=0 | application/json
			""")
	void aPageHasTheFormThatTheClientLikesBest(String accept, String expected) {
		this.merchant.creates();
		Request request = this.api.get("/events?limit=1");

		Answer page = ((accept != null) ? request.header("Accept", accept) : request).send().is(200);

		assertThat(page.requiredHeader("Content-Type")).isEqualTo(expected);
		assertThat(expected.equals(BATCH) ? page.json() : page.data()).hasSize(1);
		assertThat(page.json().isArray()).isEqualTo(expected.equals(BATCH));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "application/json;q=0", "application/cloudevents+json" })
	void otherFormsAreNotAcceptable(String accept) {
		this.api.get("/events").header("Accept", accept).send().isProblem(406);
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=101,limit", "limit=ten,limit", "cursor=nonsense,cursor", "cursor=,cursor",
			"offset=1,offset", "sort=id,sort" })
	void badParametersAreRefused(String query, String parameter) {
		this.api.get("/events?" + query).send().isRefusedAt(parameter);
	}

	@Test
	void visitorsOfTheStoreDoNotReadIt() {
		this.merchant.storefront().get("/events").send().isProblem(403);
		this.merchant.storefront().get("/events").header("Accept", "text/event-stream").send().isProblem(403);
	}

	private static String name(String path, int version) {
		return path.substring("/products/".length()) + ":" + version;
	}

	/** Where the feed ends now. */
	private String end() {
		return Json.string(this.api.get("/events?limit=100").send().is(200).meta(), "next_cursor");
	}

	/** The ids of all events, read page by page, with something done in between. */
	private List<String> walk(int limit, Runnable meanwhile) {
		List<String> ids = new ArrayList<>();
		Answer page = this.api.get("/events?limit=" + limit).send().is(200);
		while (!page.data().isEmpty()) {
			assertThat(page.data().size()).isLessThanOrEqualTo(limit);
			ids.addAll(Json.strings(page.data(), "id"));
			meanwhile.run();
			page = this.api.get(Objects.requireNonNull(page.links().get("next")).toString()).send().is(200);
		}
		return ids;
	}

}
