package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code Idempotency-Key}: one effect, however often a request comes. */
@OverHttp
class IdempotencyTests {

	private final Merchant merchant = Merchant.fresh();

	private final String key = "key-" + Merchant.unique();

	@Test
	void aRepeatedCreationAnswersTheProductOfTheFirst() {
		Answer first = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);
		Answer second = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);

		assertThat(first.header("Idempotency-Replayed")).isEmpty();
		assertThat(second.header("Idempotency-Replayed")).hasValue("true");
		assertThat(second.json()).isEqualTo(first.json());
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		assertThat(second.etag()).isEqualTo(first.etag());
		assertThat(this.merchant.counts("")).isEqualTo(1);
	}

	@Test
	void of50ParallelCreationsOneMakesAProductAndAllAnswerIt() {
		List<Answer> answers = Parallel.run(50,
				(i) -> this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201));

		assertThat(answers).extracting(Answer::json).containsOnly(answers.getFirst().json());
		assertThat(answers).filteredOn((answer) -> answer.header("Idempotency-Replayed").isPresent()).hasSize(49);
		assertThat(this.merchant.counts("")).isEqualTo(1);
	}

	@Test
	void of50ParallelChangesOneChanges() {
		JsonNode before = this.merchant.creates();
		String path = "/products/" + Json.string(before, "product_id");

		List<Answer> answers = Parallel.run(50,
				(i) -> this.merchant.admin().patch(path, "{\"price\":11}").idempotencyKey(this.key).send().is(200));

		assertThat(answers).extracting(Answer::json).containsOnly(answers.getFirst().json());
		assertThat(answers).filteredOn((answer) -> answer.header("Idempotency-Replayed").isPresent()).hasSize(49);
	}

	@Test
	void aRepeatUndoesNothingThatCameLater() {
		String path = this.merchant.createsAt();
		change(path, "First").is(200);
		this.merchant.admin().patch(path, Json.object("name", "Second")).send().is(200);

		Answer repeat = change(path, "First").is(200);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Second");
	}

	private Answer change(String path, String name) {
		return this.merchant.admin().patch(path, Json.object("name", name)).idempotencyKey(this.key).send();
	}

	@Test
	void aRepeatedCreationIsAnsweredAlsoAfterChanges() {
		Answer first = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);
		String path = "/products/" + Json.string(first.data(), "product_id");
		JsonNode changed = this.merchant.admin().patch(path, "{\"name\":\"Later\"}").send().is(200).data();

		Answer repeat = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(repeat.data().required("product_id")).isEqualTo(first.data().required("product_id"));
		assertThat(this.merchant.reads(path)).isEqualTo(changed);
		assertThat(this.merchant.counts("")).isEqualTo(1);
	}

	@Test
	void aRepeatedCreationOfADeletedProductDoesNotBringItBack() {
		Answer first = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);
		String id = Json.string(first.data(), "product_id");
		this.merchant.admin().delete("/products/" + id).send().is(204);

		Answer repeat = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(repeat.text()).contains(id);
		this.merchant.admin().get("/products/" + id).send().isProblem(404);
		assertThat(this.merchant.counts("")).isZero();
	}

	@Test
	void aRepeatedCreationIsAnsweredAlsoWhenItWouldNowBeRefused() {
		String feeType = this.merchant.createsFeeType("Soon retired");
		Object body = Merchant.mug("fee_type_ids", List.of(feeType));
		Answer first = this.merchant.admin().post("/products", body).idempotencyKey(this.key).send().is(201);
		this.merchant.admin().delete("/fee-types/" + feeType).send().is(204);

		Answer repeat = this.merchant.admin().post("/products", body).idempotencyKey(this.key).send().is(201);

		assertThat(repeat.json()).isEqualTo(first.json());
		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
	}

	@Test
	void aRepeatedArchivingDoesNotArchiveAgain() {
		String path = this.merchant.createsAt();
		this.merchant.admin().post(path + "/archive").idempotencyKey(this.key).send().is(200);
		this.merchant.admin().post(path + "/unarchive").send().is(200);

		Answer repeat = this.merchant.admin().post(path + "/archive").idempotencyKey(this.key).send().is(200);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(this.merchant.reads(path).required("archived").booleanValue()).isFalse();
	}

	@Test
	void aRequestThatChangedNothingIsRememberedToo() {
		String path = this.merchant.createsAt("name", "Same");
		change(path, "Same").is(200);
		this.merchant.admin().patch(path, "{\"name\":\"Later\"}").send().is(200);

		Answer repeat = change(path, "Same").is(200);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("Later");
	}

	@Test
	void aRepeatIsNotRefusedForThePreconditionItFulfilledTheFirstTime() {
		String path = this.merchant.createsAt();
		String etag = this.merchant.admin().get(path).send().etag();
		Answer first = this.merchant.admin()
			.patch(path, "{\"price\":11}")
			.ifMatch(etag)
			.idempotencyKey(this.key)
			.send()
			.is(200);

		Answer repeat = this.merchant.admin()
			.patch(path, "{\"price\":11}")
			.ifMatch(etag)
			.idempotencyKey(this.key)
			.send()
			.is(200);

		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
		assertThat(repeat.json()).isEqualTo(first.json());
	}

	@Test
	void theSameKeyWithAnotherRequestIsRefused() {
		String path = this.merchant.createsAt();
		String other = this.merchant.createsAt();
		change(path, "First").is(200);

		change(path, "Another body").isProblem(422);
		change(other, "First").isProblem(422);
		this.merchant.admin().post(path + "/archive").idempotencyKey(this.key).send().isProblem(422);
		this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().isProblem(422);

		assertThat(Json.string(this.merchant.reads(path), "name")).isEqualTo("First");
		assertThat(Json.string(this.merchant.reads(other), "name")).isEqualTo("Mug");
		assertThat(this.merchant.counts("")).isEqualTo(2);
	}

	@Test
	void badInputIsNotRemembered() {
		this.merchant.admin()
			.post("/products", Merchant.mug("price", -1))
			.idempotencyKey(this.key)
			.send()
			.isProblem(422);

		Answer corrected = this.merchant.admin()
			.post("/products", Merchant.mug())
			.idempotencyKey(this.key)
			.send()
			.is(201);

		assertThat(corrected.header("Idempotency-Replayed")).isEmpty();
	}

	@Test
	void aConflictIsNotRemembered() {
		String path = this.merchant.createsAt("is_active", false);
		this.merchant.admin().post(path + "/archive").send().is(200);
		activate(path).isProblem(409);
		this.merchant.admin().post(path + "/unarchive").send().is(200);
		this.merchant.admin().patch(path, "{\"is_active\":false}").send().is(200);

		Answer second = activate(path).is(200);

		assertThat(second.header("Idempotency-Replayed")).isEmpty();
		assertThat(second.data().required("is_active").booleanValue()).isTrue();
	}

	private Answer activate(String path) {
		return this.merchant.admin().patch(path, "{\"is_active\":true}").idempotencyKey(this.key).send();
	}

	@Test
	void aFailedPreconditionIsNotRemembered() {
		String path = this.merchant.createsAt();
		this.merchant.admin()
			.patch(path, "{\"price\":11}")
			.ifMatch("\"999-x\"")
			.idempotencyKey(this.key)
			.send()
			.isProblem(412);

		Answer second = this.merchant.admin().patch(path, "{\"price\":11}").idempotencyKey(this.key).send().is(200);

		assertThat(second.header("Idempotency-Replayed")).isEmpty();
	}

	@Test
	void aRepeatMayAskForLess() {
		Answer first = this.merchant.admin().post("/products", Merchant.mug()).idempotencyKey(this.key).send().is(201);

		Answer repeat = this.merchant.admin()
			.post("/products", Merchant.mug())
			.idempotencyKey(this.key)
			.prefer("return=minimal")
			.send()
			.is(201);

		assertThat(repeat.body()).isEmpty();
		assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
		assertThat(repeat.header("Idempotency-Replayed")).hasValue("true");
	}

}
