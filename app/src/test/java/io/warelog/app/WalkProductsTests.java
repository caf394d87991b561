package io.warelog.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Going through the pages of {@code GET /products}. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkProductsTests {

	private static final int PRODUCTS = 55;

	private final Merchant merchant = Merchant.fresh();

	private List<String> newestFirst;

	@BeforeAll
	void catalogue() {
		this.newestFirst = fill(this.merchant);
	}

	private static List<String> fill(Merchant merchant) {
		return IntStream.range(0, PRODUCTS)
			.mapToObj((i) -> Json.string(merchant.creates("name", "Product " + (i % 10), "price", 1 + (i % 7)),
					"product_id"))
			.toList()
			.reversed();
	}

	@Test
	void aListHas20ProductsUnlessAskedOtherwise() {
		Answer list = this.merchant.admin().get("/products").send().is(200);

		assertThat(ids(list)).isEqualTo(this.newestFirst.subList(0, 20));
		JsonNode meta = list.meta();
		assertThat(meta.propertyNames()).containsExactlyInAnyOrder("total_count", "limit", "offset", "next_cursor");
		assertThat(meta.required("total_count").intValue()).isEqualTo(PRODUCTS);
		assertThat(meta.required("limit").intValue()).isEqualTo(20);
		assertThat(meta.required("offset").intValue()).isZero();
		assertThat(meta.required("next_cursor").isString()).isTrue();
		assertThat(list.requiredHeader("X-Total-Count")).isEqualTo(Integer.toString(PRODUCTS));
	}

	@ParameterizedTest
	@CsvSource({ "1,0,1", "1,54,1", "20,0,20", "20,40,15", "20,55,0", "20,1000000,0", "100,0,55", "7,21,7" })
	void limitAndOffsetCutTheListWhereTheySay(int limit, int offset, int expected) {
		Answer list = this.merchant.admin().get("/products?limit=" + limit + "&offset=" + offset).send().is(200);

		int from = Math.min(offset, PRODUCTS);
		assertThat(ids(list)).isEqualTo(this.newestFirst.subList(from, from + expected));
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(PRODUCTS);
		assertThat(list.meta().required("limit").intValue()).isEqualTo(limit);
		assertThat(list.meta().required("offset").intValue()).isEqualTo(offset);
	}

	@Test
	void theLinksOfAPageLeadToItsNeighbours() {
		Answer page = this.merchant.admin().get("/products?limit=10&offset=20").send().is(200);

		assertThat(page.links()).containsKeys("first", "prev", "next");
		assertThat(ids(follow(page, "first"))).isEqualTo(this.newestFirst.subList(0, 10));
		assertThat(ids(follow(page, "prev"))).isEqualTo(this.newestFirst.subList(10, 20));
		assertThat(ids(follow(page, "next"))).isEqualTo(this.newestFirst.subList(30, 40));
		if (page.links().containsKey("last")) {
			assertThat(ids(follow(page, "last"))).endsWith(this.newestFirst.getLast());
		}
	}

	@Test
	void thereIsNothingBeforeTheFirstPageAndAfterTheLast() {
		Answer first = this.merchant.admin().get("/products?limit=30").send().is(200);
		Answer last = follow(first, "next");

		assertThat(first.links()).containsKeys("first", "next").doesNotContainKey("prev");
		assertThat(last.links()).containsKeys("first", "prev").doesNotContainKey("next");
		assertThat(last.meta().required("next_cursor").isNull()).isTrue();
		assertThat(ids(last)).isEqualTo(this.newestFirst.subList(30, PRODUCTS));
	}

	@ParameterizedTest
	@ValueSource(ints = { PRODUCTS, PRODUCTS + 1, PRODUCTS + 1000, Integer.MAX_VALUE })
	void fromBeyondTheEndTheLinksLeadBackToTheLastProducts(int offset) {
		Answer beyond = this.merchant.admin().get("/products?limit=10&offset=" + offset).send().is(200);

		assertThat(beyond.data()).isEmpty();
		assertThat(beyond.links()).doesNotContainKey("next");
		assertThat(ids(follow(beyond, "prev"))).isNotEmpty().endsWith(this.newestFirst.getLast());
		assertThat(ids(follow(beyond, "last"))).isNotEmpty().endsWith(this.newestFirst.getLast());
	}

	@Test
	void theLinksKeepFiltersAndOrder() {
		Answer first = this.merchant.admin()
			.get("/products?limit=2&q=product%203&sort=price&is_active=true")
			.send()
			.is(200);

		assertThat(first.links().get("next").getRawQuery()).contains("limit=2", "is_active=true", "sort=price");
		List<JsonNode> all = new ArrayList<>();
		Answer page = first;
		Json.stream(page.data()).forEach(all::add);
		while (page.links().containsKey("next")) {
			page = follow(page, "next");
			Json.stream(page.data()).forEach(all::add);
		}
		assertThat(all).extracting((product) -> Json.string(product, "name")).hasSize(6).containsOnly("Product 3");
		assertThat(all).extracting((product) -> Json.decimal(product, "price")).isSorted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&sort=created_at", "&sort=name", "&sort=-name", "&sort=price", "&sort=-price",
			"&sort=updated_at", "&sort=-updated_at", "&q=product", "&is_active=true&sort=price" })
	void theCursorMeetsEveryProductOnce(String query) {
		List<String> met = new ArrayList<>();
		String cursor = null;
		do {
			Request request = this.merchant.admin().get("/products?limit=8" + query);
			Answer page = ((cursor != null) ? request.query("cursor", cursor) : request).send().is(200);
			met.addAll(ids(page));
			assertThat(page.meta().required("total_count").intValue()).isEqualTo(PRODUCTS);
			JsonNode next = page.meta().required("next_cursor");
			cursor = next.isNull() ? null : next.stringValue();
		}
		while (cursor != null);

		assertThat(met).containsExactlyInAnyOrderElementsOf(this.newestFirst);
		if (query.isEmpty()) {
			assertThat(met).isEqualTo(this.newestFirst);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&sort=created_at", "&sort=name", "&sort=-price" })
	void walkingThereAndBackMeetsEveryProductOnceWhileOthersAreWritten(String query) {
		Merchant busy = Merchant.fresh();
		List<String> before = fill(busy);
		AtomicBoolean walked = new AtomicBoolean();

		List<List<String>> walks = Parallel.run(3, (i) -> {
			if (i == 0) {
				try {
					return walkThereAndBack(busy, query);
				}
				finally {
					walked.set(true);
				}
			}
			writeUntil(walked, busy, before, i);
			return List.of();
		});

		List<String> met = new ArrayList<>(walks.getFirst());
		met.retainAll(before);
		List<String> there = met.subList(0, PRODUCTS);
		List<String> back = met.subList(PRODUCTS, met.size());
		assertThat(there).containsExactlyInAnyOrderElementsOf(before);
		assertThat(back).isEqualTo(there.reversed());
	}

	private List<String> walkThereAndBack(Merchant busy, String query) {
		List<String> met = new ArrayList<>();
		Answer page = busy.admin().get("/products?limit=6" + query).send().is(200);
		met.addAll(ids(page));
		String cursor = page.meta().required("next_cursor").stringValue();
		page = busy.admin().get("/products?limit=6" + query).query("cursor", cursor).send().is(200);
		met.addAll(ids(page));
		while (page.links().containsKey("next")) {
			page = follow(busy, page, "next");
			met.addAll(ids(page));
		}
		met.addAll(ids(page).reversed());
		while (page.links().containsKey("prev")) {
			page = follow(busy, page, "prev");
			met.addAll(ids(page).reversed());
		}
		return met;
	}

	private static void writeUntil(AtomicBoolean walked, Merchant busy, List<String> existing, int writer) {
		for (int i = 0; !walked.get() && i < 200; i++) {
			if (i % 2 == 0) {
				busy.creates("name", "Product " + (i % 10), "price", 1 + (i % 7));
			}
			else {
				String id = existing.get((i * 31 + writer) % existing.size());
				busy.admin().patch("/products/" + id, Json.object("description", "change " + i)).send().is(200);
			}
		}
	}

	@Test
	void aCursorIsOfNoUseToAnotherMerchant() {
		String cursor = this.merchant.admin().get("/products").send().meta().required("next_cursor").stringValue();
		Merchant other = Merchant.fresh();
		other.creates();

		Answer answer = other.admin().get("/products").query("cursor", cursor).send();

		assertThat(answer.status()).as(answer.toString()).isIn(200, 422);
		assertThat(answer.text()).doesNotContain(this.newestFirst);
	}

	private Answer follow(Answer page, String relation) {
		return follow(this.merchant, page, relation);
	}

	private static Answer follow(Merchant merchant, Answer page, String relation) {
		URI target = page.links().get(relation);
		assertThat(target).as("link " + relation + " of " + page).isNotNull();
		return merchant.admin().get(target.getRawPath() + "?" + target.getRawQuery()).send().is(200);
	}

	private static List<String> ids(Answer page) {
		return Json.strings(page.data(), "product_id");
	}

}
