package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.warelog.platform.messaging.PayloadNames;
import io.warelog.platform.messaging.UnknownPayloadException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What an engine does over a log of any kind. */
public abstract class LogEngineContract {

	private LogUnderTest log;

	private TestStore store;

	private LogEngine engine;

	/** A new, empty log. */
	protected abstract LogUnderTest newLog();

	@BeforeEach
	void open() throws SQLException {
		this.log = newLog();
		this.store = TestStore.over(this.log.open());
		this.engine = this.store.engine();
	}

	@AfterEach
	void close() throws SQLException {
		this.store.close();
	}

	@Test
	void whatWasAppendedIsRead() {
		Instant time = Instant.parse("2026-11-22T01:02:03.456789Z");
		this.engine.appendEvents(Tally.counted("a", 0, "id-1", time));
		assertThat(stream("a")).singleElement().satisfies((read) -> {
			assertThat(read.getPayload()).isEqualTo(new Tally.Counted("a", 1));
			assertThat(read.getMetaData()).isEqualTo(Map.of("merchant", "m1"));
			assertThat(read.getIdentifier()).isEqualTo("id-1");
			assertThat(read.getTimestamp()).isEqualTo(time);
			assertThat(read.getType()).isEqualTo("Tally");
			assertThat(read.getSequenceNumber()).isZero();
		});
	}

	@Test
	void aLongStreamIsReadWholeAndFromAnyPlace() {
		this.engine.appendEvents(Tally.series("a", 250));
		this.engine.appendEvents(Tally.series("b", 3));
		assertThat(stream("a")).extracting(DomainEventMessage::getSequenceNumber)
			.containsExactlyElementsOf(LongStream.range(0, 250).boxed().toList());
		assertThat(this.engine.readEvents("a", 248).asStream()).hasSize(2);
		assertThat(this.engine.readEvents("a", 250).hasNext()).isFalse();
	}

	@Test
	void theLastSequenceOfAStreamThatDoesNotExistIsEmpty() {
		this.engine.appendEvents(Tally.series("a", 3));
		assertThat(this.engine.lastSequenceNumberFor("a")).contains(2L);
		assertThat(this.engine.lastSequenceNumberFor("b")).isEmpty();
	}

	@Test
	void aStreamCanBeBegunOnce() {
		this.engine.appendEvents(Tally.counted("a", 0));
		assertThatExceptionOfType(AggregateStreamCreationException.class)
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("a", 0)))
			.isInstanceOfSatisfying(AppendConflict.class, (conflict) -> assertThat(conflict.stream()).isEqualTo("a"));
	}

	@Test
	void aPlaceInAStreamCanBeTakenOnce() {
		this.engine.appendEvents(Tally.series("a", 3));
		assertThatExceptionOfType(ConcurrencyException.class)
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("a", 2)))
			.isInstanceOfSatisfying(AppendConflict.class, (conflict) -> {
				assertThat(conflict.stream()).isEqualTo("a");
				assertThat(conflict.sequence()).isEqualTo(2);
			});
	}

	@Test
	void aConflictNamesTheStreamThatFailedAndUndoesTheWholeAppend() {
		this.engine.appendEvents(Tally.counted("slug:m:shoe", 0));
		assertThatExceptionOfType(StreamExistsException.class)
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("product:1", 0), Tally.counted("slug:m:shoe", 0)))
			.satisfies((conflict) -> assertThat(conflict.stream()).isEqualTo("slug:m:shoe"));
		assertThat(stream("product:1")).isEmpty();
		this.engine.appendEvents(Tally.counted("product:1", 0), Tally.counted("slug:m:shoe-2", 0));
		assertThat(log()).extracting(LogEngineContract::token).containsExactly(1L, 3L, 3L);
	}

	@Test
	void ofNeighboursInOneCommitTheLoserAloneFails() throws Exception {
		List<Long> commits = Collections.synchronizedList(new ArrayList<>());
		this.engine.onCommit(commits::add);
		Callers callers = new Callers(this.engine);
		Thread winner = callers.append(List.of(Tally.counted("a", 0), Tally.counted("slug", 0)));
		Thread loser = callers.append(List.of(Tally.counted("b", 0), Tally.counted("slug", 0)));
		Thread bystander = callers.append(List.of(Tally.counted("c", 0), Tally.counted("c", 1)));
		callers.finish();
		assertThat(callers.failureOf(winner)).isNull();
		assertThat(callers.failureOf(loser)).isInstanceOf(StreamExistsException.class);
		assertThat(callers.failureOf(bystander)).isNull();
		assertThat(log()).extracting((event) -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
			.containsExactly("hold-the-writer", "a", "slug", "c", "c");
		assertThat(commits).containsExactly(1L, 5L);
	}

	@Test
	void underManyThreadsTheLogHasNoHolesAndEveryStreamItsOrder() throws Exception {
		int threads = 16;
		int commits = 50;
		try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Void>> tasks = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				String stream = "stream-" + i;
				tasks.add(() -> {
					for (int commit = 0; commit < commits; commit++) {
						this.engine.appendEvents(Tally.counted(stream, 2L * commit),
								Tally.counted(stream, 2L * commit + 1));
					}
					return null;
				});
			}
			for (Future<Void> done : pool.invokeAll(tasks)) {
				done.get();
			}
		}
		long total = 2L * threads * commits;
		assertThat(log()).extracting(LogEngineContract::token)
			.containsExactlyElementsOf(
					LongStream.rangeClosed(1, total).map((index) -> index + index % 2).boxed().toList());
		for (int i = 0; i < threads; i++) {
			assertThat(stream("stream-" + i)).extracting(DomainEventMessage::getSequenceNumber)
				.containsExactlyElementsOf(LongStream.range(0, 2L * commits).boxed().toList());
		}
		assertThat(this.engine.head()).isEqualTo(total);
	}

	@Test
	void aGroupEndsAtItsLimitButARequestIsNeverSplit() throws Exception {
		List<Long> commits = Collections.synchronizedList(new ArrayList<>());
		reopen(new GroupCommitLimits(3, 1000, Duration.ZERO), Tally.NAMES);
		this.engine.onCommit(commits::add);
		Callers callers = new Callers(this.engine);
		callers.append(Tally.series("a", 2));
		callers.append(Tally.series("b", 1));
		callers.append(Tally.series("c", 5));
		callers.append(Tally.series("d", 1));
		callers.finish();
		assertThat(commits).containsExactly(1L, 4L, 9L, 10L);
	}

	@Test
	void aFullQueueRefusesAfterItsPatience() throws Exception {
		reopen(new GroupCommitLimits(100, 2, Duration.ofMillis(1)), Tally.NAMES);
		Callers callers = new Callers(this.engine);
		Thread waits = callers.append(Tally.series("a", 2));
		Thread refused = callers.append(Tally.series("b", 1));
		refused.join();
		assertThat(callers.failureOf(refused)).isInstanceOfSatisfying(EventStoreUnavailableException.class,
				(ex) -> assertThat(ex.outcomeUnknown()).isFalse());
		callers.finish();
		assertThat(callers.failureOf(waits)).isNull();
		assertThat(stream("b")).isEmpty();
	}

	@Test
	void anInterruptedCallerStillLearnsTheOutcomeAndStaysInterrupted() throws Exception {
		Callers callers = new Callers(this.engine);
		boolean[] interrupted = new boolean[1];
		Thread caller = callers.run(() -> {
			this.engine.appendEvents(Tally.counted("a", 0));
			interrupted[0] = Thread.currentThread().isInterrupted();
		});
		caller.interrupt();
		callers.finish();
		assertThat(callers.failureOf(caller)).isNull();
		assertThat(interrupted[0]).isTrue();
		assertThat(stream("a")).hasSize(1);
	}

	@Test
	void closingWritesWhatWaitsAndRefusesWhatComesLater() throws Exception {
		Callers callers = new Callers(this.engine);
		Thread waits = callers.append(Tally.series("a", 2));
		Thread closing = callers.run(this.engine::close);
		callers.finish();
		assertThat(callers.failureOf(waits)).isNull();
		assertThat(callers.failureOf(closing)).isNull();
		assertThat(stream("a")).hasSize(2);
		assertThatExceptionOfType(EventStoreUnavailableException.class)
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("b", 0)));
		assertThat(this.engine.isStopped()).isFalse();
	}

	@Test
	void aReopenedLogGoesOnWhereItEnded() throws SQLException {
		this.engine.appendEvents(Tally.series("a", 3));
		reopen(Tally.NAMES);
		assertThat(this.engine.head()).isEqualTo(3);
		this.engine.appendEvents(Tally.counted("a", 3));
		assertThat(log()).extracting(LogEngineContract::token).containsExactly(3L, 3L, 3L, 4L);
		assertThatExceptionOfType(StreamMovedOnException.class)
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("a", 3)));
	}

	@Test
	void aLogOfALaterProgramIsNotOpened() throws SQLException {
		this.log.makeOfALaterProgram();
		assertThatException().isThrownBy(() -> this.log.open()).withMessageContaining("99");
	}

	@Test
	void aStreamIdHasOneTo200Characters() {
		this.engine.appendEvents(Tally.counted("s".repeat(200), 0));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.engine.appendEvents(Tally.counted("s".repeat(201), 0)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.engine.appendEvents(Tally.counted("", 0)));
	}

	@Test
	void anEventOfNoStreamIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.engine
				.appendEvents(new GenericEventMessage<>(new Tally.Counted("a", 1), MetaData.emptyInstance())))
			.withMessageContaining("stream");
	}

	@Test
	void anEventThatIsNotInTheTableIsRefused() {
		EventMessage<?> unlisted = new GenericDomainEventMessage<>("Tally", "a", 0, new Tally.State("a", 0));
		assertThatExceptionOfType(UnknownPayloadException.class).isThrownBy(() -> this.engine.appendEvents(unlisted));
	}

	@Test
	void aStreamWithAnEventThatIsNotKnownIsNotFolded() throws SQLException {
		this.engine.appendEvents(Tally.counted("a", 0));
		reopen(Tally.names("2", "1"));
		this.engine.appendEvents(Tally.counted("b", 0));
		assertThat(stream("b")).hasSize(1);
		assertThatExceptionOfType(UnknownPayloadException.class).isThrownBy(() -> stream("a"))
			.withMessageContaining("a");
	}

	@Test
	void aSnapshotIsReplacedByANewerOneOnly() {
		storeSnapshot(9, 90);
		assertThat(snapshotTotal()).contains(90);
		storeSnapshot(19, 190);
		storeSnapshot(14, 140);
		assertThat(snapshotTotal()).contains(190);
		assertThat(this.engine.readSnapshot("b")).isEmpty();
	}

	@Test
	void aSnapshotOfAnotherRevisionOfTheFoldIsPassedOver() throws SQLException {
		storeSnapshot(9, 90);
		reopen(Tally.names("1", "2"));
		assertThat(this.engine.readSnapshot("a")).isEmpty();
		storeSnapshot(9, 91);
		assertThat(snapshotTotal()).contains(91);
	}

	@Test
	void tokensOfAnEmptyLogAreItsBeginning() {
		GlobalSequenceTrackingToken beginning = new GlobalSequenceTrackingToken(0);
		assertThat(this.engine.createTailToken()).isEqualTo(beginning);
		assertThat(this.engine.createHeadToken()).isEqualTo(beginning);
		assertThat(this.engine.createTokenAt(Instant.EPOCH)).isEqualTo(beginning);
	}

	@Test
	void aTokenOfATimeIsBeforeTheFirstEventOfThatTimeOrLater() {
		Instant start = Instant.parse("2026-11-22T00:00:00Z");
		for (int i = 0; i < 3; i++) {
			this.engine.appendEvents(Tally.counted("a", i, "id-" + i, start.plusSeconds(i)));
		}
		assertThat(this.engine.createTokenAt(start.minusSeconds(1))).isEqualTo(new GlobalSequenceTrackingToken(0));
		assertThat(this.engine.createTokenAt(start.plusSeconds(1))).isEqualTo(new GlobalSequenceTrackingToken(1));
		assertThat(this.engine.createTokenAt(start.plusMillis(1001))).isEqualTo(new GlobalSequenceTrackingToken(2));
		assertThat(this.engine.createTokenAt(start.plusSeconds(60))).isEqualTo(new GlobalSequenceTrackingToken(3));
		assertThat(this.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
	}

	@Test
	void aTokenOfATimeIsNeverWithinACommit() {
		Instant start = Instant.parse("2026-11-22T00:00:00Z");
		this.engine.appendEvents(Tally.counted("a", 0, "id-0", start), Tally.counted("a", 1, "id-1", start));
		this.engine.appendEvents(Tally.counted("a", 2, "id-2", start.plusSeconds(1)),
				Tally.counted("a", 3, "id-3", start.plusSeconds(5)),
				Tally.counted("a", 4, "id-4", start.plusSeconds(9)));
		this.engine.appendEvents(Tally.counted("a", 5, "id-5", start.plusSeconds(10)));
		assertThat(this.engine.createTokenAt(start)).isEqualTo(new GlobalSequenceTrackingToken(0));
		assertThat(this.engine.createTokenAt(start.plusSeconds(1))).isEqualTo(new GlobalSequenceTrackingToken(2));
		assertThat(this.engine.createTokenAt(start.plusSeconds(5))).isEqualTo(new GlobalSequenceTrackingToken(2));
		assertThat(this.engine.createTokenAt(start.plusSeconds(6))).isEqualTo(new GlobalSequenceTrackingToken(2));
		assertThat(this.engine.createTokenAt(start.plusSeconds(10))).isEqualTo(new GlobalSequenceTrackingToken(5));
	}

	@Test
	void theLogIsReadWholeAlthoughItsCommitsAreLongerThanABatch() throws SQLException {
		this.engine.appendEvents(Tally.series("a", 1250));
		this.engine.appendEvents(Tally.series("a", 1250, 250));
		assertThat(log()).extracting((event) -> ((DomainEventMessage<?>) event).getSequenceNumber())
			.containsExactlyElementsOf(LongStream.range(0, 1500).boxed().toList());
		assertThat(this.engine.readEvents(new GlobalSequenceTrackingToken(1250), false)).hasSize(250);
		reopen(Tally.NAMES);
		assertThat(log()).hasSize(1500);
	}

	@Test
	void timesBefore1970AreExactToo() {
		Instant time = Instant.parse("1969-12-31T23:59:59.999999Z");
		this.engine.appendEvents(Tally.counted("a", 0, "id", time));
		assertThat(stream("a").getFirst().getTimestamp()).isEqualTo(time);
	}

	@Test
	void anAppendOfNothingIsNoCommit() {
		this.engine.appendEvents(List.of());
		assertThat(this.engine.head()).isZero();
	}

	@Test
	void readingFailsClearlyOnceTheLogIsClosed() throws SQLException {
		this.store.close();
		assertThatExceptionOfType(EventStoreException.class).isThrownBy(() -> stream("a"));
	}

	private void storeSnapshot(long sequence, int total) {
		this.engine.storeSnapshot(
				new GenericDomainEventMessage<>("Tally", "a", sequence, new TallyShell(new Tally.State("a", total))));
	}

	private Optional<Integer> snapshotTotal() {
		return this.engine.readSnapshot("a").map((snapshot) -> ((TallyShell) snapshot.getPayload()).state().total());
	}

	private void reopen(PayloadNames names) throws SQLException {
		reopen(GroupCommitLimits.DEFAULT, names);
	}

	private void reopen(GroupCommitLimits limits, PayloadNames names) throws SQLException {
		this.store.close();
		this.store = TestStore.over(this.log.open(), limits, names);
		this.engine = this.store.engine();
	}

	private List<? extends DomainEventMessage<?>> stream(String id) {
		return this.engine.readEvents(id).asStream().toList();
	}

	private List<? extends TrackedEventMessage<?>> log() {
		return this.engine.readEvents(this.engine.createTailToken(), false).toList();
	}

	private static long token(TrackedEventMessage<?> event) {
		return event.trackingToken().position().orElseThrow();
	}

}
