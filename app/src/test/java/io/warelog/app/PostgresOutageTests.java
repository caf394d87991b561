package io.warelog.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

	private static final Duration SHORT = Duration.ofSeconds(6);

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SOON = Duration.ofSeconds(2);

	/**
	 * Within the suite, where other tests take the processors too: nobody waits the
	 * outage out.
	 */
	private static final Duration SOON_ENOUGH = SHORT;

	private static final Duration BACK = Duration.ofSeconds(30);

	private static final int READERS = 4;

	/** Far less than the requests of an outage. */
	private static final int MORE_THREADS = 40;

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
		outage("gone", this.database::crash, SHORT, SOON_ENOUGH, this.database::restart);
	}

	@Test
	void whileItIsStalledWritesAreRefusedAndReadsGoOnAndNothingIsLost() throws Exception {
		outage("stalled", this.database::stall, SHORT, SOON_ENOUGH, this.database::goOn);
	}

	@Test
	@Tag("soak")
	void aMinuteWithoutItIsNotDifferent() throws Exception {
		outage("gone", this.database::crash, LONG, SOON, this.database::restart);
	}

	@Test
	@Tag("soak")
	void aMinuteOfStallingIsNotDifferent() throws Exception {
		outage("stalled", this.database::stall, LONG, SOON, this.database::goOn);
	}

	private void outage(String how, Runnable begin, Duration length, Duration mostWait, Runnable end) throws Exception {
		List<String> options = new ArrayList<>(Views.options());
		options.add("--events=" + this.database.log());
		// a process of its own, so that the threads of other tests are not among its own
		try (WarelogProcess warelog = WarelogProcess.serve(this.data, options.toArray(String[]::new))) {
			Api api = warelog.operator(this.data);
			KeyedCreations creations = KeyedCreations.to(List.of(api));
			Readers readers = Readers.of(api);
			int threadsBefore;
			int threadsMeanwhile;
			Duration caughtUp;
			try (creations; readers) {
				creations.await(100);
				threadsBefore = warelog.threads();
				begin.run();
				try {
					TimeUnit.NANOSECONDS.sleep(length.toNanos());
					threadsMeanwhile = warelog.threads();
					assertThat(creations.refusals()).isNotEmpty();
					api.get("/actuator/health").send().is(503);
				}
				finally {
					end.run();
				}
				long back = System.nanoTime();
				creations.await(100);
				caughtUp = Duration.ofNanos(System.nanoTime() - back);
			}
			List<Duration> refusals = creations.refusals().stream().sorted().toList();
			System.out.printf(
					"PostgreSQL %s for %s: %d writes refused, the median after %s, the slowest after %s; %d lists, "
							+ "the slowest %s; %d to %d threads; 100 creations within %s of the end%n",
					how, length, refusals.size(), refusals.get(refusals.size() / 2), refusals.getLast(),
					readers.count(), readers.slowest(), threadsBefore, threadsMeanwhile, caughtUp);
			assertThat(caughtUp).isLessThan(BACK);
			assertThat(readers.slowest()).as("the slowest list").isLessThan(mostWait);
			creations.assertThatAllAreThereOnce(api);
			assertThat(creations.unanswered()).isZero();
			assertThat(refusals.getLast()).as("the slowest of " + refusals.size() + " refusals").isLessThan(mostWait);
			assertThat(threadsMeanwhile).as("threads").isLessThan(threadsBefore + MORE_THREADS);
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

		int count() {
			return this.took.size();
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
