package io.warelog.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the store API shows of products that are there. */
@OverHttp
class StoreReadsTests {

	private static final String PRODUCTS = "/api/v1/products";

	private static final Pattern NEXT = Pattern.compile("<([^>]*cursor=[^>]*)>; rel=\"next\"");

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	/** At the end of the listing, one behind the other. */
	@BeforeEach
	void catalogue() {
		creates("Ape", "price=1", "categories=Animals", "sku=APE-1");
		creates("Bee", "price=2", "categories=Animals,Flying", "type=digital");
		creates("Cat", "price=3", "categories=Animals", "status=sold out");
		creates("Dodo", "price=4", "categories=Flying", "status=hidden");
		creates("Emu", "price=5");
	}

	private void creates(String name, String... fields) {
		List<String> all = new ArrayList<>(List.of(fields));
		all.add("name=" + name);
		all.add("order=100");
		this.api.form("POST", PRODUCTS, all.toArray(String[]::new)).send().is(201);
	}

	private static List<String> names(Answer answer) {
		return Json.stream(answer.is(200).json()).map((product) -> Json.string(product, "name")).toList();
	}

	private List<String> names(String query) {
		return names(this.api.get(PRODUCTS + query).send());
	}

	private List<Integer> orders() {
		return Json.stream(this.api.get(PRODUCTS).send().is(200).json())
			.map((product) -> product.required("order").intValue())
			.toList();
	}

	@Test
	void productsAreListedInTheirOrder() {
		assertThat(names("")).containsExactly("Ape", "Bee", "Cat", "Dodo", "Emu");
		assertThat(orders()).containsExactly(0, 1, 2, 3, 4);

		JsonNode moved = this.api.form("PUT", PRODUCTS + "/emu", "order=1").send().is(200).json().get(0);

		assertThat(moved.required("order").intValue()).isOne();
		assertThat(names("")).containsExactly("Ape", "Emu", "Bee", "Cat", "Dodo");
		this.api.delete(PRODUCTS + "/bee").send().is(200);
		assertThat(names("?sort=-order")).containsExactly("Dodo", "Cat", "Emu", "Ape");
		assertThat(orders()).containsExactly(0, 1, 2, 3);
		assertThat(Json.string(this.merchant.admin().get("/products?sort=order&limit=1").send().json().at("/data/0"),
				"name"))
			.isEqualTo("Ape");
	}

	@Test
	void parallelCreatesLeaveNeitherAHoleNorADouble() {
		Parallel.run(16, (i) -> this.api.form("POST", PRODUCTS, "name=Mug " + i, "price=7").send().is(201));

		assertThat(Json.stream(this.api.get(PRODUCTS + "?count=100").send().is(200).json())
			.map((product) -> product.required("order").intValue()))
			.containsExactlyElementsOf(IntStream.range(0, 5 + 16).boxed().toList());
	}

	@Test
	void pagesLinkToEachOther() {
		Answer middle = this.api.get(PRODUCTS + "?count=2&page=1").send();

		assertThat(names(middle)).containsExactly("Cat", "Dodo");
		assertThat(middle.requiredHeader("X-Total-Count")).isEqualTo("5");
		assertThat(middle.requiredHeader("Link")).contains("<" + PRODUCTS + "?count=2>; rel=\"first\"",
				"count=2&page=0>; rel=\"prev\"", "count=2&page=2>; rel=\"next\"", "count=2&page=2>; rel=\"last\"");
		assertThat(names("?count=2&page=2")).containsExactly("Emu");
		assertThat(names("?count=2&page=3")).isEmpty();
		this.api.get(PRODUCTS + "?limit=2").send().isProblem(422);
		this.api.get(PRODUCTS + "?count=101").send().isProblem(422);
	}

	@Test
	void filtersHoldTogether() {
		assertThat(names("?category=animals")).containsExactly("Ape", "Bee", "Cat");
		assertThat(names("?category=animals&type=digital")).containsExactly("Bee");
		assertThat(names("?category=flying&sort=-order")).containsExactly("Dodo", "Bee");
		assertThat(names("?status=sold%20out")).containsExactly("Cat");
		assertThat(names("?q=ape-1")).containsExactly("Ape");
		assertThat(names("?price_min=2&price_max=4&sort=-price")).containsExactly("Dodo", "Cat", "Bee");
		assertThat(names("?category=none")).isEmpty();
	}

	@Test
	void archivedOnesAreListedWhenAskedFor() {
		String key = Json.string(this.api.get(PRODUCTS + "/cat").send().json(), "key");
		this.api.post("/products/" + key + "/archive").send().is(200);

		assertThat(names("")).containsExactly("Ape", "Bee", "Dodo", "Emu");
		assertThat(names("?archived=true")).containsExactly("Cat");
		assertThat(names("?category=animals")).containsExactly("Ape", "Bee");
	}

	@Test
	void aSegmentIsAKeyASlugOrACategory() {
		JsonNode bySlug = this.api.get(PRODUCTS + "/ape").send().is(200).json();

		assertThat(this.api.get(PRODUCTS + "/" + Json.string(bySlug, "key")).send().is(200).json()).isEqualTo(bySlug);
		assertThat(names(this.api.get(PRODUCTS + "/flying").send())).containsExactly("Bee", "Dodo");
		assertThat(names(this.api.get(PRODUCTS + "/flying?count=1&page=1").send())).containsExactly("Dodo");
		this.api.get(PRODUCTS + "/ape?count=1").send().isProblem(422);
		this.api.get(PRODUCTS + "/nothing").send().isProblem(404);
	}

	@Test
	void categoriesAreThoseThatProductsHave() {
		Answer all = this.api.get("/api/v1/categories").send();
		assertThat(all.json().toString())
			.isEqualTo("[{\"name\":\"Animals\",\"slug\":\"animals\"},{\"name\":\"Flying\",\"slug\":\"flying\"}]");
		assertThat(all.requiredHeader("X-Total-Count")).isEqualTo("2");

		this.api.delete(PRODUCTS + "/dodo").send().is(200);
		this.api.form("POST", PRODUCTS + "/bee/categories", "categories=Animals").send().is(200);

		assertThat(this.api.get("/api/v1/categories").send().json()).hasSize(1);
		this.api.get(PRODUCTS + "/flying").send().isProblem(404);
	}

	@Test
	void visitorsSeeWhatIsShown() {
		Api visitor = this.merchant.storefront();

		assertThat(names(visitor.get(PRODUCTS).send())).containsExactly("Ape", "Bee", "Cat", "Emu");
		assertThat(names(visitor.get(PRODUCTS + "/flying").send())).containsExactly("Bee");
		visitor.get(PRODUCTS + "/dodo").send().isProblem(404);
		visitor.get(PRODUCTS + "/dodo/options").send().isProblem(404);
		visitor.get(PRODUCTS + "/cat/options").send().is(200);
		this.api.form("PUT", PRODUCTS + "/bee", "status=hidden").send().is(200);
		assertThat(visitor.get("/api/v1/categories").send().json()).hasSize(1);
		visitor.get(PRODUCTS + "/flying").send().isProblem(404);
	}

	@Test
	void theTagOfAProductIsOfAllThatItShows() {
		String first = this.api.get(PRODUCTS + "/cat").send().requiredHeader("ETag");
		this.api.get(PRODUCTS + "/cat").header("If-None-Match", first).send().is(304);

		this.api.form("PUT", PRODUCTS + "/ape", "order=4").send().is(200);
		Answer moved = this.api.get(PRODUCTS + "/cat").header("If-None-Match", first).send().is(200);

		assertThat(moved.json().required("order").intValue()).isOne();
		assertThat(moved.requiredHeader("ETag")).startsWith(first.substring(0, first.indexOf('-') + 1))
			.isNotEqualTo(first);
	}

	@Test
	void aWalkByCursorMeetsEachProductOnceWhileOthersCome() {
		List<String> seen = new ArrayList<>();
		String next = PRODUCTS + "?count=2";
		while (next != null) {
			Answer page = this.api.get(next).send();
			seen.addAll(names(page));
			this.api.form("POST", PRODUCTS, "name=New", "price=1", "order=0").send().is(201);
			Matcher link = NEXT.matcher(page.requiredHeader("Link"));
			next = link.find() ? link.group(1) : null;
		}

		assertThat(seen).containsExactly("Ape", "Bee", "Cat", "Dodo", "Emu");
	}

}
