package io.warelog.app;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition.Is;
import io.warelog.read.store.Field;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import io.warelog.read.store.mongo.MongoReadModelStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Nobody waits long for a server that is gone or does not answer. */
class MongoStoreOutageTests {

	private static final Collection THINGS = new Collection("things", 1,
			List.of(Field.text("merchant"), Field.number("price")), List.of(List.of("merchant", "price")));

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final FaultyLink link = new FaultyLink(this.server.bind().getPort());

	private final ReadModelStore store = MongoReadModelStore
		.connect("mongodb://127.0.0.1:" + this.link.port() + "/outage", Clock.systemUTC());

	@BeforeEach
	void prepare() {
		Awaitility.await()
			.ignoreException(StoreUnavailableException.class)
			.untilAsserted(() -> this.store.prepare("things", List.of(THINGS)));
		write("a", 1);
	}

	@AfterEach
	void close() {
		this.store.close();
		this.link.close();
		this.server.shutdownNow();
	}

	@ParameterizedTest
	@EnumSource
	void eachOfManyReadersIsToldWithinTwoSecondsAndLaterOnesAtOnce(Outage outage) throws Exception {
		outage.begin(this.link);

		assertThat(refusals(400)).allMatch((time) -> time.compareTo(Duration.ofSeconds(2)) < 0);
		Awaitility.await()
			.untilAsserted(() -> assertThat(refusals(400)).as("of the slowest")
				.allMatch((time) -> time.compareTo(Duration.ofMillis(500)) < 0));

		outage.end(this.link);
		Awaitility.await().untilAsserted(() -> assertThatNoException().isThrownBy(this::read));
	}

	@ParameterizedTest
	@EnumSource
	void whatIsWrittenAgainAfterAnOutageIsThereOnce(Outage outage) {
		outage.begin(this.link);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(
					() -> assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> write("b", 1)));
		outage.end(this.link);

		Awaitility.await().untilAsserted(() -> assertThatNoException().isThrownBy(() -> write("b", 1)));

		assertThat(this.store.count(THINGS, List.of(new Is("merchant", "m")))).isEqualTo(2);
	}

	/** How long it took for each of many to be refused. */
	private List<Duration> refusals(int readers) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Duration>> reads = new ArrayList<>();
			for (int i = 0; i < readers; i++) {
				reads.add(() -> {
					long begin = System.nanoTime();
					assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this::read);
					return Duration.ofNanos(System.nanoTime() - begin);
				});
			}
			List<Duration> times = new ArrayList<>();
			for (Future<Duration> read : threads.invokeAll(reads)) {
				times.add(read.get());
			}
			return times;
		}
	}

	private void read() {
		this.store.get(THINGS, "a", List.of("price")).orElseThrow();
	}

	private void write(String id, long version) {
		this.store.write(new Batch(
				List.of(new Batch.Upsert(THINGS, id, version, Map.of("merchant", "m", "price", version))), null));
	}

}
