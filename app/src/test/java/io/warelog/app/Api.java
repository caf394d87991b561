package io.warelog.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP to a running Warelog on behalf of one user: the holder of a key, or nobody.
 * Immutable.
 */
final class Api {

	static {
		// below the server's own limit, so that no request meets a connection just closed
		System.setProperty("jdk.httpclient.keepalive.timeout", "5");
	}

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	private final URI baseUri;

	private final @Nullable String credentialName;

	private final @Nullable String credential;

	Api(URI baseUri) {
		this(baseUri, null, null);
	}

	private Api(URI baseUri, @Nullable String credentialName, @Nullable String credential) {
		this.baseUri = baseUri;
		this.credentialName = credentialName;
		this.credential = credential;
	}

	/**
	 * The same service, with a key in {@code X-API-Key}.
	 * @param key the key
	 * @return a client that uses it
	 */
	Api as(String key) {
		return new Api(this.baseUri, "X-API-Key", key);
	}

	/**
	 * The same service, with a key as a bearer token.
	 * @param key the key
	 * @return a client that uses it
	 */
	Api asBearer(String key) {
		return new Api(this.baseUri, "Authorization", "Bearer " + key);
	}

	/**
	 * The same service, without a key.
	 * @return a client that names nobody
	 */
	Api anonymous() {
		return new Api(this.baseUri);
	}

	/**
	 * The same key at another service.
	 * @param otherBaseUri where that answers
	 * @return a client of it
	 */
	Api at(URI otherBaseUri) {
		return new Api(otherBaseUri, this.credentialName, this.credential);
	}

	/**
	 * The key that it names itself by.
	 * @return the key
	 */
	String key() {
		return Objects.requireNonNull(this.credential, "Nobody has no key").replace("Bearer ", "");
	}

	Request get(String path) {
		return request("GET", path, BodyPublishers.noBody());
	}

	Request delete(String path) {
		return request("DELETE", path, BodyPublishers.noBody());
	}

	Request post(String path) {
		return request("POST", path, BodyPublishers.noBody());
	}

	/**
	 * A POST of JSON.
	 * @param path path and query
	 * @param json something whose string form is the body
	 * @return the request, not sent yet
	 */
	Request post(String path, Object json) {
		return send("POST", path, json);
	}

	Request put(String path, Object json) {
		return send("PUT", path, json);
	}

	Request patch(String path, Object json) {
		return send("PATCH", path, json);
	}

	/**
	 * A request with a JSON body.
	 * @param method the method
	 * @param path path and query
	 * @param json something whose string form is the body
	 * @return the request, not sent yet
	 */
	Request send(String method, String path, Object json) {
		return request(method, path, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A request with a form, byte for byte as {@code curl -F} sends it.
	 * @param method the method
	 * @param path path and query
	 * @param fields each {@code name=value}
	 * @return the request, not sent yet
	 */
	Request form(String method, String path, String... fields) {
		String boundary = "-".repeat(24) + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
		StringBuilder form = new StringBuilder();
		for (String field : fields) {
			int equals = field.indexOf('=');
			form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.substring(0, equals)
					+ "\"\r\n\r\n" + field.substring(equals + 1) + "\r\n");
		}
		form.append("--" + boundary + "--\r\n");
		return request(method, path, "multipart/form-data; boundary=" + boundary,
				form.toString().getBytes(StandardCharsets.UTF_8));
	}

	Request request(String method, String path, String contentType, byte[] body) {
		return request(method, path, BodyPublishers.ofByteArray(body)).header("Content-Type", contentType);
	}

	Request request(String method, String path, BodyPublisher body) {
		Request request = new Request(CLIENT, method, this.baseUri.resolve(path), body);
		return (this.credential != null) ? request.header(this.credentialName, this.credential) : request;
	}

}
