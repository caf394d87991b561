package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** The tour in the README: every command of it prints what the README says. */
class ReadmeTourTests {

	private static final String DOCUMENTED_ADDRESS = "http://127.0.0.1:8080";

	private static final String DOCUMENTED_DATA = "data/";

	@TestFactory
	Stream<DynamicTest> theTourPrintsWhatTheReadmeShows(@TempDir Path directory, @TempDir Path data) throws Exception {
		ConsoleSession documented = ConsoleSession.in(Files.readString(readme()));
		assertThat(documented.steps()).isNotEmpty();

		List<String> outputs;
		try (RunningWarelog warelog = RunningWarelog.start(data)) {
			outputs = addressedTo(warelog, documented).run(directory);
		}

		assertThat(outputs).hasSameSizeAs(documented.steps());
		return IntStream.range(0, outputs.size()).mapToObj((i) -> {
			ConsoleSession.Step step = documented.steps().get(i);
			return dynamicTest("README.md:" + step.line() + " " + step.command().lines().findFirst().orElseThrow(),
					() -> assertThat(ConsoleSession.Step.tidy(outputs.get(i))).matches(step.expected()));
		});
	}

	@Test
	void theTourCreatesTheDocumentedExampleWordForWord() throws IOException {
		assertThat(ConsoleSession.in(Files.readString(readme())).steps())
			.anySatisfy((step) -> assertThat(step.command()).startsWith("curl -s \"$URL/products\"").endsWith("""
					-d '{
					"name": "Standard Subscription",
					"description": "Monthly access to standard features.",
					"price": 9900,
					"currency_code": "XOF",
					"is_active": true
					}'"""));
	}

	/** The same session, with another service than the one the README starts. */
	private static ConsoleSession addressedTo(RunningWarelog warelog, ConsoleSession session) {
		return new ConsoleSession(session.steps()
			.stream()
			.map((step) -> new ConsoleSession.Step(step.line(),
					step.command()
						.replace(DOCUMENTED_ADDRESS, warelog.baseUri().toString())
						.replace(DOCUMENTED_DATA, warelog.data().toAbsolutePath() + "/"),
					step.output()))
			.toList());
	}

	/** The README lies in the directory of the tests' module or in one above it. */
	private static Path readme() {
		Path directory = Path.of("").toAbsolutePath();
		while (!Files.exists(directory.resolve("README.md"))) {
			directory = directory.getParent();
		}
		return directory.resolve("README.md");
	}

}
