package io.warelog.app;

import java.nio.file.Path;
import java.util.Map;

import io.warelog.app.axonserver.AxonServerDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The two sides as two processes that know nothing of each other but an Axon Server. */
class SidesAsProcessesTests {

	@TempDir
	Path directory;

	@Test
	void oneWritesAndTheOtherReadsWhatWasWritten() {
		try (AxonServerDouble server = AxonServerDouble.asking("s3cret");
				WarelogProcess query = side(server, "query");
				WarelogProcess command = side(server, "command")) {
			query.baseUri();
			Api writer = command.operator(this.directory.resolve("command"));
			Api reader = new Api(query.baseUri()).as(writer.key());

			Answer made = writer.post("/products", Merchant.mug()).send().is(201);
			String path = made.requiredHeader("Location");

			assertThat(made.header("Warelog-Read-Model")).isEmpty();
			assertThat(reader.get(path).send().is(200).json()).isEqualTo(made.json());
			assertThat(reader.get("/products").send().is(200).meta().required("total_count").intValue()).isEqualTo(1);
			writer.get(path).send().isProblem(421);
			reader.delete(path).send().isProblem(421);
			writer.delete(path).send().is(204);
			reader.get(path).send().isProblem(404);
			assertThat(command.output() + query.output()).doesNotContain("s3cret");
		}
	}

	private WarelogProcess side(AxonServerDouble server, String side) {
		return WarelogProcess.run(Map.of("WARELOG_EVENTS_TOKEN", "s3cret"), "serve", "--port=0",
				"--data=" + this.directory.resolve(side), "--events=" + server.uri(), "--sides=" + side,
				"--media=" + this.directory.resolve("media"));
	}

	@Test
	void oneSideAloneIsRefusedWithoutWhatItNeeds() {
		assertRefused("needs --events=axonserver://", "serve", "--sides=query", "--media=" + this.directory);
		assertRefused("needs --media", "serve", "--sides=command", "--events=axonserver://127.0.0.1:1");
		assertRefused("command, query or command,query", "serve", "--sides=both");
	}

	private static void assertRefused(String why, String... arguments) {
		assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> Warelog.start(arguments))
			.withMessageContaining(why)
			.withMessageContaining("--help");
	}

}
