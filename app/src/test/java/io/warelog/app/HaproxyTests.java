package io.warelog.app;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.warelog.app.axonserver.AxonServerDouble;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cluster behind its gateway, which is a real HAProxy with the settings in
 * {@code docker/}: a node that takes writes and two that answer reads. The lines to these
 * can be cut.
 */
@EnabledIf("io.warelog.app.Haproxy#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HaproxyTests {

	private AxonServerDouble server;

	private RunningWarelog writes;

	private RunningWarelog reads;

	private RunningWarelog otherReads;

	private FaultyLink toReads;

	private FaultyLink toOtherReads;

	private Haproxy gateway;

	private Api api;

	@BeforeAll
	void start(@TempDir Path directory) {
		int port = Haproxy.freePort();
		this.server = AxonServerDouble.start();
		this.writes = side(directory, "command", "writes", port);
		this.reads = side(directory, "query", "reads", port);
		this.otherReads = side(directory, "query", "other-reads", port);
		this.toReads = new FaultyLink(this.reads.baseUri().getPort());
		this.toOtherReads = new FaultyLink(this.otherReads.baseUri().getPort());
		int writesPort = this.writes.baseUri().getPort();
		this.gateway = Haproxy.start(directory, port, Map.of("command-1", writesPort, "command-2", writesPort,
				"query-1", this.toReads.port(), "query-2", this.toOtherReads.port()));
		this.api = new Api(this.gateway.baseUri()).as(this.writes.operatorKey());
	}

	private RunningWarelog side(Path directory, String side, String data, int port) {
		return RunningWarelog.start(directory.resolve(data), "--events=" + this.server.uri(), "--sides=" + side,
				"--media=" + directory.resolve("media"), "--public-url=http://127.0.0.1:" + port,
				"--secret=" + "0123456789abcdef".repeat(2));
	}

	@AfterAll
	void stop() throws Exception {
		for (AutoCloseable part : new AutoCloseable[] { this.gateway, this.toReads, this.toOtherReads, this.otherReads,
				this.reads, this.writes, this.server }) {
			if (part != null) {
				part.close();
			}
		}
	}

	@AfterEach
	void allIsWellAgain() {
		Awaitility.await()
			.untilAsserted(() -> assertThat(operators("/metrics")).contains(up("query", "query-1"),
					up("query", "query-2"), up("command", "command-1")));
	}

	private static String up(String backend, String node) {
		return "haproxy_server_status{proxy=\"%s\",server=\"%s\",state=\"UP\"} 1".formatted(backend, node);
	}

	private String operators(String path) {
		return new Api(this.gateway.operatorsUri()).get(path).send().is(200).text();
	}

	@Test
	void eachRequestIsAnsweredByTheSideThatServesIt() {
		Answer made = this.api.post("/products", Merchant.mug()).send().is(201);
		String path = made.requiredHeader("Location");

		assertThat(this.api.get(path).send().is(200).json()).isEqualTo(made.json());
		this.api.patch(path, "{\"price\": 11}").ifMatch(made.etag()).send().is(200);
		this.api.get("/api/v1/callback_secret").send().is(200);
		this.api.get("/admin/projections").send().is(200);
		this.api.get("/admin/dead-letters").send().is(200);
		this.api.post("/admin/dead-letters/retry").send().is(200);
		this.api.delete("/admin/projections/unknown/rebuild").send().isProblem(404);
		this.api.delete(path).send().is(204);
		this.api.get(path).send().isProblem(404);
	}

	@Test
	void whatTellsOfTheProcessesIsNotForClients() {
		Answer health = new Api(this.gateway.baseUri()).get("/actuator/health").send();

		assertThat(Json.string(health.isProblem(404).json(), "type")).isEqualTo("/problems/not-found");
		new Api(this.gateway.baseUri()).get("/%61ctuator/health").send().isProblem(404);
		assertThat(operators("/ready")).contains("OK");
	}

	@Test
	void anImageIsSentToTheUrlThatWasSigned() {
		String path = this.api.post("/products", Merchant.mug()).send().is(201).requiredHeader("Location");
		JsonNode upload = this.api.request("PUT", path + "/images", BodyPublishers.noBody()).send().is(200).json();
		URI url = URI.create(Json.string(upload, "url"));
		assertThat(url.getPort()).isEqualTo(this.gateway.baseUri().getPort());

		new Api(this.gateway.baseUri())
			.request("PUT", url.getRawPath() + "?" + url.getRawQuery(), "image/png", Picture.of("png", 1600, 1200))
			.send()
			.is(200);

		URI image = URI.create(Json.string(this.api.get(path).send().is(200).data(), "image_url"));
		new Api(this.gateway.baseUri()).get(image.getRawPath()).send().is(200);
	}

	@Test
	void aLiveFeedTellsWhatHappensAsItHappens() {
		try (LiveFeed feed = LiveFeed.follow(this.api, null)) {
			String id = Json.string(this.api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");

			assertThat(feed.next().orElseThrow().name()).startsWith(id);
		}
	}

	@Test
	void aMassEditIsReadAtOnce() {
		List<String> edits = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			edits.add("\"%s\": {\"price\": 7}".formatted(
					Json.string(this.api.post("/products", Merchant.mug()).send().is(201).data(), "product_id")));
		}

		Answer edit = this.api.form("PUT", "/api/v1/products_multi", "products={" + String.join(",", edits) + "}")
			.send()
			.is(200);

		assertThat(edit.json()).hasSize(20);
		assertThat(this.api.get(edit.links().get("related").getPath() + "/diffs")
			.send()
			.is(200)
			.meta()
			.required("total_count")
			.intValue()).isEqualTo(20);
	}

	@Test
	void whileOneOfTwoNodesIsGoneAllReadsAreAnswered() {
		String path = this.api.post("/products", Merchant.mug()).send().is(201).requiredHeader("Location");
		this.toReads.cut();
		try {
			for (int i = 0; i < 50; i++) {
				this.api.get(path).send().is(200);
			}
		}
		finally {
			this.toReads.mend();
		}
	}

	@Test
	void whileNobodyAnswersReadsWritesGoOn() {
		this.toReads.cut();
		this.toOtherReads.cut();
		try {
			this.api.post("/products", Merchant.mug()).send().is(201);
			Answer refused = this.api.get("/products").send();

			assertThat(Json.string(refused.isProblem(503).json(), "type")).isEqualTo("/problems/unavailable");
			assertThat(refused.header("Retry-After")).isPresent();
		}
		finally {
			this.toReads.mend();
			this.toOtherReads.mend();
		}
	}

	@Test
	void whileTheLogIsAwayReadsGoOnAndWritesAreToldSo() {
		String path = this.api.post("/products", Merchant.mug()).send().is(201).requiredHeader("Location");
		this.server.stop();
		try {
			Awaitility.await()
				.untilAsserted(() -> assertThat(operators("/metrics")).doesNotContain(up("command", "command-1")));

			assertThat(this.api.get(path).send().is(200).header("Warelog-Read-Model")).hasValue("behind");
			Answer refused = this.api.patch(path, "{\"price\": 3}").send();
			assertThat(refused.isProblem(503).header("Retry-After")).isPresent();
			assertThat(refused.header("X-Request-Id")).as("The node says so itself").isPresent();
		}
		finally {
			this.server.begin();
		}
	}

}
