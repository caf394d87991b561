package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import io.warelog.write.eventstore.CommittedEvents;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.StreamMovedOnException;
import io.warelog.write.eventstore.Tally;
import io.warelog.write.eventstore.TestStore;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Nodes that write one log, and know nothing of each other. */
class PostgresNodesTests {

	private PostgresLog log;

	private TestStore here;

	private TestStore there;

	@BeforeEach
	void open() {
		this.log = PostgresLog.make();
		this.here = node(this.log.url());
		this.there = node(this.log.url());
	}

	@AfterEach
	void close() throws Exception {
		this.here.close();
		this.there.close();
	}

	private static TestStore node(String url) {
		return TestStore.over(
				PostgresEventLog.open(new EventsLocation.InPostgres(url, null, null), UUID.randomUUID().toString(), 4));
	}

	@Test
	void whatOneNodeCommitsTheOtherIsToldOf() throws Exception {
		try (BlockingStream<TrackedEventMessage<?>> followed = new CommittedEvents(this.there.engine())
			.openStream(null)) {
			this.here.engine().appendEvents(Tally.counted("a", 0));
			assertThat(followed.nextAvailable().getPayload()).isEqualTo(new Tally.Counted("a", 1));
			assertThat(this.there.engine().head()).isEqualTo(1);
			assertThat(this.there.engine().isWorthReading("a", 0)).isFalse();
			this.here.engine().appendEvents(Tally.counted("a", 1));
			followed.nextAvailable();
			assertThat(this.there.engine().isWorthReading("a", 0)).isTrue();
		}
	}

	@Test
	void howFarAStreamGoesIsAskedOfTheLog() {
		assertThat(this.there.engine().lastSequenceNumberFor("a")).isEmpty();
		this.here.engine().appendEvents(Tally.series("a", 3));
		assertThat(this.there.engine().lastSequenceNumberFor("a")).contains(2L);
		assertThat(this.there.engine().readEvents("a", 2).asStream()).hasSize(1);
	}

	@Test
	void aPlaceThatAnotherNodeHasTakenIsTaken() {
		this.here.engine().appendEvents(Tally.series("a", 2));
		assertThatExceptionOfType(StreamMovedOnException.class)
			.isThrownBy(() -> this.there.engine().appendEvents(Tally.counted("a", 1)))
			.satisfies((conflict) -> assertThat(conflict.stream()).isEqualTo("a"));
	}

	@Test
	void theLogHasNoHolesAndBothFollowTheSameOneWhileBothWrite() throws Exception {
		int writers = 8;
		int commits = 100;
		List<Thread> threads = new ArrayList<>();
		for (int writer = 0; writer < writers; writer++) {
			TestStore node = (writer % 2 == 0) ? this.here : this.there;
			String stream = "stream-" + writer;
			threads.add(Thread.ofVirtual().start(() -> {
				for (int commit = 0; commit < commits; commit++) {
					node.engine()
						.appendEvents(Tally.counted(stream, 2L * commit), Tally.counted(stream, 2L * commit + 1));
				}
			}));
		}
		long total = 2L * writers * commits;
		List<Long> expected = LongStream.rangeClosed(1, total).map((index) -> index + index % 2).boxed().toList();
		List<String> first = followed(this.here, total, expected);
		assertThat(followed(this.there, total, expected)).isEqualTo(first);
		for (Thread thread : threads) {
			thread.join();
		}
	}

	private static List<String> followed(TestStore node, long total, List<Long> tokens) throws Exception {
		List<String> streams = new ArrayList<>();
		try (BlockingStream<TrackedEventMessage<?>> stream = new CommittedEvents(node.engine()).openStream(null)) {
			for (int i = 0; i < total; i++) {
				TrackedEventMessage<?> event = stream.nextAvailable();
				assertThat(event.trackingToken().position()).hasValue(tokens.get(i));
				DomainEventMessage<?> inStream = (DomainEventMessage<?>) event;
				streams.add(inStream.getAggregateIdentifier() + "/" + inStream.getSequenceNumber());
			}
		}
		return streams;
	}

	@Test
	void whatIsLostWithItsSessionBeforeTheCommitIsWrittenAgain() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(this.log.url()); TestStore node = node(proxy.url())) {
			proxy.cutBeforeTheNext("INSERT INTO events");
			node.engine().appendEvents(Tally.counted("a", 0));
			proxy.awaitCut();
			node.engine().appendEvents(Tally.counted("a", 1));
			assertThat(this.here.engine().lastSequenceNumberFor("a")).contains(1L);
			assertThat(node.engine().head()).isEqualTo(2);
		}
	}

	@Test
	void aCommitWhoseAnswerWasLostIsFoundToHaveBeenMade() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(this.log.url()); TestStore node = node(proxy.url())) {
			proxy.cutTheNextCommit(false);
			node.engine().appendEvents(Tally.counted("a", 0));
			proxy.awaitCut();
			node.engine().appendEvents(Tally.counted("a", 1));
			assertThat(this.here.engine().lastSequenceNumberFor("a")).contains(1L);
			assertThat(node.engine().head()).isEqualTo(2);
		}
	}

	@Test
	void aCommitThatNobodyCanLookForIsUnknownAndShowsLater() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(this.log.url()); TestStore node = node(proxy.url())) {
			proxy.cutTheNextCommit(true);
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> node.engine().appendEvents(Tally.counted("a", 0)))
				.satisfies((unknown) -> assertThat(unknown.outcomeUnknown()).isTrue());
			assertThat(node.engine().isAvailable()).isFalse();
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> node.engine().appendEvents(Tally.counted("b", 0)))
				.satisfies((refused) -> assertThat(refused.outcomeUnknown()).isFalse());
			assertThatExceptionOfType(EventStoreUnavailableException.class)
				.isThrownBy(() -> node.engine().lastSequenceNumberFor("a"));
			try (BlockingStream<TrackedEventMessage<?>> followed = new CommittedEvents(node.engine())
				.openStream(null)) {
				proxy.refuse(false);
				assertThat(followed.nextAvailable().getPayload()).isEqualTo(new Tally.Counted("a", 1));
			}
			awaitAvailable(node);
			node.engine().appendEvents(Tally.counted("a", 1));
			assertThat(this.here.engine().lastSequenceNumberFor("a")).contains(1L);
		}
	}

	private static void awaitAvailable(TestStore node) {
		while (!node.engine().isAvailable()) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
		}
	}

	@Test
	void aLockThatIsNeverGivenBackIsEndedByTheServer() throws Exception {
		this.here.engine().appendEvents(Tally.counted("a", 0));
		Sessions sessions = new Sessions(this.log.url(), null, null);
		try (Connection stuck = sessions.open()) {
			stuck.setAutoCommit(false);
			try (Statement statement = stuck.createStatement()) {
				statement.execute(Schema.prepare(stuck).lock());
			}
			this.there.engine().appendEvents(Tally.counted("a", 1));
			assertThat(this.here.engine().lastSequenceNumberFor("a")).contains(1L);
		}
	}

	@Test
	void sessionsThatTheServerEndsAreReplaced() throws Exception {
		this.here.engine().appendEvents(Tally.counted("a", 0));
		try (Connection other = DriverManager.getConnection(this.log.url());
				Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
					+ "WHERE application_name = 'warelog' AND pid <> pg_backend_pid()");
		}
		awaitAvailable(this.here);
		assertThat(this.here.engine().lastSequenceNumberFor("a")).contains(0L);
		awaitAvailable(this.here);
		this.here.engine().appendEvents(Tally.counted("a", 1));
	}

	@Test
	void tablesOfOthersAreLeftAlone() throws Exception {
		String url = TestPostgres.newLog();
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE events (id integer)");
		}
		assertThatExceptionOfType(EventStoreUnavailableException.class).isThrownBy(() -> node(url))
			.withMessageContaining("not Warelog's");
	}

	@Test
	void aWrongUrlIsToldWithoutItsSecrets() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PostgresEventLog
				.check(new EventsLocation.InPostgres("jdbc:postgresql://db:notaport/x?password=secret", null, null)))
			.satisfies((wrong) -> assertThat(wrong.getMessage()).doesNotContain("secret"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PostgresEventLog
				.check(new EventsLocation.InPostgres("jdbc:postgresql://db/x?pasword=secret", null, null)))
			.withMessage("The PostgreSQL driver knows no parameter pasword");
		assertThat(new EventsLocation.InPostgres("jdbc:postgresql://db/x?password=secret", "u", "secret").toString())
			.doesNotContain("secret");
	}

}
