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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.warelog.platform.http.ApiKeys;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.facts.Facts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Sees whether the service works over what it is given to keep its events and read models
 * in: joins as one more node, takes a throw-away merchant through every part, and leaves.
 */
@Command(name = "check", description = {
		"Sees whether the service works over these stores: connects as one more node, takes a throw-away "
				+ "merchant through every part, tells how each went and how long it took, and leaves.",
		"What it wrote stays in the log and cannot be used: the products are deleted, the keys revoked, or good "
				+ "for an hour at most where the check is killed. Read models in a file are built anew from the "
				+ "whole log, which takes its time. Over an Axon Server it takes its share of the work of all nodes "
				+ "while it is there: give it their --views.",
		"Exit status: 0 when all parts work, 1 when not." }, mixinStandardHelpOptions = true, sortOptions = false)
final class CheckCommand implements Callable<Integer> {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final long REVOKED_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--events", paramLabel = "sqlite|URI", defaultValue = "${env:WARELOG_EVENTS:-sqlite}",
			description = "Where events are kept, as for serve. [WARELOG_EVENTS]")
	private String events = "";

	@Option(names = "--events-token", paramLabel = "TOKEN", defaultValue = "${env:WARELOG_EVENTS_TOKEN}",
			description = "The token that the Axon Server asks for. [WARELOG_EVENTS_TOKEN]")
	private @Nullable String eventsToken;

	@Option(names = "--views", paramLabel = "sqlite|URI", defaultValue = "${env:WARELOG_VIEWS:-sqlite}",
			description = "Where read models are kept, as for serve. [WARELOG_VIEWS]")
	private String views = "";

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:WARELOG_DATA:-./data}",
			description = "The data directory, where events are kept in a file; no service may use it meanwhile. "
					+ "Default: ./data. [WARELOG_DATA]")
	private Path data = Path.of("");

	private URI address = URI.create("");

	private int failed;

	@Override
	public Integer call() throws IOException {
		boolean embedded = this.events.equals(EventsLocation.SQLITE);
		if (embedded && !Files.exists(this.data.resolve("operator.key"))) {
			throw new ParameterException(this.spec.commandLine(),
					"There is no operator.key in " + this.data + ": there is nothing to check yet. See --help.");
		}
		Path directory = embedded ? this.data : Files.createTempDirectory("warelog-check");
		String key = embedded ? Files.readString(this.data.resolve("operator.key")).strip()
				: ApiKeys.make(new SecureRandom());
		try (HttpClient client = HttpClient.newHttpClient()) {
			long begun = System.nanoTime();
			try (ConfigurableApplicationContext service = Warelog.start(arguments(directory, key), Visit.class)) {
				told(true, begun, "Connect to the events and the read models", "");
				this.address = URI
					.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
				new Walk(client, key).run();
				if (!embedded) {
					UUID id = service.getBean(Facts.class).key(ApiKeys.sha256Hex(key)).orElseThrow().id();
					part("Revoke the key of this check",
							() -> send(client, key, "DELETE", "/admin/keys/" + id, null).is(204));
				}
			}
		}
		finally {
			if (!embedded) {
				FileSystemUtils.deleteRecursively(directory);
			}
		}
		out().println((this.failed == 0) ? "All parts work." : this.failed + " parts do not work.");
		out().flush();
		return (this.failed == 0) ? 0 : 1;
	}

	private String[] arguments(Path directory, String key) {
		List<String> arguments = new ArrayList<>(List.of("serve", "--host=127.0.0.1", "--port=0", "--data=" + directory,
				"--sides=command,query", "--events=" + this.events, "--views=" + this.views, "--operator-key=" + key,
				// what is set for the service is not for its visitor
				"--media=", "--media-endpoint=", "--media-region=", "--media-path-style=", "--public-url=",
				"--fetch-allow=", "--rate-limit=", "--secret="));
		if (this.eventsToken != null && !this.eventsToken.isBlank()) {
			arguments.add("--events-token=" + this.eventsToken);
		}
		return arguments.toArray(String[]::new);
	}

	private void part(String name, Part part) {
		long begun = System.nanoTime();
		try {
			part.run();
			told(true, begun, name, "");
		}
		catch (IOException | RuntimeException wrong) {
			told(false, begun, name, ": " + wrong.getMessage());
		}
	}

	private void told(boolean well, long begun, String name, String why) {
		if (!well) {
			this.failed++;
		}
		out().println(String.format(Locale.ROOT, "%-6s %6d ms  %s%s", well ? "ok" : "FAILED",
				TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), name, why));
		out().flush();
	}

	private PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	private Answer send(HttpClient client, String key, String method, String path, @Nullable String body,
			String... headers) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.address.resolve(path))
			.timeout(PATIENCE)
			.header("X-API-Key", key)
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		try {
			return new Answer(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", interrupted);
		}
	}

	/** Makes the service one that leaves again. */
	@Configuration(proxyBeanMethods = false)
	static class Visit {

		@Bean
		Purpose purpose() {
			return Purpose.CHECK;
		}

	}

	/** One part of the check. */
	@FunctionalInterface
	private interface Part {

		void run() throws IOException;

	}

	/** What the service answered. */
	private record Answer(HttpResponse<String> response) {

		Answer is(int status) throws IOException {
			if (this.response.statusCode() != status) {
				throw new IOException(this.response.request().method() + " " + this.response.uri().getPath()
						+ " answered " + this.response.statusCode() + ", not " + status + ": " + this.response.body());
			}
			if (this.response.headers().firstValue("Warelog-Read-Model").isPresent()) {
				throw new IOException("the read models are behind");
			}
			return this;
		}

		JsonNode json() throws IOException {
			try {
				return JsonMapper.shared().readTree(this.response.body());
			}
			catch (JacksonException broken) {
				throw new IOException("the answer is no JSON", broken);
			}
		}

		JsonNode data() throws IOException {
			return json().path("data");
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

	}

	/** The way of the throw-away merchant through the parts. */
	private final class Walk {

		private final HttpClient client;

		private final String operator;

		private final String name = "check-" + UUID.randomUUID();

		private String merchant = "";

		private String keyId = "";

		private String key = "";

		private String first = "";

		private String second = "";

		private String etag = "";

		private String edit = "";

		Walk(HttpClient client, String operator) {
			this.client = client;
			this.operator = operator;
		}

		void run() {
			part("Events: take in a merchant", this::takeIn);
			part("Events: issue a key to it", this::issueKey);
			part("Commands and queries: create two products, and one of them again", this::create);
			part("Slugs: each product has its own", this::slugs);
			part("Refusals: keep their type", this::refuse);
			part("Read models: read and list what was written", this::read);
			part("Mass edit: change both in one commit, and see what that changed", this::editBoth);
			part("History and feed: see what happened", this::history);
			part("Mass edit: undo it", this::undo);
			part("Delete the products", this::delete);
			part("Revoke the key, which is refused within a second", this::revoke);
		}

		private Answer ask(String method, String path, @Nullable String body, String... headers) throws IOException {
			return send(this.client, this.key, method, path, body, headers);
		}

		private void takeIn() throws IOException {
			JsonNode made = send(this.client, this.operator, "POST", "/admin/merchants",
					"{\"name\": \"%s\", \"organization\": \"%s\", \"currency\": \"EUR\"}".formatted(this.name,
							this.name))
				.is(201)
				.data();
			this.merchant = made.path("merchant_id").asString();
			require(made.path("name").asString().equals(this.name), "the merchant reads otherwise");
		}

		private void issueKey() throws IOException {
			JsonNode made = send(this.client, this.operator, "POST", "/admin/merchants/" + this.merchant + "/keys",
					"{\"name\": \"check\", \"scopes\": [\"admin\"]}")
				.is(201)
				.data();
			this.keyId = made.path("key_id").asString();
			this.key = made.path("key").asString();
		}

		private void create() throws IOException {
			String body = "{\"name\": \"Check\", \"price\": 10, \"currency_code\": \"EUR\"}";
			Answer made = ask("POST", "/products", body, "Idempotency-Key", this.name).is(201);
			this.first = made.data().path("product_id").asString();
			this.etag = made.header("ETag");
			Answer again = ask("POST", "/products", body, "Idempotency-Key", this.name).is(201);
			require(again.data().path("product_id").asString().equals(this.first)
					&& again.header("Idempotency-Replayed").equals("true"), "a repetition had an effect of its own");
			this.second = ask("POST", "/products", body).is(201).data().path("product_id").asString();
		}

		private void slugs() throws IOException {
			String one = ask("GET", "/api/v1/products/" + this.first, null).is(200).json().path("slug").asString();
			String other = ask("GET", "/api/v1/products/" + this.second, null).is(200).json().path("slug").asString();
			require(one.equals("check") && other.equals("check-2"), "the slugs are " + one + " and " + other);
		}

		private void refuse() throws IOException {
			Answer refused = ask("PATCH", "/products/" + this.first, "{\"price\": 11}", "If-Match", "\"99-0\"").is(412);
			require(refused.json().path("current_version").asLong() == 1, "the refusal does not tell the version");
			ask("POST", "/products/" + UUID.randomUUID() + "/archive", null).is(404);
		}

		private void read() throws IOException {
			Answer read = ask("GET", "/products/" + this.first, null).is(200);
			require(read.header("ETag").equals(this.etag), "the product reads otherwise than it was answered");
			require(ask("GET", "/products", null).is(200).json().path("meta").path("total_count").asLong() == 2,
					"the list does not count two products");
		}

		private void editBoth() throws IOException {
			Answer edited = ask("PUT", "/api/v1/products_multi",
					"{\"products\": {\"%s\": {\"price\": 9}, \"%s\": {\"price\": 9}}}".formatted(this.first,
							this.second))
				.is(200);
			require(edited.json().size() == 2, "not both products have changed");
			this.edit = edited.header("Link").replaceAll("^.*<(.*)>.*$", "$1");
			require(ask("GET", this.edit + "/diffs", null).is(200).data().size() == 2, "not both changes are told");
		}

		private void history() throws IOException {
			require(ask("GET", "/products/" + this.first + "/history", null).is(200).data().size() == 2,
					"the history has not two versions");
			require(ask("GET", "/products/" + this.first + "?as_of=1", null).is(200).data().path("price").asInt() == 10,
					"the product was not what it was");
			require(ask("GET", "/events", null).is(200).data().size() == 4, "the feed has not four events");
		}

		private void undo() throws IOException {
			require(ask("POST", this.edit + "/revert", null).is(200).data().path("reverted").asInt() == 2,
					"not both products went back");
		}

		private void delete() throws IOException {
			for (String product : List.of(this.first, this.second)) {
				ask("DELETE", "/products/" + product, null).is(204);
				ask("GET", "/products/" + product, null).is(404);
			}
		}

		private void revoke() throws IOException {
			send(this.client, this.operator, "DELETE", "/admin/keys/" + this.keyId, null).is(204);
			long begun = System.nanoTime();
			while (ask("GET", "/products", null).response().statusCode() != 401) {
				require(System.nanoTime() - begun < REVOKED_NANOS, "the key is still good");
				LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			}
		}

		private static void require(boolean so, String otherwise) throws IOException {
			if (!so) {
				throw new IOException(otherwise);
			}
		}

	}

}
