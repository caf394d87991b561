package io.warelog.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import io.warelog.app.KnownProduct.Command;
import io.warelog.app.KnownProduct.Command.Kind;
import io.warelog.app.LoggedProducts.LoggedProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the service while many write, starts it again, and compares what is there with
 * what was answered. The system property {@code crash.seed} varies the moments.
 */
@Order(1)
class CrashTests {

	private static final int WRITERS = 16;

	private static final int BURST = 50;

	private static final int MOST_ANSWERS_BEFORE_A_KILL = 400;

	private final Random random = new Random(Long.getLong("crash.seed", 20_261_122));

	private final List<List<KnownProduct>> byWriter = new ArrayList<>();

	@TempDir
	private Path data;

	private @Nullable WarelogProcess process;

	@AfterEach
	void endTheProcess() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	@Test
	void in8KillsNothingAcknowledgedIsLostOrDoubled() throws Exception {
		killAndCompare(8);
	}

	@Test
	@Tag("soak")
	void in300KillsNothingAcknowledgedIsLostOrDoubled() throws Exception {
		killAndCompare(300);
	}

	private void killAndCompare(int kills) throws Exception {
		for (int writer = 0; writer < WRITERS; writer++) {
			this.byWriter.add(new ArrayList<>());
		}
		this.process = WarelogProcess.serve(this.data);
		for (int kill = 0; kill < kills; kill++) {
			String burstKey = "burst-" + kill;
			List<Answer> burst = writeUntilKilled(this.process, kill, burstKey);
			this.process = WarelogProcess.serve(this.data);
			Api api = this.process.operator(this.data);
			repeatBurst(api, burstKey, burst);
			repeatUnanswered(api);
			compare(api);
		}
		assertThatEachProductIsAsTheLogSays(this.process.operator(this.data));
		this.process.close();
		assertThatTheLogHasNoHoles();
	}

	/** Returns the answers of the creations that all had the same idempotency key. */
	private List<Answer> writeUntilKilled(WarelogProcess process, int round, String burstKey) throws Exception {
		Api api = process.operator(this.data);
		CountDownLatch answered = new CountDownLatch(1 + this.random.nextInt(MOST_ANSWERS_BEFORE_A_KILL));
		CountDownLatch burstAnswered = new CountDownLatch(this.random.nextInt(BURST));
		Queue<Answer> burst = new ConcurrentLinkedQueue<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (int writer = 0; writer < WRITERS; writer++) {
				List<KnownProduct> own = this.byWriter.get(writer);
				Random choices = new Random(this.random.nextLong());
				String prefix = "r" + round + "w" + writer;
				running.add(threads.submit(() -> write(api, own, choices, prefix, answered)));
			}
			assertThat(answered.await(2, TimeUnit.MINUTES)).as("writers are answered").isTrue();
			for (int i = 0; i < BURST; i++) {
				running.add(threads.submit(() -> {
					burst.add(createInBurst(api, burstKey));
					burstAnswered.countDown();
				}));
			}
			assertThat(burstAnswered.await(2, TimeUnit.MINUTES)).as("the burst is answered").isTrue();
			process.kill();
			for (Future<?> future : running) {
				try {
					future.get();
				}
				catch (ExecutionException ex) {
					assertThat(ex).hasCauseInstanceOf(UncheckedIOException.class);
				}
			}
		}
		return List.copyOf(burst);
	}

	private static Answer createInBurst(Api api, String key) {
		return api.post("/products", Merchant.mug("name", key)).idempotencyKey(key).send().is(201);
	}

	/** Writes until no answer comes any more. */
	private static void write(Api api, List<KnownProduct> own, Random random, String prefix, CountDownLatch answered) {
		for (int i = 0;; i++) {
			String name = prefix + "n" + i;
			String idempotencyKey = random.nextBoolean() ? "key-" + name : null;
			KnownProduct product;
			Command command;
			if (own.isEmpty() || random.nextInt(10) < 4) {
				product = new KnownProduct(name);
				own.add(product);
				command = new Command(Kind.CREATE, name, idempotencyKey);
			}
			else {
				product = own.get(random.nextInt(own.size()));
				if (product.deleted()) {
					continue;
				}
				command = switch (random.nextInt(8)) {
					case 0 -> new Command(Kind.DELETE, product.name(), null);
					case 1 -> new Command(Kind.ARCHIVE, product.name(), idempotencyKey);
					case 2 -> new Command(Kind.UNARCHIVE, product.name(), idempotencyKey);
					default -> new Command(Kind.RENAME, name, idempotencyKey);
				};
			}
			product.send(api, command);
			answered.countDown();
		}
	}

	private void repeatBurst(Api api, String key, List<Answer> before) {
		List<Answer> all = new ArrayList<>(before);
		all.addAll(Parallel.run(BURST, (i) -> createInBurst(api, key)));

		assertThat(all).extracting(Answer::json).containsOnly(all.getFirst().json());
		KnownProduct product = new KnownProduct(key);
		product.send(api, new Command(Kind.CREATE, key, key));
		this.byWriter.getFirst().add(product);
	}

	/** A client without an answer asks again, with the same key if it had one. */
	private void repeatUnanswered(Api api) {
		Parallel.run(WRITERS, (writer) -> {
			for (KnownProduct product : this.byWriter.get(writer)) {
				Command command = product.unanswered();
				if (command != null && command.idempotencyKey() != null) {
					product.send(api, command);
				}
			}
			return writer;
		});
	}

	/** Compares all products that are there with all that was answered. */
	private void compare(Api api) throws SQLException {
		Map<String, JsonNode> seen = readAll(api);
		Map<UUID, LoggedProduct> logged = LoggedProducts.in(this.data);
		assertThat(seen).hasSize(Math.toIntExact(logged.values().stream().filter(CrashTests::isLive).count()));
		seen.forEach((id, product) -> assertIsFoldedFrom(logged.get(UUID.fromString(id)), product));
		Map<String, String> idsByName = new HashMap<>();
		seen.forEach(
				(id, product) -> assertThat(idsByName.put(Json.string(product, "name"), id)).as("twice: " + product)
					.isNull());
		for (List<KnownProduct> products : this.byWriter) {
			for (KnownProduct product : products) {
				String id = (product.id() != null) ? product.id() : idsByName.get(product.name());
				product.assertIsSeenAs((id != null) ? seen.remove(id) : null);
			}
			products.removeIf((product) -> product.deleted() && product.id() == null);
		}
		assertThat(seen.values()).as("products that nobody asked for").isEmpty();
	}

	private static Map<String, JsonNode> readAll(Api api) {
		Map<String, JsonNode> products = new HashMap<>();
		Answer page = api.get("/products?limit=100").send().is(200);
		long total = page.meta().required("total_count").longValue();
		while (true) {
			for (JsonNode product : page.data()) {
				assertThat(products.put(Json.string(product, "product_id"), product)).isNull();
			}
			JsonNode cursor = page.meta().required("next_cursor");
			if (cursor.isNull()) {
				break;
			}
			page = api.get("/products?limit=100").query("cursor", cursor.stringValue()).send().is(200);
		}
		assertThat(products).hasSize(Math.toIntExact(total));
		return products;
	}

	/** Reads one product after the other, those deleted too. */
	private void assertThatEachProductIsAsTheLogSays(Api api) throws SQLException {
		List<Map.Entry<UUID, LoggedProduct>> logged = List.copyOf(LoggedProducts.in(this.data).entrySet());
		Parallel.run(WRITERS, (reader) -> {
			for (int i = reader; i < logged.size(); i += WRITERS) {
				Answer answer = api.get("/products/" + logged.get(i).getKey()).send();
				if (isLive(logged.get(i).getValue())) {
					assertIsFoldedFrom(logged.get(i).getValue(), answer.is(200).data());
				}
				else {
					answer.isProblem(404);
				}
			}
			return reader;
		});
	}

	private static boolean isLive(LoggedProduct logged) {
		return logged.state() instanceof LiveProduct;
	}

	private static void assertIsFoldedFrom(@Nullable LoggedProduct logged, JsonNode seen) {
		assertThat(logged).as("log of " + seen).isNotNull();
		assertThat(logged.state()).as("log of " + seen).isInstanceOfSatisfying(LiveProduct.class, (product) -> {
			assertThat(Json.string(seen, "name")).isEqualTo(product.name());
			assertThat(Json.decimal(seen, "price")).isEqualTo(product.price().amount());
			assertThat(Json.string(seen, "currency_code")).isEqualTo(product.price().currency().code());
			assertThat(seen.required("is_active").booleanValue())
				.isEqualTo(product.availability() == Availability.ACTIVE);
			assertThat(seen.required("archived").booleanValue())
				.isEqualTo(product.availability() == Availability.ARCHIVED);
			assertThat(seen.required("version").longValue()).isEqualTo(logged.version());
		});
	}

	private void assertThatTheLogHasNoHoles() throws SQLException {
		String address = "jdbc:sqlite:file:" + this.data.resolve("events.db") + "?mode=ro";
		try (Connection connection = DriverManager.getConnection(address);
				Statement statement = connection.createStatement()) {
			try (ResultSet range = statement.executeQuery(
					"SELECT MAX(global_index) - MIN(global_index) + 1, COUNT(DISTINCT global_index), COUNT(*) FROM events")) {
				assertThat(range.next()).isTrue();
				assertThat(range.getLong(3)).isPositive();
				assertThat(range.getLong(2)).isEqualTo(range.getLong(3));
				assertThat(range.getLong(1)).isEqualTo(range.getLong(3));
			}
			List<String> broken = new ArrayList<>();
			try (ResultSet streams = statement.executeQuery("""
					SELECT stream FROM events GROUP BY stream
					HAVING MIN(sequence) <> 0 OR MAX(sequence) <> COUNT(*) - 1 OR COUNT(DISTINCT sequence) <> COUNT(*)
					""")) {
				while (streams.next()) {
					broken.add(streams.getString(1));
				}
			}
			assertThat(broken).isEmpty();
		}
	}

}
