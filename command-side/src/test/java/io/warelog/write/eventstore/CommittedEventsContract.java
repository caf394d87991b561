package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** How the commits of a log of any kind are followed. */
public abstract class CommittedEventsContract {

	private LogUnderTest log;

	private TestStore store;

	private LogEngine engine;

	private CommittedEvents source;

	/** A new, empty log. */
	protected abstract LogUnderTest newLog();

	@BeforeEach
	void open() throws SQLException {
		this.log = newLog();
		this.store = TestStore.over(this.log.open());
		this.engine = this.store.engine();
		this.source = new CommittedEvents(this.engine);
	}

	@AfterEach
	void close() throws SQLException {
		this.store.close();
	}

	private void reopen() throws SQLException {
		this.store.close();
		this.store = TestStore.over(this.log.open());
		this.engine = this.store.engine();
		this.source = new CommittedEvents(this.engine);
	}

	@Test
	void aStreamBeginsAfterItsToken() throws InterruptedException {
		this.engine.appendEvents(Tally.series("a", 3));
		this.engine.appendEvents(Tally.series("a", 3, 2));
		try (BlockingStream<TrackedEventMessage<?>> all = this.source.openStream(null);
				BlockingStream<TrackedEventMessage<?>> rest = this.source
					.openStream(new GlobalSequenceTrackingToken(3))) {
			assertThat(sequences(all)).containsExactly(0L, 1L, 2L, 3L, 4L);
			assertThat(sequences(rest)).containsExactly(3L, 4L);
		}
	}

	@Test
	void allEventsOfACommitHaveTheTokenOfItsLast() throws Exception {
		Callers callers = new Callers(this.engine);
		callers.append(Tally.series("a", 3));
		Thread loser = callers.append(List.of(Tally.counted("b", 0), Tally.counted("a", 0)));
		callers.append(Tally.series("c", 2));
		callers.finish();
		assertThat(callers.failureOf(loser)).isInstanceOf(StreamExistsException.class);
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			assertThat(tokens(stream)).containsExactly(1L, 4L, 4L, 4L, 6L, 6L);
		}
		reopen();
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			assertThat(tokens(stream)).containsExactly(1L, 4L, 4L, 4L, 6L, 6L);
		}
		assertThat(this.source.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(6));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aCommitLongerThanTheMemoryAndABatchIsReadToItsEnd(boolean reopened) throws Exception {
		this.engine.appendEvents(Tally.series("a", 2500));
		if (reopened) {
			reopen();
		}
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			assertThatPeekNeverEndsWithin(stream, 2500, new GlobalSequenceTrackingToken(2500));
		}
	}

	static void assertThatPeekNeverEndsWithin(BlockingStream<TrackedEventMessage<?>> stream, int events,
			TrackingToken token) throws InterruptedException {
		for (long sequence = 0; sequence < events; sequence++) {
			assertThat(stream.peek()).isPresent();
			TrackedEventMessage<?> event = stream.nextAvailable();
			assertThat(event.trackingToken()).isEqualTo(token);
			assertThat(((DomainEventMessage<?>) event).getSequenceNumber()).isEqualTo(sequence);
		}
		assertThat(stream.peek()).isEmpty();
	}

	@Test
	void aTokenWithinAReplayIsUnderstoodAndOneOfAnotherStoreRefused() throws InterruptedException {
		this.engine.appendEvents(Tally.counted("a", 0));
		this.engine.appendEvents(Tally.counted("a", 1));
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(
				ReplayToken.createReplayToken(this.source.createHeadToken(), new GlobalSequenceTrackingToken(1)))) {
			assertThat(sequences(stream)).containsExactly(1L);
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.source.openStream(GapAwareTrackingToken.newInstance(1, List.of())));
	}

	@Test
	void peekingTakesNothing() throws InterruptedException {
		this.engine.appendEvents(Tally.series("a", 1));
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			assertThat(stream.peek()).isPresent();
			assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Tally.Counted("a", 1));
			assertThat(stream.peek()).isEmpty();
			assertThat(stream.hasNextAvailable()).isFalse();
		}
	}

	@Test
	void aWaitingReaderIsWokenByTheCommit() throws Exception {
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			CompletableFuture<Boolean> found = new CompletableFuture<>();
			Thread reader = Thread.ofPlatform().start(() -> found.complete(waits(stream)));
			Callers.awaitWaiting(reader);
			this.engine.appendEvents(Tally.counted("a", 0));
			assertThat(found.get()).isTrue();
			assertThat(stream.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
		}
	}

	private static boolean waits(BlockingStream<TrackedEventMessage<?>> stream) {
		try {
			return stream.hasNextAvailable(1, TimeUnit.DAYS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	@Test
	void closingWakesAWaitingReader() throws Exception {
		BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null);
		CompletableFuture<Boolean> found = new CompletableFuture<>();
		Thread reader = Thread.ofPlatform().start(() -> found.complete(waits(stream)));
		Callers.awaitWaiting(reader);
		stream.close();
		assertThat(found.get()).isFalse();
		this.engine.appendEvents(Tally.counted("a", 0));
		assertThat(stream.hasNextAvailable()).isFalse();
		assertThat(stream.peek()).isEmpty();
		assertThatIllegalStateException().isThrownBy(stream::nextAvailable);
	}

	@Test
	void theCallbackComesAtOnceForWhatIsThereAndThenAtEachCommit() {
		this.engine.appendEvents(Tally.counted("a", 0));
		AtomicInteger calls = new AtomicInteger();
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
			assertThat(calls).hasValue(1);
			this.engine.appendEvents(Tally.counted("a", 1));
			assertThat(calls).hasValue(2);
		}
		this.engine.appendEvents(Tally.counted("a", 2));
		assertThat(calls).hasValue(2);
	}

	@Test
	void theCallbackDoesNotComeWhileThereIsNothing() {
		AtomicInteger calls = new AtomicInteger();
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			stream.setOnAvailableCallback(calls::incrementAndGet);
			assertThat(calls).hasValue(0);
		}
	}

	@Test
	void theCallbackFindsItsEventsCommitted() throws Exception {
		CompletableFuture<List<Long>> seen = new CompletableFuture<>();
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			stream.setOnAvailableCallback(() -> seen.complete(this.engine.readEvents("a", 0)
				.asStream()
				.map((event) -> ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow())
				.toList()));
			this.engine.appendEvents(Tally.series("a", 2));
			assertThat(seen.get()).containsExactly(2L, 2L);
		}
	}

	@Test
	void aFollowerMissesNothingWhileManyWrite() throws Exception {
		int threads = 8;
		int each = 300;
		CountDownLatch start = new CountDownLatch(1);
		List<Thread> writers = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			String id = "stream-" + i;
			writers.add(Thread.ofVirtual().start(() -> {
				awaitUnchecked(start);
				for (int sequence = 0; sequence < each; sequence++) {
					this.engine.appendEvents(Tally.counted(id, sequence));
				}
			}));
		}
		try (BlockingStream<TrackedEventMessage<?>> stream = this.source.openStream(null)) {
			start.countDown();
			for (long expected = 1; expected <= (long) threads * each; expected++) {
				assertThat(stream.nextAvailable().trackingToken().position()).hasValue(expected);
			}
		}
		for (Thread writer : writers) {
			writer.join();
		}
	}

	static void awaitUnchecked(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Long> sequences(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
		return rest(stream, (event) -> ((DomainEventMessage<?>) event).getSequenceNumber());
	}

	static List<Long> tokens(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
		return rest(stream, (event) -> event.trackingToken().position().orElseThrow());
	}

	private static List<Long> rest(BlockingStream<TrackedEventMessage<?>> stream,
			ToLongFunction<TrackedEventMessage<?>> number) throws InterruptedException {
		List<Long> found = new ArrayList<>();
		while (stream.hasNextAvailable()) {
			found.add(number.applyAsLong(stream.nextAvailable()));
		}
		return found;
	}

}
