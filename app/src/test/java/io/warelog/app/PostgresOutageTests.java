package io.warelog.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.warelog.write.eventstore.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The PostgreSQL database of the events crashes or stalls while many write and read, and
 * comes back.
 */
@Order(1)
class PostgresOutageTests {

	private static final Duration SHORT = Duration.ofSeconds(3);

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration REFUSED = Duration.ofSeconds(2);

	private static final Duration BACK = Duration.ofSeconds(30);

	private static final int READERS = 4;

	@TempDir
	private Path data;

	private TestPostgres database;

	@BeforeEach
	void startTheDatabase() {
		this.database = TestPostgres.start();
	}

	@AfterEach
	void stopTheDatabase() {
		this.database.close();
	}

	@Test
	void whileItIsGoneWritesAreRefusedAndReadsGoOnAndNothingIsLost() throws Exception {
		outage(this.database::crash, SHORT, this.database::restart);
	}

	@Test
	void whileItIsStalledWritesAreRefusedAndReadsGoOnAndNothingIsLost() throws Exception {
		outage(this.database::stall, SHORT, this.database::goOn);
	}

	@Test
	@Tag("soak")
	void aMinuteWithoutItIsNotDifferent() throws Exception {
		outage(this.database::crash, LONG, this.database::restart);
	}

	@Test
	@Tag("soak")
	void aMinuteOfStallingIsNotDifferent() throws Exception {
		outage(this.database::stall, LONG, this.database::goOn);
	}

	private void outage(Runnable begin, Duration length, Runnable end) throws Exception {
		try (RunningWarelog warelog = RunningWarelog.start(this.data, "--events=" + this.database.log())) {
			Api api = warelog.operator();
			KeyedCreations creations = KeyedCreations.to(List.of(api));
			Readers readers = Readers.of(api);
			try (creations; readers) {
				creations.await(100);
				begin.run();
				try {
					TimeUnit.NANOSECONDS.sleep(length.toNanos());
					assertThat(creations.refusals()).isNotEmpty();
					api.get("/actuator/health").send().is(503);
				}
				finally {
					end.run();
				}
				long back = System.nanoTime();
				creations.await(100);
				assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BACK);
			}
			assertThat(readers.slowest()).as("the slowest list").isLessThan(REFUSED);
			creations.assertThatAllAreThereOnce(api);
			assertThat(creations.unanswered()).isZero();
			List<Duration> refusals = creations.refusals().stream().sorted().toList();
			assertThat(refusals.getLast()).as("the slowest of " + refusals.size() + " refusals").isLessThan(REFUSED);
			api.get("/actuator/health").send().is(200);
		}
	}

	/** Read lists all the time. */
	private static final class Readers implements AutoCloseable {

		private final List<Thread> threads;

		private final Queue<Duration> took = new ConcurrentLinkedQueue<>();

		private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

		private final AtomicBoolean ending = new AtomicBoolean();

		private Readers(Api api) {
			this.threads = IntStream.range(0, READERS)
				.mapToObj((reader) -> Thread.ofVirtual().start(() -> read(api)))
				.toList();
		}

		static Readers of(Api api) {
			return new Readers(api);
		}

		private void read(Api api) {
			try {
				while (!this.ending.get()) {
					long begun = System.nanoTime();
					api.get("/products?limit=5").send().is(200);
					this.took.add(Duration.ofNanos(System.nanoTime() - begun));
					TimeUnit.MILLISECONDS.sleep(10);
				}
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		}

		Duration slowest() {
			return this.took.stream().max(Duration::compareTo).orElseThrow();
		}

		@Override
		public void close() {
			this.ending.set(true);
			try {
				for (Thread thread : this.threads) {
					thread.join();
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("Interrupted while waiting for readers", ex);
			}
			assertThat(this.failures).isEmpty();
		}

	}

}
