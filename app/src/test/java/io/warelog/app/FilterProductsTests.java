package io.warelog.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code GET /products} finds, in which order, and how many it says there are. */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterProductsTests {

	private final Merchant merchant = Merchant.fresh();

	private Instant secondBatchBegins;

	private Instant lastChangeAt;

	@BeforeAll
	void catalogue() {
		String pan = this.merchant.createsAt("name", "Cast Iron Pan", "price", 45);
		this.merchant.creates("name", "Crème Brûlée Torch", "price", new BigDecimal("19.99"));
		this.merchant.creates("name", "Panettone", "price", 10, "is_active", false);
		this.merchant.creates("name", "Tea Club", "price", 5, "recurring", true, "billing_cycle", "monthly");
		JsonNode fifth = this.merchant.creates("name", "Trompe-l'œil Mug", "price", new BigDecimal("19.98"));
		this.secondBatchBegins = createAfter(fifth, "Clay Bowl", 100);
		this.merchant.creates("name", "Fine Print", "price", 9900, "currency_code", "XOF");
		String old = this.merchant.createsAt("name", "Old Kettle", "price", 20);
		JsonNode last = this.merchant.admin().post(old + "/archive").send().is(200).data();
		this.lastChangeAt = change(pan, last);
		this.merchant.admin().delete(this.merchant.createsAt("name", "Pan Deleted")).send().is(204);
		Merchant stranger = Merchant.of(this.merchant.operator(), this.merchant.organizationId());
		stranger.creates("name", "Stranger's Pan");
	}

	/**
	 * Creates a product whose time of creation is shown as later than that of another, by
	 * at least two milliseconds.
	 */
	private Instant createAfter(JsonNode earlier, String name, int price) {
		while (true) {
			JsonNode product = this.merchant.creates("name", name, "price", price);
			Instant createdAt = Instant.parse(Json.string(product, "created_at"));
			if (createdAt.isAfter(Instant.parse(Json.string(earlier, "created_at")).plusMillis(1))) {
				return createdAt;
			}
			this.merchant.admin().delete("/products/" + Json.string(product, "product_id")).send().is(204);
		}
	}

	/** Changes a product until the time of the change is later than another's. */
	private Instant change(String path, JsonNode earlier) {
		for (int i = 0;; i++) {
			JsonNode product = this.merchant.admin()
				.patch(path, Json.object("description", "change " + i))
				.send()
				.is(200)
				.data();
			Instant updatedAt = Instant.parse(Json.string(product, "updated_at"));
			if (updatedAt.isAfter(Instant.parse(Json.string(earlier, "updated_at")).plusMillis(1))) {
				return updatedAt;
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					is_active=true                        | Cast Iron Pan,Crème Brûlée Torch,Tea Club,Trompe-l'œil Mug,Clay Bowl,Fine Print
					is_active=false                       | Panettone,Old Kettle
					archived=true                         | Old Kettle
					archived=false                        | Cast Iron Pan,Crème Brûlée Torch,Panettone,Tea Club,Trompe-l'œil Mug,Clay Bowl,Fine Print
					archived=false&is_active=false        | Panettone
					archived=true&is_active=true          | -
					recurring=true                        | Tea Club
					recurring=false                       | Cast Iron Pan,Crème Brûlée Torch,Panettone,Trompe-l'œil Mug,Clay Bowl,Fine Print,Old Kettle
					currency_code=XOF                     | Fine Print
					currency_code=USD                     | Cast Iron Pan,Crème Brûlée Torch,Panettone,Tea Club,Trompe-l'œil Mug,Clay Bowl,Old Kettle
					currency_code=EUR                     | -
					currency_code=USD&price_min=20        | Cast Iron Pan,Clay Bowl,Old Kettle
					currency_code=USD&price_max=10        | Panettone,Tea Club
					currency_code=USD&price_min=19.98&price_max=19.99 | Crème Brûlée Torch,Trompe-l'œil Mug
					currency_code=USD&price_min=100.01    | -
					currency_code=XOF&price_min=9900&price_max=9900 | Fine Print
					q=pan                                 | Cast Iron Pan,Panettone
					q=PAN                                 | Cast Iron Pan,Panettone
					q=cast%20pan                          | Cast Iron Pan
					q=pan+cast                            | Cast Iron Pan
					q=an                                  | -
					q=creme                               | Crème Brûlée Torch
					q=CR%C3%88ME%20br%C3%BBl              | Crème Brûlée Torch
					q=cre%CC%80me                         | Crème Brûlée Torch
					q=reme                                | -
					q=pan&is_active=true                  | Cast Iron Pan
					q=pan&price_max=10&currency_code=USD  | Panettone
					q=torch%20kettle                      | -
					q=pan%20deleted                       | -
					q=stranger                            | -
					""")
	void aFilterFindsAndCountsExactlyWhatItNames(String filter, String names) {
		Answer list = this.merchant.admin().get("/products?" + filter).send().is(200);

		assertThat(Json.strings(list.data(), "name"))
			.containsExactlyInAnyOrder((names != null) ? names.split(",") : new String[0]);
		assertTotal(list);
		Answer firstOnly = this.merchant.admin().get("/products?limit=1&" + filter).send().is(200);
		assertThat(firstOnly.meta().required("total_count")).isEqualTo(list.meta().required("total_count"));
	}

	private static void assertTotal(Answer list) {
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(list.data().size());
		assertThat(list.requiredHeader("X-Total-Count")).isEqualTo(Integer.toString(list.data().size()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "(pan", "pan*", "pan OR tea", "pan\" OR \"tea", "NEAR(pan tea)", "name:pan", "$where", "ß",
			"pa%", "pa_n", "pan' --", "^pan$" })
	void aQueryIsTextAndNeverSyntax(String text) {
		assertThat(names("q", text)).isSubsetOf("Cast Iron Pan", "Panettone");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "_", "\"", "'", "*", "-", "\\", ".", " " })
	void aQueryWithoutAWordIsRefused(String text) {
		this.merchant.admin().get("/products").query("q", text).send().isRefusedAt("q");
	}

	@Test
	void timesOfCreationDivideTheCatalogue() {
		List<String> second = names("created_from", this.secondBatchBegins);
		List<String> first = names("created_to", this.secondBatchBegins.minusMillis(1));

		assertThat(second).containsExactlyInAnyOrder("Clay Bowl", "Fine Print", "Old Kettle");
		assertThat(first).containsExactlyInAnyOrder("Cast Iron Pan", "Crème Brûlée Torch", "Panettone", "Tea Club",
				"Trompe-l'œil Mug");
		assertThat(names("created_from", Instant.parse("2099-01-01T00:00:00Z"))).isEmpty();
		assertThat(names("created_to", Instant.parse("2020-01-01T00:00:00Z"))).isEmpty();
	}

	@Test
	void timesOfChangeDivideTheCatalogue() {
		assertThat(names("updated_from", this.lastChangeAt)).containsExactly("Cast Iron Pan");
		assertThat(names("updated_to", this.lastChangeAt.minusMillis(1))).hasSize(7).doesNotContain("Cast Iron Pan");
	}

	@Test
	void aTimeMayHaveAnOffset() {
		assertThat(names("created_from", "2099-01-01T00:00:00+02:00")).isEmpty();
		assertThat(names("created_from", "2020-01-01T00:00:00-11:30")).hasSize(8);
	}

	private List<String> names(String parameter, Object value) {
		Answer list = this.merchant.admin().get("/products").query(parameter, value).send().is(200);
		assertTotal(list);
		return Json.strings(list.data(), "name");
	}

	@Test
	void theNewestComeFirstUnlessAskedOtherwise() {
		List<JsonNode> products = Json.stream(this.merchant.admin().get("/products").send().is(200).data()).toList();

		assertThat(Json.string(products.getFirst(), "name")).isEqualTo("Old Kettle");
		assertThat(Json.string(products.getLast(), "name")).isEqualTo("Cast Iron Pan");
		assertThat(products).isSortedAccordingTo(by("created_at", FilterProductsTests::time).reversed());
	}

	@ParameterizedTest
	@CsvSource({ "created_at", "updated_at", "name", "price" })
	void aListIsSortedEitherWay(String property) {
		Comparator<JsonNode> order = switch (property) {
			case "name" -> by(property, (product, name) -> Json.string(product, name));
			case "price" -> by(property, Json::decimal);
			default -> by(property, FilterProductsTests::time);
		};

		assertThat(sorted(property)).hasSize(7).isSortedAccordingTo(order);
		assertThat(sorted("-" + property)).hasSize(7).isSortedAccordingTo(order.reversed());
	}

	@Test
	void aFilteredListIsSortedToo() {
		Answer list = this.merchant.admin()
			.get("/products?sort=-price&is_active=true&currency_code=USD&limit=3")
			.send()
			.is(200);

		assertThat(Json.strings(list.data(), "name")).containsExactly("Clay Bowl", "Cast Iron Pan",
				"Crème Brûlée Torch");
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(5);
	}

	private List<JsonNode> sorted(String sort) {
		return Json.stream(this.merchant.admin().get("/products?currency_code=USD&sort=" + sort).send().is(200).data())
			.toList();
	}

	private static Instant time(JsonNode product, String name) {
		return Instant.parse(Json.string(product, name));
	}

	private static <T extends Comparable<T>> Comparator<JsonNode> by(String property,
			BiFunction<JsonNode, String, T> value) {
		return Comparator.comparing((Function<JsonNode, T>) (product) -> value.apply(product, property));
	}

	@Test
	void totalsFollowEveryKindOfChange() {
		Merchant own = Merchant.fresh();
		String path = own.createsAt("name", "Lamp", "recurring", true, "billing_cycle", "daily");
		List<Long> totals = new ArrayList<>();
		List<String> filters = List.of("", "?is_active=true", "?archived=true", "?recurring=true", "?currency_code=USD",
				"?q=lamp", "?is_active=false&recurring=false");
		Runnable count = () -> filters.forEach((filter) -> totals.add(own.counts(filter)));

		count.run();
		own.admin().patch(path, "{\"recurring\":false,\"currency_code\":\"EUR\",\"price\":1}").send().is(200);
		count.run();
		own.admin().post(path + "/archive").send().is(200);
		count.run();
		own.admin().patch(path, "{\"name\":\"Light\"}").send().is(200);
		count.run();
		own.admin().delete(path).send().is(204);
		count.run();

		assertThat(totals).isEqualTo(Arrays.asList(1L, 1L, 0L, 1L, 1L, 1L, 0L, //
				1L, 1L, 0L, 0L, 0L, 1L, 0L, //
				1L, 0L, 1L, 0L, 0L, 1L, 1L, //
				1L, 0L, 1L, 0L, 0L, 0L, 1L, //
				0L, 0L, 0L, 0L, 0L, 0L, 0L));
	}

}
