package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Another site: images are fetched from it, and it is called back. */
final class OtherSite implements AutoCloseable {

	private final HttpServer server;

	private final Map<String, byte[]> files = new ConcurrentHashMap<>();

	private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

	private final AtomicInteger failures = new AtomicInteger();

	private final Semaphore requests = new Semaphore(0);

	OtherSite() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * A call that came.
	 *
	 * @param headers of it
	 * @param body of it
	 */
	record Call(Headers headers, String body) {

		JsonNode json() {
			return Json.parse(this.body);
		}

	}

	/** Host and port, as {@code --fetch-allow} takes them. */
	String endpoint() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	String url(String path) {
		return "http://" + endpoint() + path;
	}

	/** Puts a file on the site and tells its URL. */
	String shows(String path, byte[] content) {
		this.files.put(path, content);
		return url(path);
	}

	/** Answers so many calls with 500. */
	void fails(int times) {
		this.failures.set(times);
	}

	/** Waits for a request of any kind. */
	void awaitRequest() {
		try {
			assertThat(this.requests.tryAcquire(60, TimeUnit.SECONDS)).as("Somebody asks").isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Waits for a call. */
	Call called() {
		try {
			Call call = this.calls.poll(60, TimeUnit.SECONDS);
			if (call == null) {
				throw new AssertionError("Nobody called");
			}
			return call;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether a call is there already. */
	boolean wasCalledAgain() {
		return !this.calls.isEmpty();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.requests.release();
			byte[] body = exchange.getRequestBody().readAllBytes();
			if (exchange.getRequestMethod().equals("POST")) {
				this.calls.add(new Call(exchange.getRequestHeaders(), new String(body)));
				exchange.sendResponseHeaders(
						(this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) ? 500 : 204, -1);
				return;
			}
			byte[] file = this.files.get(exchange.getRequestURI().getPath());
			exchange.sendResponseHeaders((file != null) ? 200 : 404, (file != null) ? file.length : -1);
			if (file != null) {
				exchange.getResponseBody().write(file);
			}
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
