package io.warelog.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a running service rebuild a read model, and shows how far that is. */
@Command(name = "rebuild",
		description = { "Has a running service rebuild a read model from all events, and shows how far that is until "
				+ "it is done. Reads and writes go on meanwhile. If this command is ended, the rebuild goes on.",
				"Exit status: 0 when it is done, 1 when not." },
		mixinStandardHelpOptions = true, sortOptions = false)
final class RebuildCommand implements Callable<Integer> {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int LOOK_AGAIN_MILLIS = 200;

	private static final int PERCENT = 100;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Parameters(paramLabel = "NAME", arity = "0..1", defaultValue = "products",
			description = "The projection whose read model is rebuilt: products or directory. Default: products.")
	private String name = "";

	@Option(names = "--url", paramLabel = "URL", defaultValue = "${env:WARELOG_URL:-http://127.0.0.1:8080}",
			description = "Where the service is. Default: http://127.0.0.1:8080. [WARELOG_URL]")
	private URI url = URI.create("");

	@Option(names = "--operator-key", paramLabel = "KEY", defaultValue = "${env:WARELOG_OPERATOR_KEY}",
			description = "The operator's key. Better given by the variable, as other users of the machine see options. "
					+ "Default: that in operator.key in the data directory. [WARELOG_OPERATOR_KEY]")
	private @Nullable String key;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The data directory of the service, for its key. Default: ./data. [WARELOG_DATA]")
	private Path data = Path.of("");

	@Override
	public Integer call() throws IOException, InterruptedException {
		ProgressBar bar = new ProgressBar(out(), "events");
		try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
			JsonNode begun = send(client, "POST", "/admin/projections/" + this.name + "/rebuild").required("data");
			int generation = begun.path("generation").asInt();
			JsonNode rebuild = begun.path("rebuild");
			// a small one may be done already
			int wanted = rebuild.isObject() ? rebuild.required("generation").asInt() : generation;
			while (true) {
				JsonNode projection = find(send(client, "GET", "/admin/projections").required("data"));
				if (projection.required("generation").asInt() == wanted) {
					bar.show(projection.required("position").asLong(), projection.required("position").asLong(), "");
					bar.end();
					out().println("Generation " + wanted + " of " + this.name + " is read now.");
					out().flush();
					return 0;
				}
				rebuild = projection.path("rebuild");
				if (!rebuild.isObject() || rebuild.required("generation").asInt() != wanted) {
					bar.end();
					return fail("The rebuild was cancelled.");
				}
				bar.show(rebuild.required("events_done").asLong(), rebuild.required("events_total").asLong(),
						speed(rebuild));
				Thread.sleep(LOOK_AGAIN_MILLIS);
			}
		}
		catch (RefusedException refused) {
			return fail(refused.getMessage());
		}
	}

	private JsonNode find(JsonNode projections) {
		for (JsonNode projection : projections) {
			if (projection.required("name").asString().equals(this.name)) {
				return projection;
			}
		}
		throw new RefusedException("There is no projection " + this.name + ".");
	}

	private JsonNode send(HttpClient client, String method, String path) throws IOException, InterruptedException {
		URI uri = URI.create(this.url.toString().replaceAll("/+$", "") + path);
		HttpResponse<String> answer;
		try {
			answer = client.send(HttpRequest.newBuilder(uri)
				.timeout(PATIENCE)
				.header("X-API-Key", key())
				.method(method, BodyPublishers.noBody())
				.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException unreachable) {
			throw new RefusedException("No service answers at " + this.url + ".", unreachable);
		}
		JsonNode body = parse(answer.body());
		if (answer.statusCode() / PERCENT != HttpStatus.OK.value() / PERCENT) {
			throw new RefusedException(
					body.path("detail").asString("The service answered " + answer.statusCode() + "."));
		}
		return body;
	}

	private static JsonNode parse(String body) {
		JsonMapper json = JsonMapper.shared();
		try {
			return json.readTree(body);
		}
		catch (JacksonException other) {
			return json.createObjectNode();
		}
	}

	private String key() throws IOException {
		if (this.key != null && !this.key.isBlank()) {
			return this.key;
		}
		try {
			return Files.readString(this.data.resolve("operator.key")).strip();
		}
		catch (NoSuchFileException missing) {
			throw new RefusedException("There is no operator.key in " + this.data + ": name the key or the directory.",
					missing);
		}
	}

	private static String speed(JsonNode rebuild) {
		JsonNode left = rebuild.path("seconds_left");
		return String.format(Locale.ROOT, "  %,d events/s", rebuild.required("events_per_second").asLong())
				+ (left.isNumber() ? ", " + left.asLong() + " s left" : "");
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	private int fail(@Nullable String why) {
		this.spec.commandLine().getErr().println("warelog: " + why);
		return 1;
	}

	/** That it does not go on, and why. */
	private static final class RefusedException extends RuntimeException {

		RefusedException(String message) {
			super(message);
		}

		RefusedException(String message, Exception cause) {
			super(message, cause);
		}

	}

}
