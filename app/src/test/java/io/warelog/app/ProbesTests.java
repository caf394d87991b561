package io.warelog.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.warelog.read.store.mongo.MongoProcess;
import io.warelog.write.eventstore.postgres.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.availability.ReadinessState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What schedulers, gateways and operators are told of a node's health, while its
 * databases are there and while they are away.
 */
class ProbesTests {

	private static final Map<String, Integer> ALL_WELL = Map.of("", 200, "/liveness", 200, "/readiness", 200, "/reads",
			200, "/writes", 200);

	private static final Map<String, Integer> ONLY_WRITES = Map.of("", 503, "/liveness", 200, "/readiness", 200,
			"/reads", 503, "/writes", 200);

	private static final Map<String, Integer> ONLY_READS = Map.of("", 503, "/liveness", 200, "/readiness", 200,
			"/reads", 200, "/writes", 503);

	private static final Map<String, Integer> NO_MORE_REQUESTS = Map.of("", 503, "/liveness", 200, "/readiness", 503,
			"/reads", 200, "/writes", 200);

	@TempDir
	private Path data;

	private RunningWarelog warelog;

	private void start(String... options) {
		this.warelog = RunningWarelog.start(this.data, options);
	}

	@AfterEach
	void stop() {
		if (this.warelog != null) {
			this.warelog.close();
		}
	}

	@Test
	void overFilesEachPartIsToldToEverybodyWithoutDetails() {
		start();

		assertThat(probes()).isEqualTo(ALL_WELL);
		JsonNode health = this.warelog.api().get("/actuator/health").send().json();
		assertThat(health.required("components").propertyNames()).containsExactlyInAnyOrder("eventStoreHealth",
				"readModelsHealth", "projectionsHealth", "livenessState", "readinessState");
		assertThat(health.required("components"))
			.allSatisfy((part) -> assertThat(part.propertyNames()).containsExactly("status"));
	}

	@Test
	void aNodeThatTakesNoMoreRequestsIsNotReadyButLives() {
		start();

		this.warelog.becomes(ReadinessState.REFUSING_TRAFFIC);

		assertThat(probes()).isEqualTo(NO_MORE_REQUESTS);
	}

	@Test
	void whileMongoDbIsAwayTheNodeStaysForItsWrites() {
		try (MongoProcess server = MongoProcess.start(0); FaultyLink link = new FaultyLink(server.port())) {
			start("--views=mongodb://127.0.0.1:" + link.port() + "/probes");
			assertThat(probes()).isEqualTo(ALL_WELL);

			link.cut();

			Awaitility.await().untilAsserted(() -> assertThat(probes()).isEqualTo(ONLY_WRITES));
			Api api = this.warelog.operator();
			api.post("/products", Merchant.mug()).prefer("return=minimal").send().is(201);
			Answer refused = api.get("/products").send();
			refused.isProblem(503);
			assertThat(refused.header("Retry-After")).isPresent();

			link.mend();

			Awaitility.await().untilAsserted(() -> assertThat(probes()).isEqualTo(ALL_WELL));
			api.get("/products").send().is(200);
		}
	}

	@Test
	void whileTheLogIsAwayTheNodeStaysForItsReads() {
		try (TestPostgres database = TestPostgres.start()) {
			start("--events=" + database.log());
			assertThat(probes()).isEqualTo(ALL_WELL);

			database.crash();

			Awaitility.await().untilAsserted(() -> assertThat(probes()).isEqualTo(ONLY_READS));
			Api api = this.warelog.operator();
			api.get("/products").send().is(200);
			Answer refused = api.post("/products", Merchant.mug()).send();
			refused.isProblem(503);
			assertThat(refused.header("Retry-After")).isPresent();

			database.restart();

			Awaitility.await().untilAsserted(() -> assertThat(probes()).isEqualTo(ALL_WELL));
		}
	}

	/** The status that each of them answers. */
	private Map<String, Integer> probes() {
		Map<String, Integer> statuses = new LinkedHashMap<>();
		for (String probe : ALL_WELL.keySet()) {
			statuses.put(probe, this.warelog.api().get("/actuator/health" + probe).send().status());
		}
		return statuses;
	}

}
