package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A request being written. */
final class Request {

	private final HttpClient client;

	private final HttpRequest.Builder builder;

	private URI uri;

	Request(HttpClient client, String method, URI uri, HttpRequest.BodyPublisher body) {
		this.client = client;
		this.uri = uri;
		this.builder = HttpRequest.newBuilder().method(method, body);
	}

	Request header(String name, String value) {
		this.builder.header(name, value);
		return this;
	}

	Request idempotencyKey(String key) {
		return header("Idempotency-Key", key);
	}

	Request ifMatch(String etag) {
		return header("If-Match", etag);
	}

	Request ifNoneMatch(String etags) {
		return header("If-None-Match", etags);
	}

	Request prefer(String preference) {
		return header("Prefer", preference);
	}

	/**
	 * Adds a query parameter, encoding it.
	 * @param name the parameter
	 * @param value its value
	 * @return this request
	 */
	Request query(String name, Object value) {
		String separator = (this.uri.getRawQuery() != null) ? "&" : "?";
		this.uri = URI.create(this.uri + separator + name + "="
				+ URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
		return this;
	}

	/**
	 * Sends the request and leaves the body to be read as it comes.
	 * @return the answer, whatever its status; its body has to be closed
	 * @throws UncheckedIOException if no answer came
	 */
	HttpResponse<InputStream> open() {
		return send(BodyHandlers.ofInputStream());
	}

	/**
	 * Sends the request.
	 * @return the answer, whatever its status
	 * @throws UncheckedIOException if no answer came
	 */
	Answer send() {
		return new Answer(send(BodyHandlers.ofByteArray()));
	}

	private <T> HttpResponse<T> send(BodyHandler<T> handler) {
		HttpRequest request = this.builder.uri(this.uri).build();
		try {
			return this.client.send(request, handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.method() + " " + request.uri(), ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for an answer", ex);
		}
	}

}
