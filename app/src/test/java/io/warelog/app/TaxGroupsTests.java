package io.warelog.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /api/v1/tax_groups}: the tax groups of a store. */
@OverHttp
class TaxGroupsTests {

	private static final String PATH = "/api/v1/tax_groups";

	/** The tax group in the example of seed 003, as it is made. */
	private static final String PHYSICAL_GOODS = """
			{"name":"Physical Goods","taxes":[
			{"country":"CA","rate":"2.30%","region":"Northwest Territories"},
			{"country":"US","rate":6,"region":"MN"}]}""";

	private final Merchant merchant = Merchant.fresh();

	@Test
	void aTaxGroupIsCreatedReadAndListed() {
		Answer created = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201);

		assertThat(created.text()).isEqualTo("{\"id\":1,\"name\":\"Physical Goods\",\"taxes\":["
				+ "{\"country\":\"CA\",\"id\":1,\"rate\":\"2.30%\",\"rate_raw\":2.3,\"region\":\"Northwest Territories\"},"
				+ "{\"country\":\"US\",\"id\":2,\"rate\":\"6%\",\"rate_raw\":6.0,\"region\":\"MN\"}]}");
		assertThat(created.requiredHeader("Location")).isEqualTo(PATH + "/1");
		for (Api api : List.of(this.merchant.admin(), this.merchant.storefront())) {
			Answer read = api.get(PATH + "/1").send().is(200);
			assertThat(read.text()).isEqualTo(created.text());
			assertThat(read.etag()).isEqualTo(created.etag());
			assertThat(api.get(PATH).send().is(200).text()).isEqualTo("[" + created.text() + "]");
		}
	}

	@Test
	void numbersCountPerMerchantAndAreNotUsedAgain() {
		this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201);
		this.merchant.admin().delete(PATH + "/1").send().is(200);

		JsonNode second = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201).json();
		JsonNode others = Merchant.fresh().admin().post(PATH, PHYSICAL_GOODS).send().is(201).json();

		assertThat(second.required("id").intValue()).isEqualTo(2);
		assertThat(ids(second)).containsExactly(3, 4);
		assertThat(others.required("id").intValue()).isEqualTo(1);
		assertThat(ids(others)).containsExactly(1, 2);
	}

	@Test
	void aTaxWithAnIdStaysOneWithoutIsNewAndWhatIsLeftOutGoes() {
		this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201);

		Answer changed = this.merchant.admin().put(PATH + "/1", """
				{"name":"Goods","taxes":[{"country":"FR","rate":"20"},{"id":2,"rate":"6.875%"}]}""").send().is(200);

		assertThat(changed.text()).isEqualTo("{\"id\":1,\"name\":\"Goods\",\"taxes\":["
				+ "{\"country\":\"FR\",\"id\":3,\"rate\":\"20%\",\"rate_raw\":20.0,\"region\":null},"
				+ "{\"country\":\"US\",\"id\":2,\"rate\":\"6.875%\",\"rate_raw\":6.875,\"region\":\"MN\"}]}");
		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).text()).isEqualTo(changed.text());
	}

	@Test
	void whatIsNotNamedStays() {
		String before = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201).text();

		Answer same = this.merchant.admin().put(PATH + "/1", "{}").send().is(200);
		Answer renamed = this.merchant.admin().put(PATH + "/1", "{\"name\":\"Goods\"}").send().is(200);

		assertThat(same.text()).isEqualTo(before);
		assertThat(renamed.text()).isEqualTo(before.replace("Physical Goods", "Goods"));
	}

	@Test
	void aTaxGroupIsTakenFromForms() {
		String taxes = "[{\"country\": \"CA\", \"rate\": \"5%\"}]";
		Answer created = this.merchant.admin().form("POST", PATH, "name=Books & more", "taxes=" + taxes).send().is(201);
		Answer changed = this.merchant.admin()
			.request("PUT", PATH + "/1", "application/x-www-form-urlencoded",
					"name=B%C3%BCcher".getBytes(StandardCharsets.UTF_8))
			.send()
			.is(200);

		assertThat(Json.string(created.json(), "name")).isEqualTo("Books & more");
		assertThat(Json.strings(created.json().required("taxes"), "rate")).containsExactly("5%");
		assertThat(Json.string(changed.json(), "name")).isEqualTo("Bücher");
		assertThat(changed.json().required("taxes")).isEqualTo(created.json().required("taxes"));
	}

	@Test
	void aRetiredTaxGroupIsNotListedAndReadByAdminsOnly() {
		Answer created = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201);

		assertThat(this.merchant.admin().delete(PATH + "/1").send().is(200).text()).isEqualTo("true");
		assertThat(this.merchant.admin().delete(PATH + "/1").send().is(200).text()).isEqualTo("true");

		assertThat(this.merchant.admin().get(PATH).send().is(200).text()).isEqualTo("[]");
		assertThat(this.merchant.admin().get(PATH + "/1").send().is(200).text()).isEqualTo(created.text());
		this.merchant.storefront().get(PATH + "/1").send().isProblem(404);
	}

	@Test
	void productsAreGivenGroupsThatAreThereAndNotRetired() {
		this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201);
		this.merchant.admin().post("/api/v1/shipping_groups", "{\"name\":\"Post\"}").send().is(201);
		String product = "/api/v1" + this.merchant.createsAt();
		String groups = "{\"tax_group\":1,\"shipping_group\":1}";

		this.merchant.admin()
			.put(product, "{\"tax_group\":2,\"shipping_group\":2}")
			.send()
			.isRefusedAt("/tax_group", "/shipping_group");
		this.merchant.admin().put(product, groups).header("Prefer", "return=minimal").send().is(204);
		this.merchant.admin().delete(PATH + "/1").send().is(200);
		this.merchant.admin().delete("/api/v1/shipping_groups/1").send().is(200);

		this.merchant.admin()
			.put("/api/v1" + this.merchant.createsAt(), groups)
			.send()
			.isRefusedAt("/tax_group", "/shipping_group");
		this.merchant.admin().put(product, groups).header("Prefer", "return=minimal").send().is(204);
	}

	@Test
	void theListComesInPages() {
		IntStream.rangeClosed(1, 5)
			.forEach((i) -> this.merchant.admin().post(PATH, Json.object("name", "Group " + i)).send().is(201));

		Answer first = this.merchant.admin().get(PATH + "?count=2").send().is(200);
		Answer last = this.merchant.admin().get(PATH + "?count=2&page=2").send().is(200);

		assertThat(Json.strings(first.json(), "name")).containsExactly("Group 1", "Group 2");
		assertThat(first.requiredHeader("X-Total-Count")).isEqualTo("5");
		assertThat(first.links().get("next"))
			.hasToString(first.links().get("last").toString().replace("page=2", "page=1"));
		assertThat(first.links()).doesNotContainKey("prev");
		assertThat(Json.strings(last.json(), "name")).containsExactly("Group 5");
		assertThat(last.links()).containsKey("prev").doesNotContainKey("next");
		assertThat(this.merchant.admin().get(PATH + "?page=9").send().is(200).text()).isEqualTo("[]");
		this.merchant.admin().get(PATH + "?count=0&limit=3").send().isProblem(422);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{}                                                              | /name
			{"name":" "}                                                    | /name
			{"name":"a","colour":1}                                         | /colour
			{"name":"a","taxes":{}}                                         | /taxes
			{"name":"a","taxes":[7]}                                        | /taxes/0
			{"name":"a","taxes":[{"rate":6}]}                               | /taxes/0/country
			{"name":"a","taxes":[{"country":"USA","rate":6}]}               | /taxes/0/country
			{"name":"a","taxes":[{"country":"us","rate":6}]}                | /taxes/0/country
			{"name":"a","taxes":[{"country":"US"}]}                         | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":"six"}]}            | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":"6 %"}]}            | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":-1}]}               | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":100.1}]}            | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":"0.00001"}]}        | /taxes/0/rate
			{"name":"a","taxes":[{"country":"US","rate":6,"region":""}]}    | /taxes/0/region
			{"name":"a","taxes":[{"country":"US","rate":6,"id":1}]}         | /taxes/0/id
			{"name":"a","taxes":[{"country":"US","rate":6,"rate_raw":6.0}]} | /taxes/0/rate_raw
			""")
	void aBadTaxGroupIsRefused(String body, String pointer) {
		this.merchant.admin().post(PATH, body).send().isRefusedAt(pointer);

		assertThat(this.merchant.admin().get(PATH).send().is(200).text()).isEqualTo("[]");
	}

	@Test
	void allFaultsAreToldAtOnce() {
		this.merchant.admin()
			.post(PATH, """
					{"colour":1,"taxes":[7,{"country":"US","rate":101},{"country":"XX"}]}""")
			.send()
			.isRefusedAt("/name", "/colour", "/taxes/0", "/taxes/1/rate", "/taxes/2/country", "/taxes/2/rate");
	}

	@Test
	void aTaxGroupThatDoesNotExistIsNotFound() {
		for (String path : List.of(PATH + "/1", PATH + "/0", PATH + "/no-number")) {
			this.merchant.admin().get(path).send().isProblem(404);
			this.merchant.admin().put(path, "{\"name\":\"a\"}").send().isProblem(404);
			this.merchant.admin().delete(path).send().isProblem(404);
		}
	}

	@Test
	void aRepeatedCreationMakesOneTaxGroup() {
		String key = "key-" + Merchant.unique();

		List<Answer> answers = Parallel.run(10,
				(i) -> this.merchant.admin().post(PATH, PHYSICAL_GOODS).idempotencyKey(key).send().is(201));

		assertThat(answers).extracting(Answer::text).containsOnly(answers.getFirst().text());
		assertThat(answers).extracting((answer) -> answer.requiredHeader("Location")).containsOnly(PATH + "/1");
		assertThat(this.merchant.admin().get(PATH).send().json()).hasSize(1);
	}

	@Test
	void aWriteMeantForAnotherVersionIsRefused() {
		String etag = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201).etag();
		this.merchant.admin().put(PATH + "/1", "{\"name\":\"Goods\"}").header("If-Match", etag).send().is(200);

		this.merchant.admin().put(PATH + "/1", "{\"name\":\"Things\"}").header("If-Match", etag).send().isProblem(412);
		this.merchant.admin().delete(PATH + "/1").header("If-Match", etag).send().isProblem(412);
	}

	@Test
	void whoKnowsATaxGroupIsNotSentItAgain() {
		String etag = this.merchant.admin().post(PATH, PHYSICAL_GOODS).send().is(201).etag();

		this.merchant.admin().get(PATH + "/1").header("If-None-Match", etag).send().is(304);
	}

	@Test
	void aClientThatWantsNoAnswerLearnsWhereTheTaxGroupIs() {
		Answer minimal = this.merchant.admin().post(PATH, PHYSICAL_GOODS).header("Prefer", "return=minimal").send();

		assertThat(minimal.is(201).body()).isEmpty();
		assertThat(minimal.requiredHeader("Location")).isEqualTo(PATH + "/1");
	}

	private static List<Integer> ids(JsonNode group) {
		return Json.stream(group.required("taxes")).map((tax) -> tax.required("id").intValue()).toList();
	}

}
