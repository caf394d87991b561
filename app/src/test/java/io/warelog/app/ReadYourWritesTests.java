package io.warelog.app;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What was answered as written is there for every later read. */
@OverHttp
class ReadYourWritesTests {

	private static final int WRITERS = 8;

	private static final int ROUNDS = 12;

	@Test
	void everyWriteIsInEveryReadThatFollowsAmongParallelWritersOfOneMerchant() {
		Merchant merchant = Merchant.fresh();

		Parallel.run(WRITERS, (writer) -> {
			for (int round = 0; round < ROUNDS; round++) {
				String name = "w" + writer + "r" + round;
				Answer created = merchant.admin().post("/products", Merchant.mug("name", name)).send().is(201);
				String path = "/products/" + Json.string(created.data(), "product_id");
				assertThat(merchant.reads(path)).isEqualTo(created.data());
				assertThat(merchant.counts("?q=" + name)).isEqualTo(1);
				assertThat(merchant.counts("")).isGreaterThan(round);
				JsonNode renamed = merchant.admin().patch(path, Json.object("name", "x" + name)).send().is(200).data();
				assertThat(merchant.reads(path)).isEqualTo(renamed);
				assertThat(merchant.counts("?q=" + name)).isZero();
				assertThat(merchant.counts("?q=x" + name)).isEqualTo(1);
			}
			return writer;
		});

		assertThat(merchant.counts("")).isEqualTo(WRITERS * ROUNDS);
	}

	@Test
	void totalsAreExactAfterEveryWriteWhileOtherMerchantsWrite() {
		List<Merchant> merchants = Stream.generate(Merchant::fresh).limit(WRITERS).toList();

		Parallel.run(WRITERS, (writer) -> {
			Merchant merchant = merchants.get(writer);
			for (int round = 0; round < ROUNDS; round++) {
				String path = merchant.createsAt("name", "round " + round);
				assertThat(merchant.counts("")).isEqualTo(round + 1);
				assertThat(Json.string(merchant.admin().get("/products?limit=1").send().data().get(0), "name"))
					.isEqualTo("round " + round);
				merchant.admin().post(path + "/archive").send().is(200);
				assertThat(merchant.counts("?archived=true")).isEqualTo(round + 1);
				assertThat(merchant.counts("?is_active=true")).isZero();
				String deleted = merchant.createsAt();
				merchant.admin().delete(deleted).send().is(204);
				merchant.admin().get(deleted).send().isProblem(404);
				assertThat(merchant.counts("")).isEqualTo(round + 1);
			}
			return writer;
		});
	}

	@Test
	void parallelChangesOfOneProductAreAllKept() {
		Merchant merchant = Merchant.fresh();
		JsonNode before = merchant.creates("price", 1);
		String path = "/products/" + Json.string(before, "product_id");

		long distinctVersions = Parallel
			.run(40, (i) -> merchant.admin().patch(path, Json.object("price", 2 + i)).send().is(200).data())
			.stream()
			.map((product) -> product.required("version").longValue())
			.filter((version) -> version > before.required("version").longValue())
			.count();

		assertThat(distinctVersions).isEqualTo(40);
		assertThat(merchant.reads(path).required("version").longValue())
			.isGreaterThanOrEqualTo(before.required("version").longValue() + 40);
	}

	@ParameterizedTest
	@ValueSource(strings = { "return=minimal", "return=\"minimal\"", "respond-async, return=minimal" })
	void whoWantsNoAnswerGetsOnlyTheAddressAndTheVersion(String preference) {
		Merchant merchant = Merchant.fresh();

		Answer created = merchant.admin().post("/products", Merchant.mug()).prefer(preference).send().is(201);

		assertMinimal(created);
		String path = URI.create(created.requiredHeader("Location")).getPath();
		Answer changed = merchant.admin()
			.patch(path, "{\"price\":11}")
			.ifMatch(created.etag())
			.prefer(preference)
			.send()
			.is(204);
		assertMinimal(changed);
		Answer archived = merchant.admin()
			.post(path + "/archive")
			.ifMatch(changed.etag())
			.prefer(preference)
			.send()
			.is(204);
		assertMinimal(archived);
		Answer deleted = merchant.admin().delete(path).ifMatch(archived.etag()).prefer(preference).send().is(204);
		assertThat(deleted.requiredHeader("Preference-Applied")).isEqualTo("return=minimal");
	}

	private static void assertMinimal(Answer answer) {
		assertThat(answer.body()).isEmpty();
		assertThat(answer.requiredHeader("Preference-Applied")).isEqualTo("return=minimal");
		assertThat(answer.requiredHeader("Location")).contains("/products/");
		assertThat(answer.etag()).matches("\"\\d+-[^\"\\s]+\"");
	}

	@Test
	void aRefusalIsToldAlsoToWhomWantsNoAnswer() {
		Merchant merchant = Merchant.fresh();

		merchant.admin()
			.post("/products", Merchant.mug("price", -1))
			.prefer("return=minimal")
			.send()
			.isRefusedAt("/price");
	}

}
