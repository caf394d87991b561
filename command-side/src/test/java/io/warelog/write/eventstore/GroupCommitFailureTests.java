package io.warelog.write.eventstore;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GroupCommitFailureTests {

	@TempDir
	private Path directory;

	@Test
	void afterAFailedCommitNothingIsAcknowledgedAnyMore() throws Exception {
		AtomicBoolean failing = new AtomicBoolean();
		try (StoreFile store = open((sql, statement) -> {
			if (failing.get() && sql.equals("COMMIT")) {
				throw new SQLException("fsync failed");
			}
			statement.execute();
		})) {
			LogEngine engine = store.engine();
			engine.appendEvents(Tally.counted("before", 0));
			assertThat(engine.isStopped()).isFalse();
			Callers callers = new Callers(engine);
			Thread first = callers.append(Tally.series("a", 1));
			Thread second = callers.append(Tally.series("b", 1));
			failing.set(true);
			callers.finish();
			failing.set(false);
			assertThat(Stream.of(first, second).map(callers::failureOf)).allSatisfy(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(EventStoreUnavailableException.class,
							(ex) -> assertThat(ex.outcomeUnknown()).isTrue()));
			assertThat(engine.isStopped()).isTrue();
			assertThat(engine.stopReason()).get().extracting(Throwable::getMessage).isEqualTo("fsync failed");
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> engine.appendEvents(Tally.counted("c", 0)))
				.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isFalse());
			assertThat(engine.head()).isEqualTo(2);
		}
		try (StoreFile store = StoreFile.open(this.directory)) {
			assertThat(store.engine().head()).isEqualTo(2);
		}
	}

	@Test
	void aCommitThatFailsAfterItWasMadeIsUnknownAndNotFailed() throws Exception {
		try (StoreFile store = open((sql, statement) -> {
			statement.execute();
			if (sql.equals("COMMIT")) {
				throw new SQLException("connection lost");
			}
		})) {
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> store.engine().appendEvents(Tally.counted("a", 0)))
				.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isTrue());
			assertThat(store.engine().isStopped()).isTrue();
		}
		try (StoreFile store = StoreFile.open(this.directory)) {
			assertThat(store.engine().lastSequenceNumberFor("a")).contains(0L);
		}
	}

	@Test
	void aFullDiskFailsWhatItMeetsAndTheWriterGoesOn() throws Exception {
		try (StoreFile store = StoreFile.open(this.directory)) {
			LogEngine engine = store.engine();
			engine.appendEvents(Tally.counted("a", 0));
			limitPages(store, 20);
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> engine.appendEvents(Tally.series("b", 10_000)))
				.withStackTraceContaining("SQLITE_FULL")
				.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isFalse());
			assertThat(engine.isStopped()).isFalse();
			limitPages(store, 1_000_000);
			engine.appendEvents(Tally.counted("a", 1));
			assertThat(engine.head()).isEqualTo(2);
			assertThat(engine.readEvents("b").hasNext()).isFalse();
		}
	}

	@Test
	void anErrorThatLeavesTheTransactionOpenIsRolledBackAndTheWriterGoesOn() throws Exception {
		AtomicBoolean failing = new AtomicBoolean();
		try (StoreFile store = open((sql, statement) -> {
			statement.execute();
			if (failing.get() && sql.startsWith("INSERT")) {
				throw new SQLException("I/O error");
			}
		})) {
			LogEngine engine = store.engine();
			failing.set(true);
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> engine.appendEvents(Tally.counted("a", 0)));
			failing.set(false);
			assertThat(engine.isStopped()).isFalse();
			engine.appendEvents(Tally.counted("a", 0));
			assertThat(engine.head()).isEqualTo(1);
		}
	}

	@Test
	void afterAFailedRollbackNothingIsAcknowledgedAnyMore() throws Exception {
		AtomicBoolean failing = new AtomicBoolean();
		try (StoreFile store = open((sql, statement) -> {
			if (failing.get() && (sql.startsWith("INSERT") || sql.equals("ROLLBACK"))) {
				throw new SQLException("I/O error at " + sql);
			}
			statement.execute();
		})) {
			failing.set(true);
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> store.engine().appendEvents(Tally.counted("a", 0)));
			failing.set(false);
			assertThat(store.engine().isStopped()).isTrue();
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> store.engine().appendEvents(Tally.counted("b", 0)));
		}
	}

	@Test
	void whatWaitsWhenTheWriterStopsIsRefused() throws Exception {
		AtomicBoolean failing = new AtomicBoolean();
		GroupCommitLimits oneByOne = new GroupCommitLimits(1, 100, Duration.ofSeconds(10));
		try (StoreFile store = StoreFile.open(this.directory, oneByOne, StoreFile.around((sql, statement) -> {
			if (failing.get() && sql.equals("COMMIT")) {
				throw new SQLException("fsync failed");
			}
			statement.execute();
		}))) {
			Callers callers = new Callers(store.engine());
			Thread unknown = callers.append(Tally.series("a", 1));
			Thread refused = callers.append(Tally.series("b", 1));
			failing.set(true);
			callers.finish();
			assertThat(callers.failureOf(unknown)).isInstanceOfSatisfying(EventStoreUnavailableException.class,
					(ex) -> assertThat(ex.outcomeUnknown()).isTrue());
			assertThat(callers.failureOf(refused)).isInstanceOfSatisfying(EventStoreUnavailableException.class,
					(ex) -> assertThat(ex.outcomeUnknown()).isFalse());
		}
	}

	@Test
	void aListenersFailureHurtsNobody() throws Exception {
		try (StoreFile store = StoreFile.open(this.directory)) {
			AtomicBoolean told = new AtomicBoolean();
			store.engine().onCommit((head) -> {
				throw new IllegalStateException("a bad listener");
			});
			store.engine().onCommit((head) -> told.set(true));
			store.engine().appendEvents(Tally.counted("a", 0));
			store.engine().appendEvents(Tally.counted("a", 1));
			assertThat(told).isTrue();
			assertThat(store.engine().isStopped()).isFalse();
		}
	}

	@Test
	void aCommitThatTheHeadDoesNotCoverYetIsNotBegun() throws Exception {
		try (StoreFile store = StoreFile.open(this.directory)) {
			store.engine().appendEvents(Tally.counted("b", 0));
		}
		CountDownLatch committed = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		try (StoreFile store = open((sql, statement) -> {
			statement.execute();
			if (sql.equals("COMMIT")) {
				committed.countDown();
				CommittedEventsContract.awaitUnchecked(release);
			}
		})) {
			Thread writer = Thread.ofPlatform().start(() -> store.engine().appendEvents(Tally.series("a", 2500)));
			try (BlockingStream<TrackedEventMessage<?>> stream = new CommittedEvents(store.engine()).openStream(null)) {
				committed.await();
				assertThat(CommittedEventsContract.tokens(stream)).containsExactly(1L);
				release.countDown();
				writer.join();
				CommittedEventsContract.assertThatPeekNeverEndsWithin(stream, 2500,
						new GlobalSequenceTrackingToken(2501));
			}
			finally {
				release.countDown();
			}
		}
	}

	private StoreFile open(StoreFile.Execution execution) throws SQLException {
		return StoreFile.open(this.directory, GroupCommitLimits.DEFAULT, StoreFile.around(execution));
	}

	private static void limitPages(StoreFile store, int pages) throws SQLException {
		try (Statement statement = store.file().writer().createStatement()) {
			statement.execute("PRAGMA max_page_count = " + pages);
		}
	}

}
