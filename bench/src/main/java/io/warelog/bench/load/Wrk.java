package io.warelog.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/**
 * The load generator <a href="https://github.com/wg/wrk">wrk</a>: a closed loop of so
 * many connections, each sending its next request when the last one was answered. It runs
 * with one thread, which leaves the other cores to the service.
 */
public final class Wrk {

	private static final String RESULT = "RESULT ";

	private static final JsonMapper JSON = new JsonMapper();

	private final Path script;

	private Wrk(Path script) {
		this.script = script;
	}

	/**
	 * Finds wrk and puts its script where wrk can read it.
	 * @param directory for the script; it exists
	 * @return the load generator
	 * @throws LoadFailedException if wrk is not installed
	 */
	public static Wrk find(Path directory) {
		try {
			new ProcessBuilder("wrk", "-v").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new LoadFailedException(
					"The load generator wrk is not installed; on Debian and Ubuntu: apt-get install wrk");
		}
		Path script = directory.resolve("requests.lua");
		try (InputStream resource = Objects.requireNonNull(Wrk.class.getResourceAsStream("requests.lua"))) {
			Files.write(script, resource.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Wrk(script);
	}

	/**
	 * Sends requests for a while.
	 * @param service where to
	 * @param requests what to send
	 * @param connections how many at once, at least 1
	 * @param duration for how long, whole seconds
	 * @return what was seen
	 * @throws LoadFailedException if any answer was no success
	 */
	public LoadResult run(URI service, Requests requests, int connections, Duration duration) {
		List<String> command = new ArrayList<>(
				List.of("wrk", "--threads", "1", "--connections", String.valueOf(connections), "--duration",
						duration.toSeconds() + "s", "--timeout", "10s", "--script", this.script.toString()));
		if (requests.key() != null) {
			command.addAll(List.of("--header", "Authorization: Bearer " + requests.key()));
		}
		command.addAll(List.of(service.toString(), "--"));
		command.addAll(requests.scriptArguments());
		String output = output(command);
		String result = output.lines()
			.filter((line) -> line.startsWith(RESULT))
			.findFirst()
			.orElseThrow(() -> new LoadFailedException("wrk gave no result:\n" + output));
		return LoadResult.from(JSON.readTree(result.substring(RESULT.length())));
	}

	private static String output(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LoadFailedException("Interrupted");
		}
	}

}
