package io.warelog.app;

import java.nio.file.Path;
import java.util.List;

import io.warelog.app.ConsoleSession.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The reader of a document's terminal sessions. */
class ConsoleSessionTests {

	@TempDir
	private Path directory;

	@Test
	void onlyConsoleBlocksAreRead() {
		ConsoleSession session = ConsoleSession.in("""
				$ not this
				```sh
				$ nor this
				```
				```console
				$ echo one
				one
				$ true
				```
				""");

		assertThat(session.steps()).containsExactly(new Step(6, "echo one", "one"), new Step(8, "true", ""));
	}

	@Test
	void aCommandGoesOnWhileAQuoteIsOpenOrAfterABackslash() {
		ConsoleSession session = ConsoleSession.in("""
				```console
				$ echo '"{
				$ it is' \\
				  "it's"
				printed
				```
				""");

		assertThat(session.steps()).containsExactly(new Step(2, "echo '\"{\n$ it is' \\\n  \"it's\"", "printed"));
	}

	@Test
	void aBlockBeginsWithAPromptAndEnds() {
		assertThatIllegalArgumentException().isThrownBy(() -> ConsoleSession.in("```console\nlost\n```"));
		assertThatIllegalArgumentException().isThrownBy(() -> ConsoleSession.in("```console\n$ true"));
	}

	@Test
	void variablesLiveOnAndOutputsStayApart() throws Exception {
		ConsoleSession session = ConsoleSession.in("""
				```console
				$ NAME=world
				$ printf 'no line end'
				```
				```console
				$ echo "hello $NAME"; echo oops >&2
				$ cat
				```
				""");

		List<String> outputs = session.run(this.directory);

		assertThat(outputs).containsExactly("", "no line end", "hello world\noops\n", "");
	}

	@Test
	void aCommandThatEndsTheSessionIsTheLastOne() throws Exception {
		ConsoleSession session = ConsoleSession.in("""
				```console
				$ echo one
				$ exit 1
				$ echo three
				```
				""");

		assertThat(session.run(this.directory)).containsExactly("one\n");
	}

	@Test
	void anEllipsisStandsForAnyTextAndNothingElseDoes() {
		Step step = new Step(1, "", "{\"id\":\"…\",\"price\":1.5…}\ndone  ");

		assertThat(Step.tidy("{\"id\":\"7\",\"price\":1.5}\ndone\n")).matches(step.expected());
		assertThat(Step.tidy("{\"id\":\"\",\"price\":1.5,\n\"more\":{}} \ndone")).matches(step.expected());
		assertThat(Step.tidy("{\"id\":\"7\",\"price\":165}\ndone")).doesNotMatch(step.expected());
		assertThat(Step.tidy("{\"id\":\"7\",\"price\":1.5}\ndone\nand more")).doesNotMatch(step.expected());
		assertThat(Step.tidy("")).doesNotMatch(step.expected());
	}

}
