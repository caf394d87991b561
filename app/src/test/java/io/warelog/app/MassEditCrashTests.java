package io.warelog.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the service in the midst of mass edits and looks that each is wholly there or not
 * at all. The system property {@code crash.seed} varies the moments.
 */
@Order(2)
class MassEditCrashTests {

	private static final int PRODUCTS = 500;

	private static final int CREATORS = 16;

	private static final int MOST_ANSWERS_BEFORE_A_KILL = 6;

	private final Random random = new Random(Long.getLong("crash.seed", 20_261_124));

	/** The latest price that an edit was answered for, which all products had then. */
	private final AtomicInteger answered = new AtomicInteger(1);

	/** The latest price that an edit was sent with. */
	private final AtomicInteger sent = new AtomicInteger(1);

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
	void in8KillsEachMassEditIsWhollyThereOrNotAtAll() throws Exception {
		killAndLook(8);
	}

	@Test
	@Tag("soak")
	void in100KillsEachMassEditIsWhollyThereOrNotAtAll() throws Exception {
		killAndLook(100);
	}

	private void killAndLook(int kills) throws Exception {
		this.process = WarelogProcess.serve(this.data);
		List<String> keys = create(this.process.operator(this.data));
		for (int kill = 0; kill < kills; kill++) {
			editUntilKilled(this.process, keys);
			this.process = WarelogProcess.serve(this.data);
			Set<Integer> prices = prices(this.process.operator(this.data));
			assertThat(prices).hasSize(1);
			assertThat(prices.iterator().next()).isBetween(this.answered.get(), this.sent.get());
			this.answered.set(prices.iterator().next());
			this.sent.set(prices.iterator().next());
		}
	}

	private static List<String> create(Api api) {
		return Parallel.run(CREATORS, (creator) -> {
			List<String> keys = new ArrayList<>();
			for (int i = creator; i < PRODUCTS; i += CREATORS) {
				keys.add(Json.string(
						api.post("/api/v1/products", Json.object("name", "Mug " + i, "price", 1)).send().is(201).json(),
						"key"));
			}
			return keys;
		}).stream().flatMap(List::stream).toList();
	}

	private void editUntilKilled(WarelogProcess running, List<String> keys) throws Exception {
		Api api = running.operator(this.data);
		CountDownLatch answers = new CountDownLatch(1 + this.random.nextInt(MOST_ANSWERS_BEFORE_A_KILL));
		try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> editing = thread.submit(() -> {
				while (true) {
					int price = this.sent.incrementAndGet();
					ObjectNode products = Json.object();
					keys.forEach((key) -> products.set(key, Json.object("price", price)));
					api.put("/api/v1/products_multi", Json.object("products", products))
						.prefer("return=minimal")
						.send()
						.is(204);
					this.answered.set(price);
					answers.countDown();
				}
			});
			assertThat(answers.await(2, TimeUnit.MINUTES)).as("edits are answered").isTrue();
			running.kill();
			try {
				editing.get();
			}
			catch (ExecutionException ex) {
				assertThat(ex).hasCauseInstanceOf(UncheckedIOException.class);
			}
		}
	}

	private static Set<Integer> prices(Api api) {
		Set<Integer> prices = new TreeSet<>();
		List<JsonNode> all = new ArrayList<>();
		for (int offset = 0; offset < PRODUCTS; offset += 100) {
			api.get("/products?limit=100&offset=" + offset).send().is(200).data().forEach(all::add);
		}
		assertThat(all).hasSize(PRODUCTS);
		all.forEach((product) -> prices.add(Json.decimal(product, "price").intValueExact()));
		return prices;
	}

}
