package io.warelog.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Following the change feed. At a service of its own, which loses patience with slow
 * readers soon and tells often that nothing happens.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LiveFeedTests {

	/** As many streams as a merchant may have. */
	private static final int MOST = 50;

	private RunningWarelog warelog;

	@BeforeAll
	void start(@TempDir Path data) {
		this.warelog = impatient(data);
	}

	@AfterAll
	void stop() {
		this.warelog.close();
	}

	private static RunningWarelog impatient(Path data) {
		return RunningWarelog.startWith(data, Impatient.class);
	}

	/** Settings of a service of these tests' own. */
	@Configuration(proxyBeanMethods = false)
	@PropertySource("classpath:impatient.properties")
	static class Impatient {

	}

	private Merchant merchant() {
		return Merchant.of(this.warelog.operator(), "organization-" + Merchant.unique());
	}

	@Test
	void whatHappensIsToldAsItHappensAndAsInThePages() {
		Merchant merchant = merchant();
		merchant.creates("name", "Before");
		try (LiveFeed feed = LiveFeed.follow(merchant.admin(), null)) {
			String cursor = feed.lastId();
			String path = merchant.createsAt("name", "After");
			LiveFeed.Message created = feed.next().orElseThrow();
			merchant.admin().delete(path).send().is(204);
			LiveFeed.Message deleted = feed.next().orElseThrow();

			Answer page = merchant.admin().get("/events").query("cursor", cursor).send().is(200);
			assertThat(page.data()).containsExactly(created.event(), deleted.event());
			assertThat(List.of(created.type(), deleted.type())).isEqualTo(Json.strings(page.data(), "type"));
			assertThat(deleted.id()).isEqualTo(Json.string(page.meta(), "next_cursor"));
			assertThat(merchant.admin().get("/events").query("cursor", created.id()).send().is(200).data())
				.containsExactly(deleted.event());
		}
	}

	@Test
	void theCursorOfAPageBeginsIt() {
		Merchant merchant = merchant();
		merchant.creates();
		String second = merchant.createsAt();
		String cursor = Json.string(merchant.admin().get("/events?limit=1").send().is(200).meta(), "next_cursor");
		HttpResponse<InputStream> answer = merchant.admin()
			.get("/events")
			.query("cursor", cursor)
			.header("Accept", "text/event-stream")
			.open();
		try (LiveFeed feed = new LiveFeed(answer.body())) {
			assertThat("/products/" + Json.string(feed.next().orElseThrow().event(), "subject")).isEqualTo(second);
		}
	}

	@Test
	void whoDropsAHundredTimesWhileProductsChangeGetsEveryEventOnceAndInOrder() throws Exception {
		Merchant merchant = merchant();
		String start;
		try (LiveFeed feed = LiveFeed.follow(merchant.admin(), null)) {
			start = feed.lastId();
		}
		Random random = new Random(1);
		List<String> received = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> changes = threads.submit(() -> change(merchant));
			String lastId = start;
			for (int i = 0; i < 100; i++) {
				// the service may not have noticed yet how often it was dropped
				try (LiveFeed feed = followWhenThereIsRoom(merchant, lastId)) {
					for (int wanted = random.nextInt(4); wanted > 0; wanted--) {
						received.add(feed.next().orElseThrow().name());
					}
					lastId = feed.lastId();
				}
			}
			changes.get();
			List<String> expected = pages(merchant, start);
			assertThat(expected).hasSizeGreaterThan(received.size());
			try (LiveFeed feed = followWhenThereIsRoom(merchant, lastId)) {
				while (received.size() < expected.size()) {
					received.add(feed.next().orElseThrow().name());
				}
			}
			assertThat(received).isEqualTo(expected);
		}
	}

	/** Several at once, now and then many in one commit. */
	private static void change(Merchant merchant) {
		List<String> paths = Parallel.run(4, (i) -> merchant.createsAt("name", "Product " + i));
		Parallel.run(4, (i) -> {
			for (int price = 1; price <= 60; price++) {
				merchant.admin().patch(paths.get(i), Json.object("price", price)).send().is(200);
				if (price % 20 == 0) {
					ObjectNode edit = Json.object();
					for (String path : paths) {
						edit.set(path.substring("/products/".length()), Json.object("price", 1000 * price + i));
					}
					merchant.admin().put("/api/v1/products_multi", Json.object("products", edit)).send().is(200);
				}
			}
			return i;
		});
	}

	private static List<String> pages(Merchant merchant, @Nullable String cursor) {
		List<String> ids = new ArrayList<>();
		Request first = merchant.admin().get("/events?limit=100");
		Answer page = ((cursor != null) ? first.query("cursor", cursor) : first).send().is(200);
		while (!page.data().isEmpty()) {
			ids.addAll(Json.strings(page.data(), "id"));
			page = merchant.admin()
				.get("/events?limit=100")
				.query("cursor", Json.string(page.meta(), "next_cursor"))
				.send()
				.is(200);
		}
		return ids;
	}

	@Test
	void whoReadsTooSlowlyIsCutAndGoesOnLater() throws IOException {
		Merchant merchant = merchant();
		String key = Merchant.newKey(merchant.operator(), merchant.id(), "admin");
		String path = merchant.createsAt();
		for (int i = 0; i < 100; i++) {
			merchant.admin().patch(path, Json.object("description", i + "x".repeat(60_000))).send().is(200);
		}
		List<String> expected = pages(merchant, null);
		List<String> received = new ArrayList<>();
		String start = Json.string(merchant.admin().get("/events?limit=1").send().is(200).meta(), "next_cursor");
		received.add(expected.getFirst());
		String lastId;
		try (Socket slow = new Socket()) {
			LiveFeed feed = followSlowly(slow, key, start);
			received.add(feed.next().orElseThrow().name());
			received.add(feed.next().orElseThrow().name());
			lastId = feed.lastId();
			// there is room for as many others only when the slow one has been cut
			List<LiveFeed> others = new ArrayList<>();
			try {
				while (others.size() < MOST) {
					followIfThereIsRoom(merchant).ifPresent(others::add);
				}
			}
			finally {
				others.forEach(LiveFeed::close);
			}
		}
		try (LiveFeed feed = followWhenThereIsRoom(merchant, lastId)) {
			while (received.size() < expected.size()) {
				received.add(feed.next().orElseThrow().name());
			}
		}
		assertThat(received).isEqualTo(expected);
	}

	/** In HTTP/1.0, so that the answer has no chunks. */
	private LiveFeed followSlowly(Socket socket, String key, String cursor) throws IOException {
		socket.setReceiveBufferSize(4096);
		socket.connect(new InetSocketAddress(this.warelog.baseUri().getHost(), this.warelog.baseUri().getPort()));
		socket.getOutputStream()
			.write(("GET /events?cursor=" + cursor + " HTTP/1.0\r\nHost: localhost\r\nX-API-Key: " + key
					+ "\r\nAccept: text/event-stream\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		InputStream answer = socket.getInputStream();
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) answer.read());
		}
		assertThat(head).startsWith("HTTP/1.1 200");
		LiveFeed feed = new LiveFeed(answer);
		feed.begin();
		return feed;
	}

	@Test
	void aMerchantHasOnlySoManyAtATime() {
		Merchant merchant = merchant();
		List<LiveFeed> feeds = new ArrayList<>();
		try {
			for (int i = 0; i < MOST; i++) {
				feeds.add(LiveFeed.follow(merchant.admin(), null));
			}
			Answer refused = live(merchant.admin()).send().isProblem(429);
			assertThat(Long.parseLong(refused.requiredHeader("Retry-After"))).isPositive();
			LiveFeed.follow(merchant().admin(), null).close();

			feeds.removeLast().close();
			while (feeds.size() < MOST) {
				followIfThereIsRoom(merchant).ifPresent(feeds::add);
			}
		}
		finally {
			feeds.forEach(LiveFeed::close);
		}
	}

	private static Request live(Api api) {
		return api.get("/events").header("Accept", "text/event-stream");
	}

	private static Optional<LiveFeed> followIfThereIsRoom(Merchant merchant) {
		return followIfThereIsRoom(live(merchant.admin()));
	}

	private static LiveFeed followWhenThereIsRoom(Merchant merchant, String lastId) {
		Optional<LiveFeed> feed = Optional.empty();
		while (feed.isEmpty()) {
			feed = followIfThereIsRoom(live(merchant.admin()).header("Last-Event-ID", lastId));
		}
		return feed.orElseThrow();
	}

	private static Optional<LiveFeed> followIfThereIsRoom(Request request) {
		HttpResponse<InputStream> answer = request.open();
		LiveFeed feed = new LiveFeed(answer.body());
		if (answer.statusCode() == 429) {
			feed.close();
			return Optional.empty();
		}
		assertThat(answer.statusCode()).isEqualTo(200);
		feed.begin();
		return Optional.of(feed);
	}

	@Test
	void aRevokedKeyEndsIt() {
		Merchant merchant = merchant();
		JsonNode key = merchant.operator()
			.post("/admin/merchants/" + merchant.id() + "/keys", Json.object("scopes", List.of("admin")))
			.send()
			.is(201)
			.data();
		try (LiveFeed feed = LiveFeed.follow(merchant.admin().as(Json.string(key, "key")), null)) {
			String path = merchant.createsAt();
			assertThat(feed.next()).isPresent();
			merchant.operator().delete("/admin/keys/" + Json.string(key, "key_id")).send().is(204);

			assertThat(feed.next()).isEmpty();
			merchant.admin().delete(path).send().is(204);
		}
	}

	@Test
	void silenceIsTold() {
		try (LiveFeed feed = LiveFeed.follow(merchant().admin(), null)) {
			feed.awaitComments(3);
		}
	}

	@Test
	void anotherMerchantIsToldNothingOfIt() {
		Merchant merchant = merchant();
		Merchant sister = Merchant.of(this.warelog.operator(), merchant.organizationId());
		try (LiveFeed feed = LiveFeed.follow(sister.admin(), null)) {
			merchant.creates();
			String path = sister.createsAt();

			assertThat("/products/" + Json.string(feed.next().orElseThrow().event(), "subject")).isEqualTo(path);
		}
	}

	@Test
	void badPlacesAndParametersAreRefused() {
		Api api = merchant().admin();

		live(api).header("Last-Event-ID", "nonsense").send().isRefusedAt("Last-Event-ID");
		live(api).query("cursor", "nonsense").query("limit", 5).send().isRefusedAt("cursor", "limit");
	}

	@Test
	void itsHeadIsAnsweredWithoutIt() {
		Answer head = merchant().admin()
			.request("HEAD", "/events", BodyPublishers.noBody())
			.header("Accept", "text/event-stream")
			.send()
			.is(200);

		assertThat(head.requiredHeader("Content-Type")).isEqualTo("text/event-stream");
		assertThat(head.requiredHeader("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void itEndsWhenTheServiceStops(@TempDir Path data) {
		RunningWarelog other = impatient(data);
		try (LiveFeed feed = LiveFeed.follow(other.operator(), null)) {
			other.close();

			// an aborted answer would fail here
			assertThat(feed.next()).isEmpty();
		}
		finally {
			other.close();
		}
	}

}
