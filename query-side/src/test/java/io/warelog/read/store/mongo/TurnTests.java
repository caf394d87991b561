package io.warelog.read.store.mongo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.AdjustableClock;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ClaimLostException;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Field;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nodes that prepare one database at the same time. */
class TurnTests {

	private static final int NODES = 4;

	private static final Duration STALE = Duration.ofMinutes(1);

	private static final List<Collection> COLLECTIONS = List.of(collection("first"), collection("second"),
			collection("third"));

	private final AdjustableClock clock = new AdjustableClock();

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final String uri = this.server.bindAndGetConnectionString() + "/turns?timeoutMS=60000";

	private final List<ReadModelStore> opened = new ArrayList<>();

	private static Collection collection(String name) {
		return new Collection(name, 1, List.of(Field.text("owner")), List.of(List.of("owner")));
	}

	private ReadModelStore node() {
		ReadModelStore store = MongoReadModelStore.connect(this.uri, this.clock);
		this.opened.add(store);
		return store;
	}

	@AfterEach
	void close() {
		this.opened.forEach(ReadModelStore::close);
		this.server.shutdownNow();
	}

	@RepeatedTest(5)
	void whatTheFirstOfThemHasWrittenTheOthersLeaveThere() throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(NODES);
		AtomicInteger found = new AtomicInteger();
		List<String> written = inParallel((store, node) -> {
			barrier.await();
			if (store.prepare("all", COLLECTIONS)) {
				found.incrementAndGet();
			}
			store.create(new Checkpoint("all", 0, null, null, null));
			return store.claim("all", 0, node, STALE).isPresent() && wrote(store, node) ? node : "";
		});

		assertThat(found).as("who found what another had made").hasValue(NODES - 1);
		String writer = written.stream().filter((node) -> !node.isEmpty()).reduce("", String::concat);
		assertThat(this.opened.getFirst().checkpoints("all")).extracting(Checkpoint::owner).containsExactly(writer);
		assertThat(COLLECTIONS)
			.allMatch((collection) -> this.opened.getFirst().get(collection, writer, List.of()).isPresent());
	}

	private static boolean wrote(ReadModelStore store, String node) {
		try {
			store.write(new Batch(COLLECTIONS.stream()
				.map((collection) -> new Batch.Upsert(collection, node, 1, Map.of("owner", node)))
				.toList(), new Checkpoint("all", 0, node, new byte[] { 1 }, "token")));
			return true;
		}
		catch (ClaimLostException lost) {
			return false;
		}
	}

	@Test
	void nobodyHasATurnWhileAnotherHasIt() throws Exception {
		AtomicInteger present = new AtomicInteger();
		List<String> most = inParallel((store, node) -> {
			int seen = 0;
			for (int i = 0; i < 25; i++) {
				try (Turn turn = Turn.await(store)) {
					seen = Math.max(seen, present.incrementAndGet());
					turn.require();
					present.decrementAndGet();
				}
			}
			return Integer.toString(seen);
		});

		assertThat(most).containsOnly("1");
	}

	@Test
	void theTurnOfANodeThatHasDiedEndsByItself() {
		ReadModelStore died = node();
		died.create(new Checkpoint(Turn.NAME, 0, null, null, null));
		died.claim(Turn.NAME, 0, "died", STALE);
		this.clock.advance(Turn.STALE);

		assertThat(node().prepare("all", COLLECTIONS)).isFalse();
	}

	@Test
	void whoHasStoodStillForTooLongDoesNotGoOn() {
		ReadModelStore next = node();
		try (Turn stoodStill = Turn.await(node())) {
			do {
				this.clock.advance(Turn.STALE);
			}
			while (next.claim(Turn.NAME, 0, "next", Turn.STALE).isEmpty());

			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(stoodStill::require);
		}
	}

	@Test
	void whoIsInterruptedWhileWaitingLeaves() throws Exception {
		ReadModelStore waiting = node();
		try (Turn turn = Turn.await(node()); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Boolean> left = threads.submit(() -> {
				Thread.currentThread().interrupt();
				assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> Turn.await(waiting));
				return Thread.currentThread().isInterrupted();
			});

			assertThat(left.get(1, TimeUnit.MINUTES)).isTrue();
			turn.require();
		}
	}

	@Test
	void aTurnThatCannotBeGivenBackEndsNonetheless() {
		try (ReadModelStore store = MongoReadModelStore.connect(this.server.getConnectionString() + "/turns",
				this.clock)) {
			Turn turn = Turn.await(store);
			this.server.shutdownNow();

			turn.close();

			assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(turn::require);
		}
	}

	/** What one of the nodes does. */
	@FunctionalInterface
	private interface Work {

		String by(ReadModelStore store, String node) throws Exception;

	}

	private List<String> inParallel(Work work) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> results = new ArrayList<>();
			for (int i = 0; i < NODES; i++) {
				ReadModelStore store = node();
				String node = "node" + i;
				results.add(threads.submit(() -> work.by(store, node)));
			}
			List<String> all = new ArrayList<>();
			for (Future<String> result : results) {
				all.add(result.get(1, TimeUnit.MINUTES));
			}
			return all;
		}
	}

}
