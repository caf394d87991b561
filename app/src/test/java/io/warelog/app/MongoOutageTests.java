package io.warelog.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.warelog.read.store.mongo.MongoProcess;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service does while the MongoDB server of its read models is away. */
class MongoOutageTests {

	private static final int WRITERS = 4;

	private static final int READERS = 6;

	/** A load, not as much as goes. */
	private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

	/** However busy the machine is. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** Within this all is there again. */
	private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

	private MongoProcess server = MongoProcess.start(0);

	private final FaultyLink link = new FaultyLink(this.server.port());

	@TempDir
	private Path data;

	/** One of its own, so that the threads of other tests are not among its own. */
	private WarelogProcess warelog;

	private volatile boolean loaded = true;

	private final Queue<Seen> writes = new ConcurrentLinkedQueue<>();

	private final Queue<Seen> reads = new ConcurrentLinkedQueue<>();

	/** How the server is away. */
	enum Away {

		/** Its connections break and are refused; it keeps what it holds. */
		GONE {
			@Override
			void begin(MongoOutageTests test) {
				test.link.cut();
			}

			@Override
			void end(MongoOutageTests test) {
				test.link.mend();
			}
		},

		/** Its connections hold and are taken, but it does not run. */
		STALLED {
			@Override
			void begin(MongoOutageTests test) {
				test.server.stop();
			}

			@Override
			void end(MongoOutageTests test) {
				test.server.resume();
			}
		};

		abstract void begin(MongoOutageTests test);

		abstract void end(MongoOutageTests test);

	}

	/**
	 * An answer and how long it took.
	 *
	 * @param answer what was answered
	 * @param begun when it was asked for, by {@link System#nanoTime()}
	 * @param took how long it took
	 */
	private record Seen(Answer answer, long begun, Duration took) {

		static Seen of(Request request) {
			long begun = System.nanoTime();
			Answer answer = request.send();
			return new Seen(answer, begun, Duration.ofNanos(System.nanoTime() - begun));
		}

	}

	@BeforeEach
	void start() {
		List<String> options = new ArrayList<>(EventLogs.options());
		options.add("--views=" + uri());
		this.warelog = WarelogProcess.serve(this.data, options.toArray(String[]::new));
	}

	private String uri() {
		return "mongodb://127.0.0.1:" + this.link.port() + "/outage";
	}

	@AfterEach
	void end() {
		this.loaded = false;
		this.server.resume();
		this.warelog.close();
		this.link.close();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void writesGoOnAndReadsAreRefusedSoonForSomeSeconds(Away away) throws Exception {
		// however busy the machine is, nobody waits the outage out
		awayFor(away, Duration.ofSeconds(6), Duration.ofSeconds(6));
	}

	@ParameterizedTest
	@EnumSource
	@Tag("soak")
	void writesGoOnAndReadsAreRefusedSoonForAMinute(Away away) throws Exception {
		awayFor(away, Duration.ofSeconds(60), Duration.ofSeconds(2));
	}

	private void awayFor(Away away, Duration length, Duration mostWait) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); Load load = load(threads)) {
			Awaitility.await().atMost(PATIENCE).until(() -> this.reads.size() > 20 && this.writes.size() > 20);
			int threadsBefore = this.warelog.threads();

			long begin = System.nanoTime();
			away.begin(this);
			Awaitility.await()
				.atMost(length.plusSeconds(30))
				.until(() -> health("readModelsHealth").equals("DOWN") && System.nanoTime() - begin > length.toNanos());
			int threadsMeanwhile = this.warelog.threads();
			away.end(this);
			long end = System.nanoTime();
			Awaitility.await().atMost(CAUGHT_UP).until(() -> health("readModelsHealth").equals("UP") && listsAll());
			Duration caughtUp = Duration.ofNanos(System.nanoTime() - end);
			load.end();
			List<Seen> refused = this.reads.stream().filter((read) -> read.answer().status() == 503).toList();
			List<Seen> behind = this.writes.stream()
				.filter((write) -> write.answer().header("Warelog-Read-Model").isPresent())
				.toList();
			System.out.printf(
					"%s for %s: %d writes, %d of them behind, the slowest %s; %d reads, %d refused, the slowest "
							+ "%s; %d to %d threads; caught up after %s%n",
					away, length, this.writes.size(), behind.size(), slowest(this.writes), this.reads.size(),
					refused.size(), slowest(refused), threadsBefore, threadsMeanwhile, caughtUp);

			assertThat(this.writes).allMatch((write) -> write.answer().status() == 201);
			assertThat(behind).as("writes meanwhile").hasSizeGreaterThan(20);
			assertThat(this.reads).allMatch((read) -> Set.of(200, 503).contains(read.answer().status()));
			assertThat(refused).hasSizeGreaterThan(50)
				.allMatch((read) -> read.answer().header("Retry-After").isPresent())
				.allMatch((read) -> read.took().compareTo(mostWait) < 0);
			// after the end a write waits as long as tests let it
			assertThat(behind).allMatch((write) -> write.took().compareTo(mostWait.multipliedBy(2)) < 0);
			assertThat(threadsMeanwhile).as("threads").isLessThan(threadsBefore + 40);
		}
		assertThatAllIsListedOnce();
	}

	@Test
	void whatADatabaseHasLostIsMadeAnewAndNotReadBefore() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); Load load = load(threads)) {
			Awaitility.await().atMost(PATIENCE).until(() -> this.writes.size() > 50);

			this.server.close();
			this.server = MongoProcess.start(this.server.port());
			Awaitility.await().atMost(CAUGHT_UP).until(() -> health("projectionsHealth").equals("UP") && listsAll());
			load.end();

			assertThat(this.writes).allMatch((write) -> write.answer().status() == 201);
			assertThatNoReadWentBackBehindAnother();
		}
		assertThatAllIsListedOnce();
	}

	private void assertThatNoReadWentBackBehindAnother() {
		List<Seen> answered = this.reads.stream().filter((read) -> read.answer().status() == 200).toList();
		assertThat(answered)
			.allSatisfy((read) -> assertThat(total(read.answer())).isGreaterThanOrEqualTo(answered.stream()
				.filter((other) -> other.begun() + other.took().toNanos() <= read.begun())
				.mapToInt((other) -> total(other.answer()))
				.max()
				.orElse(0)));
	}

	@Test
	void aNodeThatIsEndedLeavesNothingClaimed() {
		this.warelog.close();

		try (MongoClient client = MongoClients.create(uri())) {
			assertThat(client.getDatabase("outage").getCollection("_checkpoints").find().into(new ArrayList<>()))
				.isNotEmpty()
				.extracting((checkpoint) -> checkpoint.getString("owner"))
				.containsOnlyNulls();
			assertThat(client.getDatabase("outage").getCollection("products").listIndexes().into(new ArrayList<>()))
				.extracting((index) -> index.get("key", Document.class).toJson())
				.contains("{\"merchant\": 1, \"ordinal\": 1, \"_id\": 1}");
		}
	}

	/** Those who write and read until they are told to end. */
	private final class Load implements AutoCloseable {

		private final List<Future<?>> running;

		Load(List<Future<?>> running) {
			this.running = running;
		}

		void end() throws Exception {
			MongoOutageTests.this.loaded = false;
			for (Future<?> each : this.running) {
				each.get();
			}
		}

		@Override
		public void close() {
			MongoOutageTests.this.loaded = false;
		}

	}

	private Load load(ExecutorService threads) {
		Api api = this.warelog.operator(this.data);
		List<Future<?>> load = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			load.add(threads.submit(() -> {
				while (this.loaded) {
					Seen seen = Seen.of(api.post("/products", Merchant.mug("name", "x" + Merchant.unique())));
					this.writes.add(seen);
					LockSupport.parkNanos(PAUSE_NANOS);
				}
			}));
		}
		for (int i = 0; i < READERS; i++) {
			load.add(threads.submit(() -> {
				while (this.loaded) {
					this.reads.add(Seen.of(api.get("/products?limit=2")));
					LockSupport.parkNanos(PAUSE_NANOS);
				}
			}));
		}
		return new Load(load);
	}

	private static Duration slowest(Iterable<Seen> seen) {
		Duration slowest = Duration.ZERO;
		for (Seen each : seen) {
			slowest = (each.took().compareTo(slowest) > 0) ? each.took() : slowest;
		}
		return slowest;
	}

	private String health(String part) {
		return Json.string(this.warelog.operator(this.data)
			.get("/actuator/health")
			.send()
			.json()
			.required("components")
			.required(part), "status");
	}

	/** Whether all that has been answered so far is in the list now. */
	private boolean listsAll() {
		int written = this.writes.size();
		Answer list = this.warelog.operator(this.data).get("/products?limit=1").send();
		return list.status() == 200 && total(list) >= written;
	}

	private static int total(Answer list) {
		return list.meta().required("total_count").intValue();
	}

	private void assertThatAllIsListedOnce() {
		List<String> listed = new ArrayList<>();
		Answer page = this.warelog.operator(this.data).get("/products?limit=100").send().is(200);
		JsonNode cursor = null;
		while (cursor == null || !cursor.isNull()) {
			page.data().forEach((product) -> listed.add(Json.string(product, "product_id")));
			cursor = page.meta().required("next_cursor");
			if (!cursor.isNull()) {
				page = this.warelog.operator(this.data)
					.get("/products?limit=100")
					.query("cursor", cursor.stringValue())
					.send()
					.is(200);
			}
		}
		List<String> written = this.writes.stream().map((write) -> write.answer().requiredHeader("Location")).toList();
		assertThat(listed).doesNotHaveDuplicates().hasSameSizeAs(written);
		assertThat(written).allMatch((location) -> listed.stream().anyMatch(location::endsWith));
	}

}
