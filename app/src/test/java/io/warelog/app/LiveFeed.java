package io.warelog.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The change feed as a client of server-sent events follows it. */
final class LiveFeed implements AutoCloseable {

	private final BufferedReader lines;

	private String lastId = "";

	private int comments;

	LiveFeed(InputStream body) {
		this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
	}

	/**
	 * Something that was sent.
	 *
	 * @param id where it is in the feed
	 * @param type what it is
	 * @param event what it says
	 */
	record Message(String id, String type, JsonNode event) {

		/** The product and its version. */
		String name() {
			return Json.string(this.event, "id");
		}

	}

	/**
	 * Follows the feed.
	 * @param api whose
	 * @param lastId the last id that was received, or null to begin with what comes
	 * @return the feed, whose first id has been received
	 */
	static LiveFeed follow(Api api, @Nullable String lastId) {
		Request request = api.get("/events").header("Accept", "text/event-stream");
		HttpResponse<InputStream> answer = ((lastId != null) ? request.header("Last-Event-ID", lastId) : request)
			.open();
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
		LiveFeed feed = new LiveFeed(answer.body());
		feed.begin();
		return feed;
	}

	/** Receives where the feed begins. */
	void begin() {
		while (this.lastId.isEmpty()) {
			String line = line();
			assertThat(line).isNotNull();
			take(line);
		}
	}

	/**
	 * Waits for the next event.
	 * @return it, or empty when the service has ended the feed
	 */
	Optional<Message> next() {
		String type = "";
		StringBuilder data = new StringBuilder();
		for (String line = line(); line != null; line = line()) {
			if (line.isEmpty() && !data.isEmpty()) {
				return Optional.of(new Message(this.lastId, type, Json.parse(data.toString())));
			}
			if (line.startsWith("event: ")) {
				type = line.substring("event: ".length());
			}
			else if (line.startsWith("data: ")) {
				data.append(line.substring("data: ".length()));
			}
			else {
				take(line);
			}
		}
		return Optional.empty();
	}

	/** Waits until the service has said some times that nothing happens. */
	void awaitComments(int number) {
		while (this.comments < number) {
			String line = line();
			assertThat(line).isNotNull();
			take(line);
		}
	}

	private void take(String line) {
		if (line.startsWith("id: ")) {
			this.lastId = line.substring("id: ".length());
		}
		else if (line.startsWith(":")) {
			this.comments++;
		}
		else {
			assertThat(line).matches("|retry: \\d+");
		}
	}

	/** The last id that was received. */
	String lastId() {
		return this.lastId;
	}

	private @Nullable String line() {
		try {
			return this.lines.readLine();
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ignored) {
			// the connection is gone, as it shall be
		}
	}

}
