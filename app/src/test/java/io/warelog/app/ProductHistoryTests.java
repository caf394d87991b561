package io.warelog.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What products were, who changed what of them, and when. */
@OverHttp
class ProductHistoryTests {

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	/** A mug whose price and name changed in one commit, and which was then archived. */
	private String changedMug() {
		String path = this.merchant.createsAt("name", "Mug", "price", 10);
		this.api.patch(path, Json.object("name", "Cup", "price", 12))
			.header("X-Change-Reason", "Spring")
			.header("X-Request-Id", "request-of-spring")
			.send()
			.is(200);
		this.api.post(path + "/archive").send().is(200);
		return path;
	}

	private JsonNode history(String path) {
		return this.api.get(path + "/history").send().is(200).data();
	}

	private static List<String> properties(JsonNode changes) {
		return Json.strings(changes, "property");
	}

	@Test
	void theHistoryTellsEachCommitNewestFirst() {
		JsonNode history = history(changedMug());

		assertThat(Json.stream(history).map((entry) -> entry.required("version").intValue())).containsExactly(4, 3, 1);
		JsonNode edit = history.get(1);
		assertThat(Json.stream(edit.required("events")).map(JsonNode::stringValue))
			.containsExactlyInAnyOrder("product-renamed", "product-repriced");
		assertThat(Json.string(edit, "reason")).isEqualTo("Spring");
		assertThat(Json.string(edit, "request_id")).isEqualTo("request-of-spring");
		assertThat(edit.required("mass_edit_id").isNull()).isTrue();
		assertThat(edit.required("changes")).hasSize(2);
		assertThat(edit.required("changes").get(0))
			.isEqualTo(Json.object("property", "name", "before", "Mug", "after", "Cup"));
		assertThat(Json.decimal(edit.required("changes").get(1), "after")).isEqualByComparingTo("12");
		assertThat(properties(history.get(0).required("changes"))).containsExactly("is_active", "archived");
		assertThat(properties(history.get(2).required("changes"))).contains("name", "price", "currency", "quantity");
		assertThat(Json.string(edit, "by")).isEqualTo(Json.string(history.get(2), "by"));
		Instant.parse(Json.string(edit, "at"));
	}

	@Test
	void aMassEditIsNamedAndItsChangesAreThoseOfItsDiffs() {
		String path = this.merchant.createsAt();
		String key = path.substring("/products/".length());
		URI edit = this.api
			.put("/api/v1/products_multi", "{\"products\":{\"" + key + "\":{\"price\":7,\"quantity\":3}}}")
			.send()
			.is(200)
			.links()
			.get("related");

		JsonNode entry = history(path).get(0);

		assertThat(edit.getPath()).endsWith(Json.string(entry, "mass_edit_id"));
		assertThat(properties(entry.required("changes")))
			.isEqualTo(properties(this.api.get(edit + "/diffs").send().is(200).data()))
			.containsExactly("price", "quantity");
	}

	@Test
	void singleOptionsAndVideosAreToldApart() {
		String path = this.merchant.createsAt("name", "Shirt");
		String store = "/api/v1" + path;
		JsonNode options = this.api.post(store + "/options", """
				{"options":[{"surcharge":0,"quantity":1,"metadata":{"Size":"S"}},
				{"surcharge":1,"quantity":2,"metadata":{"Size":"L"}}]}""").send().is(200).json();
		String large = Json.string(options.get(1), "key");
		this.api.put(store + "/options/" + large, "{\"surcharge\":2}").send().is(200);
		this.api.post(store + "/videos", "{\"video\":\"https://vimeo.com/73781961\"}").send().is(200);

		JsonNode history = history(path);

		assertThat(properties(history.get(0).required("changes"))).containsExactly("media", "videos[73781961]");
		assertThat(properties(history.get(1).required("changes"))).containsExactly("options[" + large + "].surcharge");
		assertThat(properties(history.get(2).required("changes"))).contains("quantity", "options",
				"options[" + large + "]");
	}

	@Test
	void theHistoryIsPagedByOffsetAndByCursor() {
		String path = this.merchant.createsAt("price", 1);
		for (int price = 2; price <= 7; price++) {
			this.api.patch(path, Json.object("price", price)).send().is(200);
		}

		Answer first = this.api.get(path + "/history?limit=3").send().is(200);
		List<Integer> seen = new ArrayList<>();
		String query = "?limit=3";
		for (String next = query; next != null;) {
			Answer page = this.api.get(path + "/history" + next).send().is(200);
			page.data().forEach((entry) -> seen.add(entry.required("version").intValue()));
			JsonNode cursor = page.meta().required("next_cursor");
			next = cursor.isNull() ? null : query + "&cursor=" + cursor.stringValue();
			// what is written meanwhile moves nothing
			this.api.patch(path, Json.object("price", 10 + seen.size())).send().is(200);
		}

		assertThat(seen).containsExactly(7, 6, 5, 4, 3, 2, 1);
		assertThat(first.requiredHeader("X-Total-Count")).isEqualTo("7");
		assertThat(first.meta().required("total_count").intValue()).isEqualTo(7);
		assertThat(first.links()).containsKeys("first", "next", "last").doesNotContainKey("prev");
		assertThat(this.api.get(path + "/history?limit=3&offset=9").send().is(200).data()).hasSize(1);
		this.api.get(path + "/history?limit=0&offset=-1&cursor=x&page=1")
			.send()
			.isRefusedAt("limit", "offset", "cursor", "page");
	}

	@Test
	void aCursorGoesOnInItsOwnListOnly() {
		String path = this.merchant.createsAt("price", 1);
		String other = this.merchant.createsAt("price", 1);
		this.api.patch(path, Json.object("price", 2)).send().is(200);
		String ofHistory = cursor(path + "/history?limit=1");
		String ofFeed = cursor("/events?limit=1");

		this.api.get(path + "/history").query("cursor", ofHistory).send().is(200);
		this.api.get(other + "/history").query("cursor", ofHistory).send().isRefusedAt("cursor");
		this.api.get("/events").query("cursor", ofHistory).send().isRefusedAt("cursor");
		this.api.get(path + "/history").query("cursor", ofFeed).send().isRefusedAt("cursor");
		Merchant.fresh().admin().get("/events").query("cursor", ofFeed).send().isRefusedAt("cursor");
	}

	private String cursor(String list) {
		return Json.string(this.api.get(list).send().is(200).meta(), "next_cursor");
	}

	@Test
	void whatAWriteAnsweredIsInTheHistoryAtOnce() {
		Parallel.run(8, (writer) -> {
			String path = this.merchant.createsAt("price", 1);
			for (int price = 2; price <= 10; price++) {
				JsonNode changed = this.api.patch(path, Json.object("price", price)).send().is(200).data();
				Answer history = this.api.get(path + "/history?limit=1").send().is(200);
				assertThat(history.data().get(0).required("version")).isEqualTo(changed.required("version"));
				assertThat(history.meta().required("total_count").intValue()).isEqualTo(price);
				assertThat(this.merchant.reads(path + "?as_of=" + changed.required("version"))).isEqualTo(changed);
			}
			this.api.delete(path).send().is(204);
			assertThat(history(path)).hasSize(11);
			return writer;
		});
	}

	@Test
	void aProductIsReadAsItWasAtAVersion() {
		String path = this.merchant.createsAt("name", "Mug", "price", 10);
		Answer created = this.api.get(path).send().is(200);
		this.api.patch(path, Json.object("name", "Cup", "price", 12)).send().is(200);
		Answer changed = this.api.get(path).send().is(200);
		this.api.post(path + "/archive").send().is(200);

		Answer then = this.api.get(path + "?as_of=1").send().is(200);

		assertThat(then.text()).isEqualTo(created.text());
		assertThat(then.etag()).isEqualTo(created.etag());
		this.api.get(path + "?as_of=1").ifNoneMatch(then.etag()).send().is(304);
		assertThat(this.api.get(path + "?as_of=3").send().text()).isEqualTo(changed.text());
		assertThat(this.api.get(path + "?as_of=2").send().text()).as("in the midst of a commit")
			.isEqualTo(changed.text());
		this.api.get(path + "?as_of=5").send().isProblem(404);
	}

	@Test
	void aProductIsReadAsItWasAtATime() {
		String path = this.merchant.createsAt("name", "Mug");
		JsonNode created = this.merchant.reads(path);
		JsonNode changed = this.api.patch(path, Json.object("name", "Cup")).send().is(200).data();
		Instant change = Instant.parse(Json.string(changed, "updated_at"));

		assertThat(asOf(path, change)).isEqualTo(changed);
		assertThat(asOf(path, change.minusNanos(1000))).isEqualTo(created);
		assertThat(asOf(path, Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(changed);
		this.api.get(path).query("as_of", "2020-01-01T00:00:00Z").send().isProblem(404);
	}

	private JsonNode asOf(String path, Instant time) {
		return this.api.get(path).query("as_of", time).send().is(200).data();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "", "yesterday", "2026-01-31", "2026-01-31T12:00:00", "99999999999999999999",
			"1.5" })
	void whatIsNeitherAVersionNorATimeIsRefused(String moment) {
		String path = this.merchant.createsAt();

		this.api.get(path + "?as_of=" + moment).send().isRefusedAt("as_of");
		this.api.get("/api/v1" + path + "?as_of=" + moment).send().isRefusedAt("as_of");
		this.api.get(path + "/diff?from=" + moment + "&to=" + moment).send().isRefusedAt("from", "to");
	}

	@Test
	void aDeletedProductIsStillThereInItsHistory() {
		String path = changedMug();
		JsonNode last = this.merchant.reads(path);
		this.api.delete(path).send().is(204);

		JsonNode history = history(path);

		assertThat(Json.stream(history).map((entry) -> entry.required("version").intValue())).containsExactly(5, 4, 3,
				1);
		assertThat(Json.stream(history.get(0).required("changes")).map((change) -> change.required("after")))
			.allMatch(JsonNode::isNull);
		this.api.get(path + "?as_of=5").send().isProblem(404);
		this.api.get(path).query("as_of", Json.string(history.get(0), "at")).send().isProblem(404);
		assertThat(this.merchant.reads(path + "?as_of=4")).isEqualTo(last);
		assertThat(properties(this.api.get(path + "/diff?from=4").send().is(200).data())).contains("name", "price");
		assertThat(this.api.get(path + "/price-history").send().is(200).data().required("prices")).hasSize(2);
	}

	@Test
	void theStoreShowsAProductAsItWasByKeyAndBySlug() {
		this.api.form("POST", "/api/v1/products", "name=Mug", "price=5", "categories=Warm").send().is(201);
		String first = this.api.get("/api/v1/products/mug").send().is(200).text();
		String key = Json.string(Json.parse(first), "key");
		this.api.form("PUT", "/api/v1/products/mug", "price=6").send().is(200);
		String second = this.api.get("/api/v1/products/mug").send().is(200).text();
		String at = Json.string(history("/products/" + key).get(0), "at");

		assertThat(this.api.get("/api/v1/products/mug?as_of=1").send().is(200).text()).isEqualTo(first);
		assertThat(this.api.get("/api/v1/products/" + key + "?as_of=1").send().is(200).text()).isEqualTo(first);
		assertThat(this.api.get("/api/v1/products/mug").query("as_of", at).send().is(200).text()).isEqualTo(second);
		this.api.get("/api/v1/products/warm?as_of=1").send().isProblem(404);
		this.api.get("/api/v1/products/mug?as_of=1&count=1").send().isRefusedAt("count");
	}

	@Test
	void aSlugNamesTheProductThatHadItThen() {
		String first = this.merchant.createsAt("name", "Mug");
		String createdAt = Json.string(this.merchant.reads(first), "updated_at");
		this.api.delete(first).send().is(204);
		String second = this.merchant.createsAt("name", "Mug");
		String then = Json.string(this.merchant.reads(second), "updated_at");
		this.api.delete(second).send().is(204);
		String gone = Json.string(history(second).get(0), "at");

		assertThat(keyAsOf("mug", createdAt)).isEqualTo(first.substring("/products/".length()));
		assertThat(keyAsOf("mug", then)).isEqualTo(second.substring("/products/".length()));
		assertThat(keyAsOf("mug", "1")).as("the one that had it last")
			.isEqualTo(second.substring("/products/".length()));
		this.api.get("/api/v1/products/mug").query("as_of", gone).send().isProblem(404);
		Merchant.fresh().admin().get("/api/v1/products/mug").query("as_of", then).send().isProblem(404);
	}

	@Test
	void aRestoredProductWasAwayInBetween() {
		String path = this.merchant.createsAt("name", "Mug");
		this.api.delete(path).send().is(204);
		String gone = Json.string(history(path).get(0), "at");
		this.api.post(path + "/revert", Json.object("to", 1)).send().is(200);
		String back = Json.string(history(path).get(0), "at");

		assertThat(history(path).get(0).required("events").valueStream().map(JsonNode::stringValue))
			.containsExactly("product-restored");
		this.api.get(path + "?as_of=2").send().isProblem(404);
		assertThat(Json.string(this.api.get(path + "?as_of=3").send().is(200).data(), "name")).isEqualTo("Mug");
		assertThat(keyAsOf("mug", back)).isEqualTo(path.substring("/products/".length()));
		JsonNode prices = this.api.get(path + "/price-history").send().is(200).data().required("prices");
		assertThat(prices).hasSize(2);
		assertThat(Json.string(prices.get(0), "from")).isEqualTo(back);
		assertThat(Json.string(prices.get(1), "to")).isEqualTo(gone);
	}

	private String keyAsOf(String slug, String moment) {
		return Json.string(this.api.get("/api/v1/products/" + slug).query("as_of", moment).send().is(200).json(),
				"key");
	}

	@Test
	void aVisitorDoesNotSeeThePast() {
		String path = this.merchant.createsAt();

		this.merchant.storefront().get(path).send().is(200);
		this.merchant.storefront().get(path + "?as_of=1").send().isProblem(403);
		this.merchant.storefront().get("/api/v1" + path + "?as_of=1").send().isProblem(403);
	}

	@Test
	void twoMomentsAreCompared() {
		String path = changedMug();
		String created = Json.string(this.merchant.reads(path), "created_at");

		Answer diff = this.api.get(path + "/diff?from=1&to=3").send().is(200);
		Answer back = this.api.get(path + "/diff?from=4&to=1").send().is(200);
		Answer untilNow = this.api.get(path + "/diff").query("from", created).send().is(200);
		Answer fromNothing = this.api.get(path + "/diff?from=2020-01-01T00:00:00Z&to=1").send().is(200);

		assertThat(properties(diff.data())).containsExactly("name", "price");
		assertThat(diff.meta()).isEqualTo(Json.object("from", 1, "to", 3));
		assertThat(back.data().get(0)).isEqualTo(Json.object("property", "name", "before", "Cup", "after", "Mug"));
		assertThat(properties(untilNow.data())).containsExactly("name", "price", "is_active", "archived");
		assertThat(untilNow.meta()).isEqualTo(Json.object("from", 1, "to", 4));
		assertThat(fromNothing.meta().required("from").intValue()).isZero();
		assertThat(fromNothing.data()).isEqualTo(history(path).get(2).required("changes"));
		assertThat(this.api.get(path + "/diff?from=4").send().is(200).data()).isEmpty();
		this.api.get(path + "/diff?from=9").send().isProblem(404);
		this.api.get(path + "/diff?to=1").send().isRefusedAt("from");
	}

	@Test
	void pricesAreToldWithTheirPeriodsAndTheLowestBeforeTheSale() {
		String path = this.merchant.createsAt("price", 10);
		JsonNode first = this.api.get(path + "/price-history").send().is(200).data();
		this.api.patch(path, Json.object("price", 8)).send().is(200);
		this.api.patch(path, Json.object("price", 12, "name", "Cup")).send().is(200);
		this.api.form("PUT", "/api/v1" + path, "sale_price=9").send().is(200);
		this.api.patch(path, Json.object("name", "Mug")).send().is(200);

		JsonNode data = this.api.get(path + "/price-history").send().is(200).data();

		JsonNode prices = data.required("prices");
		assertThat(first.required("lowest_price_30d").isNull()).isTrue();
		assertThat(Json.decimal(data, "lowest_price_30d")).isEqualByComparingTo("8");
		assertThat(prices).hasSize(4);
		assertThat(Json.decimal(prices.get(0), "price")).isEqualByComparingTo("12");
		assertThat(Json.decimal(prices.get(0), "sale_price")).isEqualByComparingTo("9");
		assertThat(Json.decimal(prices.get(0), "current_price")).isEqualByComparingTo("9");
		assertThat(prices.get(0).required("to").isNull()).isTrue();
		for (int i = 1; i < 4; i++) {
			assertThat(Json.string(prices.get(i), "to")).isEqualTo(Json.string(prices.get(i - 1), "from"));
			assertThat(prices.get(i).required("sale_price").isNull()).isTrue();
		}
	}

	@Test
	void pricesAreReadPageByPageWithTheLowestOnEach() {
		String path = this.merchant.createsAt("price", 3);
		for (int price = 4; price <= 7; price++) {
			this.api.patch(path, Json.object("price", price)).send().is(200);
		}

		Answer all = this.api.get(path + "/price-history").send().is(200);
		Answer middle = this.api.get(path + "/price-history?limit=2&offset=2").send().is(200);
		Answer beyond = this.api.get(path + "/price-history?offset=5").send().is(200);

		assertThat(prices(all)).containsExactly(7, 6, 5, 4, 3);
		assertThat(prices(middle)).containsExactly(5, 4);
		assertThat(prices(beyond)).isEmpty();
		assertThat(List.of(all, middle, beyond))
			.allSatisfy((page) -> assertThat(Json.decimal(page.data(), "lowest_price_30d")).isEqualByComparingTo("3"));
		assertThat(middle.meta()).isEqualTo(Json.object("total_count", 5, "limit", 2, "offset", 2));
		assertThat(middle.requiredHeader("X-Total-Count")).isEqualTo("5");
		assertThat(middle.links()).containsKeys("first", "prev", "next", "last");
		assertThat(prices(this.api.get(middle.links().get("next").toString()).send().is(200))).containsExactly(3);
		this.api.get(path + "/price-history?limit=2&offset=2").ifNoneMatch(middle.etag()).send().is(304);
		this.api.get(path + "/price-history?limit=101&offset=-1&cursor=x")
			.send()
			.isRefusedAt("limit", "offset", "cursor");
	}

	private static List<Integer> prices(Answer page) {
		return Json.stream(page.data().required("prices"))
			.map((period) -> Json.decimal(period, "price").intValueExact())
			.toList();
	}

}
