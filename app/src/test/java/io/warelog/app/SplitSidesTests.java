package io.warelog.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.warelog.app.axonserver.AxonServerDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes that take writes and two that answer reads, each of these with read
 * models of its own, talk over an Axon Server: its double.
 */
class SplitSidesTests {

	@TempDir
	static Path directory;

	private static AxonServerDouble server;

	private static RunningWarelog writes;

	private static RunningWarelog otherWrites;

	private static RunningWarelog reads;

	private static RunningWarelog otherReads;

	private static Merchant merchant;

	private static String key;

	@BeforeAll
	static void start() {
		server = AxonServerDouble.start();
		reads = side("query", "reads");
		writes = side("command", "writes");
		otherWrites = side("command", "other-writes");
		otherReads = side("query", "other-reads");
		merchant = Merchant.of(writes.operator(), "organization-" + Merchant.unique());
		key = Merchant.newKey(writes.operator(), merchant.id(), "admin");
	}

	private static RunningWarelog side(String side, String data) {
		return RunningWarelog.start(directory.resolve(data), "--events=" + server.uri(), "--sides=" + side,
				"--media=" + directory.resolve("media"));
	}

	@AfterAll
	static void stop() {
		for (RunningWarelog node : new RunningWarelog[] { otherReads, otherWrites, writes, reads }) {
			node.close();
		}
		server.close();
	}

	private static List<Api> writers() {
		return List.of(writes.api().as(key), otherWrites.api().as(key));
	}

	private static List<Api> readers() {
		return List.of(reads.api().as(key), otherReads.api().as(key));
	}

	@Test
	void whatIsWrittenIsAnsweredAndThenReadAtEachNode() {
		for (int i = 0; i < 20; i++) {
			Answer written = writers().get(i % 2).post("/products", Merchant.mug("name", "Cup " + i)).send().is(201);
			assertThat(written.header("Warelog-Read-Model")).isEmpty();
			String path = written.requiredHeader("Location");
			for (Api reader : readers()) {
				Answer read = reader.get(path).send().is(200);
				assertThat(read.json()).isEqualTo(written.json());
				assertThat(read.etag()).isEqualTo(written.etag());
			}
			JsonNode changed = writers().get((i + 1) % 2)
				.patch(path, "{\"price\": 11}")
				.ifMatch(written.etag())
				.send()
				.is(200)
				.data();
			for (Api reader : readers()) {
				assertThat(reader.get(path).send().is(200).data()).isEqualTo(changed);
			}
		}
	}

	@Test
	void listsCountWhatHasJustBeenWritten() {
		Merchant other = Merchant.of(writes.operator(), "organization-" + Merchant.unique());
		String otherKey = Merchant.newKey(otherWrites.operator(), other.id(), "admin");
		for (int i = 1; i <= 10; i++) {
			(((i & 1) == 0) ? writes : otherWrites).api().as(otherKey).post("/products", Merchant.mug()).send().is(201);
			for (RunningWarelog node : List.of(reads, otherReads)) {
				assertThat(node.api()
					.as(otherKey)
					.get("/products")
					.send()
					.is(200)
					.meta()
					.required("total_count")
					.longValue()).isEqualTo(i);
			}
		}
	}

	@Test
	void aMassEditIsOneTransactionAndSoIsItsUndoing() {
		List<String> keys = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			keys.add(Json.string(writers().get(i % 2).post("/products", Merchant.mug()).send().is(201).data(),
					"product_id"));
		}
		StringBuilder products = new StringBuilder();
		keys.forEach(
				(id) -> products.append(products.isEmpty() ? "" : ",").append("\"%s\": {\"price\": 7}".formatted(id)));
		int before = server.transactions();

		Answer edit = writers().getFirst()
			.form("PUT", "/api/v1/products_multi", "products={" + products + "}")
			.send()
			.is(200);

		assertThat(server.transactions()).isEqualTo(before + 1);
		assertThat(edit.json()).hasSize(20);
		String path = edit.links().get("related").getPath();
		assertThat(readers().getLast().get(path + "/diffs?limit=100").send().is(200).json().required("data"))
			.hasSize(20);

		writers().getLast().post(path + "/revert").send().is(200);

		assertThat(server.transactions()).isEqualTo(before + 2);
		assertThat(readers().getFirst()
			.get("/products/" + keys.getFirst())
			.send()
			.is(200)
			.data()
			.required("price")
			.intValue()).isEqualTo(10);
	}

	@Test
	void oneProductOfAMassEditThatIsRefusedRefusesAll() {
		String plain = Json.string(writers().getFirst().post("/products", Merchant.mug()).send().is(201).data(),
				"product_id");
		String unknown = "0f8fad5b-d9cb-469f-a165-70867728950e";
		long before = server.size();

		writers().getFirst()
			.form("PUT", "/api/v1/products_multi",
					"products={\"%s\": {\"price\": 7}, \"%s\": {\"price\": 7}}".formatted(plain, unknown))
			.send()
			.isRefusedAt("/products/" + unknown);

		assertThat(server.size()).isEqualTo(before);
	}

	@Test
	void refusalsAreToldAsIfTheyHadNotCrossedAServer() {
		Api api = writers().getFirst();
		Answer made = api.post("/products", Merchant.mug()).idempotencyKey("split-1").send().is(201);
		String path = made.requiredHeader("Location");

		assertThat(api.patch(path, "{\"price\": 12}")
			.ifMatch("\"7-0\"")
			.send()
			.isProblem(412)
			.json()
			.required("current_version")
			.longValue()).isEqualTo(1);
		api.patch(path, "{\"fee_type_ids\": [\"0f8fad5b-d9cb-469f-a165-70867728950e\"]}")
			.send()
			.isRefusedAt("/fee_type_ids/0");
		api.post("/products/0f8fad5b-d9cb-469f-a165-70867728950e/archive").send().isProblem(404);
		api.post(path + "/archive").send().is(200);
		assertThat(Json.string(api.patch(path, "{\"is_active\": true}").send().isProblem(409).json(), "type"))
			.isEqualTo("/problems/product-archived");
		assertThat(api.post("/products", Merchant.mug())
			.idempotencyKey("split-1")
			.send()
			.is(201)
			.header("Idempotency-Replayed")).hasValue("true");
		assertThat(Json.string(otherWrites.api()
			.as(key)
			.post("/products", Merchant.mug("name", "Other"))
			.idempotencyKey("split-1")
			.send()
			.isProblem(422)
			.json(), "type")).isEqualTo("/problems/idempotency-key-reused");
		assertThat(server.commands().keySet()).contains("create-product", "change-product", "archive-product");
	}

	@Test
	void ofConcurrentCreationsAtTwoNodesEachHasASlugOfItsOwn() {
		List<Answer> made = Parallel.run(20,
				(i) -> writers().get(i % 2).form("POST", "/api/v1/products", "name=Racing sweater", "price=5").send());

		Set<String> slugs = new HashSet<>();
		made.forEach((answer) -> slugs.add(Json.string(answer.is(201).json(), "slug")));
		assertThat(slugs).hasSize(20).contains("racing-sweater");
	}

	@Test
	void ofConcurrentRepetitionsAtTwoNodesOneHasAnEffect() {
		List<Answer> answers = Parallel.run(20,
				(i) -> writers().get(i % 2)
					.post("/products", Merchant.mug())
					.idempotencyKey("split-race")
					.send()
					.is(201));

		assertThat(answers).extracting((answer) -> answer.requiredHeader("Location"))
			.containsOnly(answers.getFirst().requiredHeader("Location"));
		assertThat(answers).filteredOn((answer) -> answer.header("Idempotency-Replayed").isPresent()).hasSize(19);
	}

	@Test
	void aKeyIsRefusedAtEachNodeOnceItIsRevoked() {
		JsonNode made = writes.operator()
			.post("/admin/merchants/" + merchant.id() + "/keys", "{\"name\": \"till\", \"scopes\": [\"admin\"]}")
			.send()
			.is(201)
			.data();
		String revoked = Json.string(made, "key");
		for (RunningWarelog node : List.of(reads, otherReads)) {
			node.api().as(revoked).get("/products").send().is(200);
		}
		otherWrites.api().as(revoked).post("/products", Merchant.mug()).send().is(201);

		writes.operator().delete("/admin/keys/" + Json.string(made, "key_id")).send().is(204);

		long deadline = System.nanoTime() + 1_000_000_000L;
		Set<Integer> last = new HashSet<>();
		while (System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
		for (RunningWarelog node : List.of(reads, otherReads)) {
			last.add(node.api().as(revoked).get("/products").send().status());
		}
		for (RunningWarelog node : List.of(writes, otherWrites)) {
			last.add(node.api().as(revoked).post("/products", Merchant.mug()).send().status());
		}
		assertThat(last).containsOnly(401);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			command, GET, /products
			command, GET, /events
			command, GET, /api/v1/products/mug
			command, GET, /mass-edits
			command, POST, /admin/projections/products/rebuild
			query, POST, /products
			query, PATCH, /products/0f8fad5b-d9cb-469f-a165-70867728950e
			query, PUT, /api/v1/products_multi
			query, POST, /admin/merchants
			query, PUT, /media/uploads/0f8fad5b
			""")
	void whatIsSentToTheWrongSideIsToldSo(String side, String method, String path) {
		RunningWarelog node = side.equals("command") ? writes : reads;

		Answer answer = node.api().as(key).send(method, path, "{}").send();

		assertThat(Json.string(answer.isProblem(421).json(), "type")).isEqualTo("/problems/misdirected");
	}

	@Test
	void whatNoSideHasIsUnknownToBoth() {
		writers().getFirst().get("/nowhere").send().isProblem(404);
		readers().getFirst().get("/nowhere").send().isProblem(404);
		for (Api api : List.of(writers().getFirst(), readers().getFirst())) {
			assertThat(api.send("PUT", "/products", "{}").send().isProblem(405).requiredHeader("Allow").split(", ?"))
				.contains("GET", "POST");
			assertThat(api.send("PUT", "/events", "{}").send().isProblem(405).requiredHeader("Allow")).contains("GET");
		}
	}

	@Test
	void eachSideTellsItsHealth() {
		JsonNode writing = writes.api().get("/actuator/health").send().is(200).json().required("components");
		JsonNode reading = reads.api().get("/actuator/health").send().is(200).json().required("components");

		assertThat(writing.propertyNames()).contains("eventStoreHealth")
			.doesNotContain("readModelsHealth", "projectionsHealth");
		assertThat(reading.propertyNames()).contains("eventStoreHealth", "readModelsHealth", "projectionsHealth");
	}

	@Test
	void eachSideDescribesTheWholeApi() {
		JsonNode whole = RunningWarelog.shared().api().get("/openapi.json").send().is(200).json();

		for (RunningWarelog node : List.of(writes, reads)) {
			JsonNode described = node.api().get("/openapi.json").send().is(200).json();
			assertThat(described.required("paths")).isEqualTo(whole.required("paths"));
			assertThat(described.required("components")).isEqualTo(whole.required("components"));
		}
	}

	@Test
	void whileTheServerIsAwayReadsGoOnAndWritesAreRefusedAndAfterwardsAllIsWell() {
		Answer before = writers().getFirst().post("/products", Merchant.mug()).send().is(201);
		String path = before.requiredHeader("Location");
		server.stop();
		try {
			for (Api reader : readers()) {
				Answer read = reader.get(path).send().is(200);
				assertThat(read.json()).isEqualTo(before.json());
				assertThat(read.header("Warelog-Read-Model")).hasValue("behind");
			}
			for (Api writer : writers()) {
				assertThat(writer.patch(path, "{\"price\": 3}").send().isProblem(503).header("Retry-After"))
					.isPresent();
			}
		}
		finally {
			server.begin();
		}

		for (Api writer : writers()) {
			Answer after = writesAgain(writer, path);
			for (Api reader : readers()) {
				assertThat(reader.get(path).send().is(200).json()).isEqualTo(after.json());
			}
		}
		assertThat(writes.api().get("/actuator/health").send().status()).isEqualTo(200);
	}

	/** Nodes connect again by themselves, but nobody knows when. */
	private static Answer writesAgain(Api writer, String path) {
		long deadline = System.nanoTime() + 30_000_000_000L;
		while (true) {
			Answer answer = writer.patch(path, "{\"description\": \"%s\"}".formatted(Merchant.unique())).send();
			if (answer.status() != 503) {
				return answer.is(200);
			}
			assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
		}
	}

	@Test
	void nothingThatCrossesNamesAJavaClass() {
		writers().getFirst().post("/products", Merchant.mug()).send().is(201);

		assertThat(server.commands().values().stream().flatMap(List::stream).toList()).isNotEmpty()
			.allSatisfy((command) -> assertThat(command.toString()).doesNotContain("io.warelog", "org.axonframework"));
		assertThat(server.queries()).isNotEmpty()
			.allSatisfy((query) -> assertThat(query.toString()).doesNotContain("io.warelog", "org.axonframework"));
	}

}
