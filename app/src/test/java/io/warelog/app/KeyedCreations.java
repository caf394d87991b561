package io.warelog.app;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writers that create products, each with an idempotency key of its own. A request that
 * got no answer, or was told to come again, is sent again with its key, to whichever
 * service answers then; so in the end there has to be exactly one product of each name.
 */
final class KeyedCreations implements AutoCloseable {

	private static final int WRITERS = 16;

	private static final long PATIENCE_SECONDS = 60;

	private static final long PAUSE_MILLIS = 20;

	private final List<Thread> threads = new ArrayList<>();

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	private final Queue<Duration> refusals = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final AtomicInteger unanswered = new AtomicInteger();

	private volatile List<Api> services;

	private volatile CountDownLatch awaited = new CountDownLatch(0);

	private volatile boolean ending;

	private volatile long endingAtNanos;

	private KeyedCreations(List<Api> services) {
		this.services = services;
	}

	/**
	 * Starts to write to all of some services.
	 * @param services that write the same log
	 * @return the writers
	 */
	static KeyedCreations to(List<Api> services) {
		KeyedCreations creations = new KeyedCreations(services);
		for (int writer = 0; writer < WRITERS; writer++) {
			int number = writer;
			creations.threads.add(Thread.ofVirtual().start(() -> creations.write(number)));
		}
		return creations;
	}

	private void write(int writer) {
		try {
			for (int i = 0; !this.ending; i++) {
				create(writer, "w" + writer + "n" + i);
			}
		}
		catch (Throwable ex) {
			this.failures.add(ex);
		}
	}

	private void create(int writer, String name) throws InterruptedException {
		while (true) {
			List<Api> present = this.services;
			Api api = present.get(writer % present.size());
			long begun = System.nanoTime();
			try {
				Answer answer = api.post("/products", Merchant.mug("name", name)).idempotencyKey("key-" + name).send();
				if (answer.status() != 503) {
					answer.is(201);
					this.acknowledged.add(name);
					this.awaited.countDown();
					return;
				}
				this.refusals.add(Duration.ofNanos(System.nanoTime() - begun));
				answer.isProblem(503);
				assertThat(answer.header("Retry-After")).isPresent();
			}
			catch (UncheckedIOException gone) {
				this.unanswered.incrementAndGet();
			}
			if (this.ending && System.nanoTime() - this.endingAtNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
				throw new AssertionError(name + " was not acknowledged in time");
			}
			TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
		}
	}

	/** From now on all write to these services. */
	void moveTo(List<Api> others) {
		this.services = others;
	}

	/** Waits until so many more have been acknowledged. */
	void await(int more) throws InterruptedException {
		CountDownLatch latch = new CountDownLatch(more);
		this.awaited = latch;
		boolean reached = latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		assertThat(this.failures).isEmpty();
		assertThat(reached).as("acknowledged in time").isTrue();
	}

	/** How long it took to be told to come again. */
	List<Duration> refusals() {
		return List.copyOf(this.refusals);
	}

	/** How many requests got no answer. */
	int unanswered() {
		return this.unanswered.get();
	}

	/** Lets each writer end with an acknowledged creation. */
	@Override
	public void close() {
		this.endingAtNanos = System.nanoTime();
		this.ending = true;
		try {
			for (Thread thread : this.threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for writers", ex);
		}
		assertThat(this.failures).isEmpty();
	}

	/**
	 * Compares what was acknowledged with what a service lists.
	 * @param api the service
	 */
	void assertThatAllAreThereOnce(Api api) {
		Set<String> names = new HashSet<>();
		Answer page = api.get("/products?limit=100").send().is(200);
		while (true) {
			for (JsonNode product : page.data()) {
				assertThat(names.add(Json.string(product, "name"))).as("twice: " + product).isTrue();
			}
			JsonNode cursor = page.meta().required("next_cursor");
			if (cursor.isNull()) {
				break;
			}
			page = api.get("/products?limit=100").query("cursor", cursor.stringValue()).send().is(200);
		}
		assertThat(names).isEqualTo(Set.copyOf(this.acknowledged));
	}

}
