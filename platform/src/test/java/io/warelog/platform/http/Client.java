package io.warelog.platform.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the test application. */
final class Client {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final List<String> headers;

	Client(int port, String... headers) {
		this.port = port;
		this.headers = List.of(headers);
	}

	Client with(String... more) {
		return new Client(this.port,
				java.util.stream.Stream.concat(this.headers.stream(), java.util.Arrays.stream(more))
					.toArray(String[]::new));
	}

	Answer get(String path) {
		return send("GET", path, null);
	}

	Answer post(String path, String json) {
		return with("Content-Type", "application/json").send("POST", path, json.getBytes(StandardCharsets.UTF_8));
	}

	Answer send(String method, String path, byte[] body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, (body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		return send(request);
	}

	Answer sendChunked(String path, byte[] body) {
		return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
	}

	private Answer send(HttpRequest.Builder request) {
		for (int i = 0; i < this.headers.size(); i += 2) {
			request.header(this.headers.get(i), this.headers.get(i + 1));
		}
		try {
			return new Answer(this.http.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends bytes as they are and returns all that comes back until the server closes.
	 */
	String raw(String request) {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode json(String text) {
		return JSON.readTree(text);
	}

	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		String body() {
			return this.response.body();
		}

		JsonNode json() {
			return Client.json(body());
		}

	}

}
