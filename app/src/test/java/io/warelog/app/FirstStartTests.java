package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.warelog.read.directory.DirectoryProjection;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Starting the service as a process: its keys, its settings, its ready line. */
class FirstStartTests {

	@TempDir
	private Path directory;

	@Test
	void anEmptyDirectoryGetsADefaultMerchantAndAnOperatorKeyThatIsShownOnce() throws IOException {
		Path data = this.directory.resolve("data");
		String key;
		String path;
		try (WarelogProcess first = WarelogProcess.serve(data)) {
			Path file = data.resolve("operator.key");
			key = Files.readString(file).strip();
			assertThat(first.output()).containsOnlyOnce(key).containsOnlyOnce("http://127.0.0.1:");
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
			new Api(first.baseUri()).get("/actuator/health").send().is(200);
			Api operator = first.operator(data);
			JsonNode merchants = operator.get("/admin/merchants").send().is(200).data();
			assertThat(Json.strings(merchants, "name")).containsExactly("default");
			assertThat(Json.string(merchants.get(0), "currency")).isEqualTo("USD");
			JsonNode product = operator.post("/products", Merchant.mug()).send().is(201).data();
			path = "/products/" + Json.string(product, "product_id");
		}
		try (WarelogProcess second = WarelogProcess.serve(data)) {
			assertThat(second.output()).doesNotContain(key);
			Api operator = second.operator(data);
			assertThat(Json.string(operator.get(path).send().is(200).data(), "name")).isEqualTo("Mug");
			assertThat(operator.get("/admin/merchants").send().is(200).data()).hasSize(1);
		}
	}

	@Test
	void whatAKilledServiceHadClaimedIsClaimedByTheNextOneWhichNeedNotWait() {
		Path data = this.directory.resolve("data");
		WarelogProcess.serve(data).kill();
		List<String> killed = claims(data);
		WarelogProcess.serve(data).kill();

		assertThat(killed).hasSize(2).doesNotContainNull();
		assertThat(claims(data)).isEqualTo(killed);
	}

	/** Who works on each projection. */
	private static List<@Nullable String> claims(Path data) {
		try (ReadModelStore views = SqliteReadModelStore.open(data.resolve("views.db"), 1, Clock.systemUTC())) {
			return Stream.of(ProductProjection.NAME, DirectoryProjection.NAME)
				.flatMap((projection) -> views.checkpoints(projection).stream())
				.<@Nullable String>map(Checkpoint::owner)
				.toList();
		}
	}

	@Test
	void theEnvironmentSetsWhatOptionsDoAndPresetsTheOperatorKey() {
		Path data = this.directory.resolve("by-environment");
		String key = "preset-operator-key-0123456789abcdefghijklmnopqrstuvwxyz";

		try (WarelogProcess process = WarelogProcess.run(Map.of("WARELOG_PORT", "0", "WARELOG_DATA", data.toString(),
				"WARELOG_HOST", "127.0.0.1", "WARELOG_OPERATOR_KEY", key), "serve")) {
			new Api(process.baseUri()).as(key).get("/admin/merchants").send().is(200);
			assertThat(data).isNotEmptyDirectory();
		}
	}

	@Test
	void aMistakeOfAClientIsNotLogged() {
		Path data = this.directory.resolve("quiet");
		WarelogProcess process = WarelogProcess.serve(data);
		try (process) {
			Api operator = process.operator(data);
			operator.patch("/products/0190d5d4-7a3e-7000-8000-000000000000", "{\"name\":\"x\"}").send().isProblem(404);
			operator.post("/products", "{broken").send().isProblem(400);
			operator.post("/products", "{}").send().isProblem(422);
		}

		assertThat(process.output().lines()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			mongodb://nobody.invalid/views, does not answer
			mongodb://,                     --views
			mongo://nobody.invalid,         --views
			""")
	void aDatabaseOfReadModelsThatCannotBeHadIsToldWithoutATrace(String views, String told) {
		WarelogProcess process = WarelogProcess.run(Map.of(), "serve", "--port", "0", "--data",
				this.directory.resolve("data").toString(), "--views", views);

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).contains(told).doesNotContain("\tat ").doesNotContain("is ready");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			WARELOG_FEED_HEARTBEAT, soon, warelog.feed.heartbeat
			WARELOG_FEED_HEARTBEAT, 0s,   heartbeat
			WARELOG_LISTS_KEPT,     many, warelog.lists.kept
			WARELOG_UPLOAD_TIME,    5m,   An upload may take 0.1 to 60 seconds
			""")
	void aSettingThatCannotBeUsedIsToldWithoutATrace(String setting, String value, String told) {
		WarelogProcess process = WarelogProcess.run(Map.of(setting, value), "serve", "--port", "0", "--data",
				this.directory.resolve("data").toString());

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).startsWith("warelog: ").contains(told).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			jdbc:postgresql://127.0.0.1:1/x?user=u&password=topsecret, cannot be used
			jdbc:postgresql://127.0.0.1:x/x?user=u&password=topsecret, --events
			jdbc:mysql://127.0.0.1/x?password=topsecret,               --events
			""")
	void aDatabaseOfEventsThatCannotBeHadIsToldWithoutATraceOrItsPassword(String events, String told) {
		WarelogProcess process = WarelogProcess.run(Map.of(), "serve", "--port", "0", "--data",
				this.directory.resolve("data").toString(), "--events", events);

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).contains(told)
			.doesNotContain("topsecret")
			.doesNotContain("\tat ")
			.doesNotContain("is ready");
	}

	@Test
	void aDataDirectoryThatIsAFileIsToldSo() throws IOException {
		Path file = Files.createFile(this.directory.resolve("data"));

		WarelogProcess process = WarelogProcess.run(Map.of(), "serve", "--port", "0", "--data", file.toString());

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).isEqualTo("warelog: The data directory " + file + " cannot be used: it is a file");
	}

	@Test
	void anOperatorKeyThatNoHeaderCanHoldIsRefused() {
		Path data = this.directory.resolve("data");

		WarelogProcess process = WarelogProcess.run(Map.of("WARELOG_OPERATOR_KEY", "two words"), "serve", "--port", "0",
				"--data", data.toString());

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).startsWith("--operator-key must have").doesNotContain("two words");
		assertThat(data).doesNotExist();
	}

	@Test
	void aDataDirectoryHasToBeNamed() {
		WarelogProcess process = WarelogProcess.run(Map.of(), "serve", "--port", "0", "--data", "");

		assertThat(process.exitCode()).isPositive();
		assertThat(process.output()).startsWith("--data must name a directory");
	}

	@Test
	void aSecondProcessOnTheSameDirectoryIsRefused() {
		RunningWarelog running = RunningWarelog.shared();

		WarelogProcess second = WarelogProcess.run(Map.of(), "serve", "--port", "0", "--data",
				running.data().toString());

		assertThat(second.exitCode()).isPositive();
		assertThat(second.output()).contains(running.data().toString())
			.containsPattern("(?i)in use|already|another")
			.doesNotContain("\tat ");
		running.operator().get("/admin/merchants").send().is(200);
	}

}
