package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /fee-types}: the fee types of an organization, which products name. */
@OverHttp
class FeeTypesTests {

	private final Merchant merchant = Merchant.fresh();

	@Test
	void aFeeTypeIsCreatedReadAndListed() {
		Answer created = this.merchant.admin().post("/fee-types", "{\"name\":\"Handling\"}").send().is(201);
		String path = "/fee-types/" + Json.string(created.data(), "fee_type_id");

		assertThat(Json.string(created.data(), "name")).isEqualTo("Handling");
		assertThat(created.requiredHeader("Location")).endsWith(path);
		assertThat(this.merchant.reads(path)).isEqualTo(created.data());
		Answer list = this.merchant.admin().get("/fee-types").send().is(200);
		assertThat(list.data()).containsExactly(created.data());
		assertThat(list.meta().required("total_count").intValue()).isEqualTo(1);
	}

	@Test
	void aFeeTypeIsChanged() {
		String path = "/fee-types/" + this.merchant.createsFeeType("Handling");

		JsonNode changed = this.merchant.admin().patch(path, "{\"name\":\"Packing\"}").send().is(200).data();

		assertThat(Json.string(changed, "name")).isEqualTo("Packing");
		assertThat(this.merchant.reads(path)).isEqualTo(changed);
	}

	@Test
	void aProductNamesItsFeeTypesInTheOrderGiven() {
		String first = this.merchant.createsFeeType("First");
		String second = this.merchant.createsFeeType("Second");

		JsonNode product = this.merchant.creates("fee_type_ids", List.of(second, first));

		assertThat(ids(product)).containsExactly(second, first);
	}

	@Test
	void aFeeTypeThatIsUnknownIsToldAtItsPlaceBehindOneThatIsNoId() {
		List<String> fees = List.of("handling", "0f8fad5b-d9cb-469f-a165-70867728950e");

		this.merchant.admin()
			.post("/products", Json.object("name", "Mug", "price", 10, "currency_code", "USD", "fee_type_ids", fees))
			.send()
			.isRefusedAt("/fee_type_ids/0", "/fee_type_ids/1");
		this.merchant.admin()
			.patch(this.merchant.createsAt(), Json.object("fee_type_ids", fees))
			.send()
			.isRefusedAt("/fee_type_ids/0", "/fee_type_ids/1");
	}

	@Test
	void theListLinksToItsPages() {
		for (String name : List.of("First", "Second", "Third")) {
			this.merchant.createsFeeType(name);
		}

		Answer middle = this.merchant.admin().get("/fee-types?limit=1&offset=1").send().is(200);

		assertThat(middle.requiredHeader("Link")).isEqualTo("</fee-types?limit=1>; rel=\"first\", "
				+ "</fee-types?limit=1&offset=0>; rel=\"prev\", </fee-types?limit=1&offset=2>; rel=\"next\", "
				+ "</fee-types?limit=1&offset=2>; rel=\"last\"");
	}

	@Test
	void aRetiredFeeTypeIsStillShownWhereItIsAndCannotBeAssignedAnew() {
		String feeType = this.merchant.createsFeeType("Old");
		String path = this.merchant.createsAt("fee_type_ids", List.of(feeType));
		String other = this.merchant.createsAt();

		this.merchant.admin().delete("/fee-types/" + feeType).send().is(204);

		assertThat(ids(this.merchant.reads(path))).containsExactly(feeType);
		this.merchant.admin()
			.post("/products", Merchant.mug("fee_type_ids", List.of(feeType)))
			.send()
			.isRefusedAt("/fee_type_ids/0");
		this.merchant.admin()
			.patch(other, Json.object("fee_type_ids", List.of(feeType)))
			.send()
			.isRefusedAt("/fee_type_ids/0");
		JsonNode renamed = this.merchant.admin().patch(path, "{\"name\":\"Renamed\"}").send().is(200).data();
		assertThat(ids(renamed)).containsExactly(feeType);
	}

	private static List<String> ids(JsonNode product) {
		return Json.stream(product.required("fee_type_ids")).map(JsonNode::stringValue).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
			{}                          | /name
			{"name":""}                 | /name
			{"name":null}               | /name
			{"name":7}                  | /name
			{"name":"a","colour":1}     | /colour
			""")
	void aBadFeeTypeIsRefused(String body, String pointer) {
		this.merchant.admin().post("/fee-types", body).send().isRefusedAt(pointer);

		assertThat(this.merchant.admin().get("/fee-types").send().is(200).data()).isEmpty();
	}

	@Test
	void aFeeTypeThatDoesNotExistIsNotFound() {
		for (String path : List.of("/fee-types/0f8fad5b-d9cb-469f-a165-70867728950e", "/fee-types/no-id")) {
			this.merchant.admin().get(path).send().isProblem(404);
			this.merchant.admin().patch(path, "{\"name\":\"a\"}").send().isProblem(404);
			this.merchant.admin().delete(path).send().isProblem(404);
		}
	}

	@Test
	void aRepeatedCreationMakesOneFeeType() {
		String key = "key-" + Merchant.unique();

		List<Answer> answers = Parallel.run(10,
				(i) -> this.merchant.admin()
					.post("/fee-types", "{\"name\":\"Once\"}")
					.idempotencyKey(key)
					.send()
					.is(201));

		assertThat(answers).extracting(Answer::json).containsOnly(answers.getFirst().json());
		assertThat(this.merchant.admin().get("/fee-types").send().data()).hasSize(1);
	}

}
