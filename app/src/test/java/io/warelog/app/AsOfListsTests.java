package io.warelog.app;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue as it was: both lists as of a time. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfListsTests {

	private static final String STORE = "/api/v1/products";

	/** Lists of all kinds; what each answered after each command is remembered. */
	private static final List<String> LISTS = List.of("/products", "/products?limit=3&offset=2",
			"/products?sort=created_at&limit=4", "/products?sort=name", "/products?sort=-name&limit=2&offset=1",
			"/products?sort=price", "/products?sort=-price&limit=3", "/products?sort=updated_at&limit=3",
			"/products?sort=-updated_at", "/products?sort=order", "/products?sort=-order&limit=2",
			"/products?q=tea&sort=price", "/products?q=pot+blue", "/products?category=warm&sort=name",
			"/products?status=sold+out", "/products?type=digital", "/products?is_active=true&limit=2",
			"/products?archived=true", "/products?archived=false&sort=-price", "/products?recurring=true",
			"/products?currency_code=EUR", "/products?price_min=5&price_max=9.50&sort=order",
			"/products?created_from=2020-01-01T00:00:00Z&created_to=2999-01-01T00:00:00Z&limit=2",
			"/products?updated_from=2020-01-01T00:00:00Z&sort=order&limit=2", STORE, STORE + "?page=1&count=2",
			STORE + "?sort=-order", STORE + "?archived=true", STORE + "?sort=name&count=3", STORE + "?sort=-created_at",
			STORE + "?sort=price&page=1&count=2", STORE + "?q=tea", STORE + "?category=warm&sort=order",
			STORE + "?is_active=false", STORE + "/cold");

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	/** What each list and product answered at some time. */
	private final Map<Instant, Map<String, Answer>> answers = new LinkedHashMap<>();

	private final List<String> keys = new ArrayList<>();

	private final Instant before = Instant.now();

	@BeforeAll
	void history() {
		remember();
		create("Teapot", "price=5", "categories=Warm,Cold");
		create("Tea, green", "price=7", "type=digital", "order=100");
		this.api.post("/api/v1/tax_groups", "{\"name\":\"Goods\",\"taxes\":[{\"country\":\"FR\",\"rate\":\"20%\"}]}")
			.send()
			.is(201);
		create("Cup", "price=7", "tax_group=1", "categories=Cold", "sku=TEA-1");
		create("Plan", "price=9.50", "status=sold out");
		edit(2, "name=Cup and saucer");
		categories(2, "Warm");
		edit(0, "order=2");
		storefront("https://shop.example.com/");
		this.api.patch("/products/" + key(3), Json.object("recurring", true, "billing_cycle", "monthly"))
			.send()
			.is(200);
		this.api.patch("/products/" + key(1), Json.object("price", 6, "currency_code", "EUR")).send().is(200);
		remember();
		this.api.put("/api/v1/tax_groups/1", "{\"name\":\"Luxury\"}").send().is(200);
		remember();
		this.api.post("/products/" + key(0) + "/archive").send().is(200);
		remember();
		this.api
			.put("/api/v1/products_multi",
					"{\"products\":{\"" + key(0) + "\":{\"order\":7,\"name\":\"Pot, blue\"},\"" + key(2)
							+ "\":{\"order\":0,\"name\":\"Mug\"}}}")
			.send()
			.is(200);
		remember();
		create("Tea, black", "price=4", "order=1");
		this.api.delete("/products/" + key(1)).send().is(204);
		remember();
		edit(2, "sale_price=3");
		categories(2, "");
		storefront("https://example.org/store");
		this.api.delete("/api/v1/tax_groups/1").send().is(200);
		remember();
		JsonNode made = this.api.get("/products/" + key(1) + "/history").send().is(200).data();
		this.api
			.post("/products/" + key(1) + "/revert", Json.object("to", made.get(made.size() - 1).required("version")))
			.send()
			.is(200);
		remember();
		this.api.post("/products/" + key(0) + "/unarchive").send().is(200);
		remember();
		this.api.patch("/products/" + key(4), Json.object("is_active", false, "display_on_storefront", false))
			.send()
			.is(200);
		remember();
		create("Zebra", "price=1", "categories=Cold");
	}

	private void create(String name, String... fields) {
		List<String> all = new ArrayList<>(List.of(fields));
		all.add("name=" + name);
		this.keys
			.add(Json.string(this.api.form("POST", STORE, all.toArray(String[]::new)).send().is(201).json(), "key"));
		remember();
	}

	private void edit(int product, String... fields) {
		this.api.form("PUT", STORE + "/" + key(product), fields).send().is(200);
		remember();
	}

	private void categories(int product, String names) {
		this.api.form("POST", STORE + "/" + key(product) + "/categories", "categories=" + names).send().is(200);
		remember();
	}

	private void storefront(String url) {
		this.merchant.operator()
			.patch("/admin/merchants/" + this.merchant.id(), Json.object("storefront_url", url))
			.send()
			.is(200);
		remember();
	}

	private String key(int product) {
		return this.keys.get(product);
	}

	private void remember() {
		Map<String, Answer> now = new LinkedHashMap<>();
		LISTS.forEach((list) -> now.put(list, this.api.get(list).send()));
		this.keys.forEach((key) -> {
			now.put("/products/" + key, this.api.get("/products/" + key).send());
			now.put(STORE + "/" + key, this.api.get(STORE + "/" + key).send());
		});
		this.answers.put(Instant.now(), now);
	}

	/** Cursors are those of their time, and an empty list has none. */
	private static String content(Answer answer) {
		return answer.status() + answer.header("X-Total-Count").orElse("")
				+ answer.text()
					.replaceAll("\"next_cursor\":\"[^\"]*\"", "\"next_cursor\":\"\"")
					.replaceAll("\"instance\":\"[^\"]*\"", "");
	}

	@Test
	void allThatWasAnsweredIsAnsweredAgain() {
		assertThat(this.answers).hasSizeGreaterThan(18);
		this.answers.forEach((time, then) -> then.forEach((path, answer) -> {
			Answer again = this.api.get(path).query("as_of", time).send();
			assertThat(content(again)).as("%s as of %s", path, time).isEqualTo(content(answer));
			if (answer.status() == 200 && answer.header("ETag").isPresent()) {
				assertThat(again.etag()).isEqualTo(answer.etag());
			}
		}));
	}

	@Test
	void aVersionHadThePlaceAndTheSurroundingsOfItsCommit() {
		String last = key(2);
		JsonNode history = this.api.get("/products/" + last + "/history").send().is(200).data();
		assertThat(history).hasSizeGreaterThan(3);
		for (JsonNode entry : history) {
			String at = Json.string(entry, "at");
			assertThat(this.api.get(STORE + "/" + last + "?as_of=" + entry.required("version")).send().is(200).text())
				.isEqualTo(this.api.get(STORE + "/" + last).query("as_of", at).send().is(200).text());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/products?limit=2", "/products?limit=2&sort=name", "/products?limit=1&sort=-price",
			"/products?limit=2&sort=order", "/products?limit=1&sort=updated_at&archived=false",
			"/products?limit=1&category=warm&sort=order", "/products?limit=1&q=tea&sort=-name", STORE + "?count=2",
			STORE + "?count=1&sort=-name", STORE + "?count=1&q=t" })
	void theLinksOfAPageStayInThePast(String list) {
		Instant time = new ArrayList<>(this.answers.keySet()).get(9);
		String all = list.replaceFirst("(limit|count)=\\d", "$1=100");
		List<String> expected = ids(this.api.get(all).query("as_of", time).send().is(200));
		List<String> there = new ArrayList<>();
		Answer page = this.api.get(list).query("as_of", time).send().is(200);
		there.addAll(ids(page));
		while (page.links().containsKey("next")) {
			assertThat(page.links().get("next").getRawQuery()).contains("as_of=");
			page = follow(page.links().get("next"));
			there.addAll(ids(page));
		}
		assertThat(there).hasSizeGreaterThan(1).isEqualTo(expected);
		if (page.links().containsKey("first")) {
			assertThat(ids(follow(page.links().get("first"))))
				.isEqualTo(ids(this.api.get(list).query("as_of", time).send()));
		}
	}

	private Answer follow(URI link) {
		return this.api.get(link.getRawPath() + "?" + link.getRawQuery()).send().is(200);
	}

	private static List<String> ids(Answer answer) {
		JsonNode json = answer.json();
		return json.isArray() ? Json.strings(json, "key") : Json.strings(json.required("data"), "product_id");
	}

	@Test
	void aCursorIsOfTheTimeOfItsList() {
		Instant time = new ArrayList<>(this.answers.keySet()).get(9);
		String list = "/products?limit=1";
		String past = Json.string(this.api.get(list).query("as_of", time).send().meta(), "next_cursor");
		String present = Json.string(this.api.get(list).send().meta(), "next_cursor");

		this.api.get(list + "&cursor=" + past).query("as_of", time).send().is(200);
		this.api.get(list + "&cursor=" + past).send().isRefusedAt("cursor");
		this.api.get(list + "&cursor=" + past).query("as_of", time.plusSeconds(1)).send().isRefusedAt("cursor");
		this.api.get(list + "&cursor=" + present).query("as_of", time).send().isRefusedAt("cursor");
		this.api.get(list + "&cursor=" + past + "&offset=1").query("as_of", time).send().isRefusedAt("offset");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/products", STORE, STORE + "?sort=-name", "/products?q=tea" })
	void thereWasNothingBeforeTheFirstCommit(String list) {
		for (Object time : List.of(this.before.minusSeconds(3600), "1970-01-01T00:00:00Z", "1815-12-10T00:00:00Z")) {
			Answer answer = this.api.get(list).query("as_of", time).send().is(200);
			assertThat(ids(answer)).isEmpty();
			assertThat(answer.requiredHeader("X-Total-Count")).isEqualTo("0");
		}
	}

	@Test
	void whatLiesAheadIsNow() {
		for (String list : LISTS) {
			Answer now = this.api.get(list).send().is(200);
			assertThat(content(this.api.get(list).query("as_of", "2999-01-01T00:00:00Z").send()))
				.isEqualTo(content(now));
		}
	}

	@Test
	void aCategoryIsListedAsLongAsAProductHadIt() {
		List<Instant> times = new ArrayList<>(this.answers.keySet());
		Answer all = this.api.get(STORE + "/warm").query("as_of", times.get(5)).send().is(200);
		assertThat(all.json().isArray()).isTrue();
		assertThat(ids(all)).isNotEmpty();
		this.api.get(STORE + "/warm").query("as_of", times.getFirst()).send().isProblem(404);
		this.api.get(STORE + "/none").query("as_of", times.getLast()).send().isProblem(404);
		this.api.get(STORE + "/warm").query("as_of", times.get(5)).query("count", "0").send().isRefusedAt("count");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "0", "", "yesterday", "2026-01-31", "2026-01-31T12:00:00" })
	void aListIsAsOfATimeOnly(String moment) {
		this.api.get("/products?as_of=" + moment).send().isRefusedAt("as_of");
		this.api.get(STORE + "?as_of=" + moment).send().isRefusedAt("as_of");
		this.api.get("/products?limit=0&as_of=" + moment).send().isRefusedAt("as_of", "limit");
	}

	@Test
	void aVisitorDoesNotSeeThePastOfLists() {
		for (String list : List.of("/products", STORE, STORE + "/cold")) {
			this.merchant.storefront().get(list).send().is(200);
			this.merchant.storefront().get(list).query("as_of", this.before).send().isProblem(403);
		}
	}

	@Test
	void anotherMerchantHasAnotherPast() {
		Merchant other = Merchant.fresh();
		assertThat(ids(other.admin().get("/products").query("as_of", Instant.now()).send().is(200))).isEmpty();
		other.admin().get(STORE + "/cold").query("as_of", Instant.now()).send().isProblem(404);
	}

	@Test
	void whatWasWrittenIsInThePastAtOnce() {
		Merchant own = Merchant.fresh();
		Parallel.run(8, (writer) -> {
			for (int i = 0; i < 10; i++) {
				JsonNode made = own.creates("name", "Mug " + writer + "-" + i);
				own.admin()
					.patch("/products/" + Json.string(made, "product_id"), Json.object("price", i + 1))
					.send()
					.is(200);
				Answer list = own.admin()
					.get("/products?limit=100&q=" + writer + "-" + i)
					.query("as_of", "2999-01-01T00:00:00Z")
					.send()
					.is(200);
				assertThat(Json.strings(list.data(), "product_id")).contains(Json.string(made, "product_id"));
			}
			return writer;
		});
		assertThat(own.counts("?as_of=2999-01-01T00:00:00Z")).isEqualTo(80);
	}

}
