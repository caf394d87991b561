package io.warelog.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.app.axonserver.AxonServerDouble;
import io.warelog.platform.axonserver.AxonServer;
import io.warelog.platform.axonserver.AxonServerAddress;
import io.warelog.platform.axonserver.AxonServerLog;
import io.warelog.platform.axonserver.AxonServerUnavailableException;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.write.CommandSide;
import io.warelog.write.eventstore.CurrentSnapshots;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.StreamExistsException;
import io.warelog.write.eventstore.StreamMovedOnException;
import io.warelog.write.eventstore.axonserver.AxonServerEngine;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The event store and the log of an Axon Server, seen over its double. */
class AxonServerEventsTests {

	private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123Z");

	private static final PayloadNames NAMES = new PayloadNames(CommandSide.storedNames());

	private static final NamedPayloadSerializer SERIALIZER = new NamedPayloadSerializer(NAMES);

	private static final List<AutoCloseable> OPEN = new ArrayList<>();

	private final AxonServerDouble server = AxonServerDouble.start();

	private final AxonServer connection = new AxonServer(AxonServerAddress.parse(this.server.uri()), null, "test");

	private final AxonServerLog log = new AxonServerLog(this.connection, SERIALIZER, NoOpEventUpcaster.INSTANCE);

	private final AxonServerEngine engine = new AxonServerEngine(this.connection, this.log, SERIALIZER,
			NoOpEventUpcaster.INSTANCE, new CurrentSnapshots(NAMES));

	@AfterEach
	void rememberToClose() {
		OPEN.add(this.connection);
		OPEN.add(this.server);
	}

	/** All at once, since each connection waits for its heart to have beaten. */
	@AfterAll
	static void close() {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (AutoCloseable open : OPEN) {
				threads.submit(() -> {
					open.close();
					return open;
				});
			}
		}
		OPEN.clear();
	}

	private static List<DomainEventMessage<?>> commit(String id, Instant at, Object... streamsAndSequences) {
		int size = streamsAndSequences.length / 2;
		List<DomainEventMessage<?>> commit = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			commit.add(new GenericDomainEventMessage<>("slug", (String) streamsAndSequences[2 * i],
					((Number) streamsAndSequences[2 * i + 1]).longValue(), new SlugClaimed(new UUID(1, i)),
					Map.of(CommitMetadata.COMMIT, id, CommitMetadata.INDEX, i, CommitMetadata.SIZE, size), id + "-" + i,
					at));
		}
		return commit;
	}

	private void append(String id, Object... streamsAndSequences) {
		this.engine.appendEvents(commit(id, TIME, streamsAndSequences));
	}

	private static List<String> ids(List<? extends DomainEventMessage<?>> events) {
		return events.stream().map((event) -> event.getIdentifier()).toList();
	}

	@Test
	void whatIsAppendedIsReadBackAsItWas() {
		append("a", "slug:x", 0, "slug:y", 0);
		append("b", "slug:x", 1);

		List<? extends DomainEventMessage<?>> read = this.engine.readEvents("slug:x", 0).asStream().toList();

		assertThat(ids(read)).containsExactly("a-0", "b-0");
		assertThat(read.getFirst().getPayload()).isEqualTo(new SlugClaimed(new UUID(1, 0)));
		assertThat(read.getFirst().getTimestamp()).isEqualTo(TIME);
		assertThat(read.getFirst().getMetaData().get(CommitMetadata.COMMIT)).isEqualTo("a");
		assertThat(this.engine.lastSequenceNumberFor("slug:x")).hasValue(1L);
		assertThat(this.engine.lastSequenceNumberFor("slug:z")).isEmpty();
		assertThat(this.engine.readEvents("slug:x", 2).hasNext()).isFalse();
	}

	@Test
	void aCommitIsStoredWhollyOrNotAtAllAndTheTakenStreamIsTold() {
		append("a", "slug:taken", 0);

		assertThatExceptionOfType(StreamExistsException.class)
			.isThrownBy(() -> append("b", "product:1", 0, "slug:taken", 0, "product:2", 0))
			.satisfies((lost) -> assertThat(lost.stream()).isEqualTo("slug:taken"));
		append("c", "slug:taken", 1);
		assertThatExceptionOfType(StreamMovedOnException.class)
			.isThrownBy(() -> append("d", "product:1", 0, "slug:taken", 1))
			.satisfies((lost) -> {
				assertThat(lost.stream()).isEqualTo("slug:taken");
				assertThat(lost.sequence()).isEqualTo(1);
			});

		assertThat(this.engine.lastSequenceNumberFor("product:1")).isEmpty();
		assertThat(this.server.size()).isEqualTo(2);
	}

	@Test
	void aNameTakenLongAgoStaysTakenThoughTheServerLooksAtRecentEventsOnly() {
		append("a", "slug:old", 0);
		append("b", "slug:new", 0, "slug:new", 1);
		this.server.lookAtRecent(2);

		assertThatThrownBy(() -> append("c", "slug:old", 0)).isInstanceOf(StreamExistsException.class);

		assertThat(this.server.size()).isEqualTo(3);
	}

	@Test
	void anAppendWhoseAnswerIsLostIsFoundToHaveHappened() {
		append("a", "slug:x", 0);
		this.server.loseAnswers(true);

		append("b", "slug:x", 1, "slug:y", 0);

		this.server.loseAnswers(false);
		assertThat(ids(this.engine.readEvents("slug:x", 0).asStream().toList())).containsExactly("a-0", "b-0");
	}

	@Test
	void whileTheServerChoosesALeaderAppendsMayComeAgain() {
		append("a", "slug:x", 0);
		this.server.chooseLeader(true);

		assertThatThrownBy(() -> append("b", "slug:x", 1)).isInstanceOfSatisfying(EventStoreUnavailableException.class,
				(away) -> assertThat(away.outcomeUnknown()).isFalse());

		this.server.chooseLeader(false);
		append("b", "slug:x", 1);
		assertThat(ids(this.engine.readEvents("slug:x", 0).asStream().toList())).containsExactly("a-0", "b-0");
	}

	@Test
	void aReadThatIsInterruptedIsNotTakenForAWholeOne() {
		append("a", "slug:x", 0);
		Thread.currentThread().interrupt();
		try {
			assertThatThrownBy(() -> this.engine.readEvents("slug:x", 0).hasNext())
				.isInstanceOf(EventStoreUnavailableException.class);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void whileTheServerIsAwayAppendsAndReadsFailSoonAndAfterwardsTheyDoNot() {
		append("a", "slug:x", 0);
		this.server.stop();

		assertThatThrownBy(() -> append("b", "slug:x", 1)).isInstanceOf(EventStoreUnavailableException.class);
		assertThatThrownBy(() -> this.engine.readEvents("slug:x", 0).hasNext())
			.isInstanceOf(EventStoreUnavailableException.class);

		this.server.begin();
		eventually(() -> append("c", "slug:x", 1));
		assertThat(ids(this.engine.readEvents("slug:x", 0).asStream().toList())).containsExactly("a-0", "c-0");
	}

	private static void eventually(Runnable attempt) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (true) {
			try {
				attempt.run();
				return;
			}
			catch (EventStoreUnavailableException away) {
				assertThat(System.nanoTime()).as(away.toString()).isLessThan(deadline);
			}
		}
	}

	@Test
	void allEventsOfACommitHaveThePositionOfTheLast() throws InterruptedException {
		append("a", "slug:x", 0, "slug:y", 0, "slug:z", 0);
		append("b", "slug:x", 1);

		try (BlockingStream<TrackedEventMessage<?>> stream = this.log.openStream(null)) {
			List<Long> positions = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
			}
			assertThat(positions).containsExactly(3L, 3L, 3L, 4L);
			assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
		}
		assertThat(this.log.head()).isEqualTo(4);
	}

	@Test
	void aStreamGoesOnBehindACommitAndAcrossAnAbsenceOfTheServer() throws InterruptedException {
		append("a", "slug:x", 0, "slug:y", 0);
		try (BlockingStream<TrackedEventMessage<?>> stream = this.log.openStream(new GlobalSequenceTrackingToken(2))) {
			append("b", "slug:x", 1);
			assertThat(stream.nextAvailable().getIdentifier()).isEqualTo("b-0");

			this.server.stop();
			assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
			this.server.begin();
			eventually(() -> append("c", "slug:x", 2, "slug:y", 1));

			assertThat(stream.nextAvailable().getIdentifier()).isEqualTo("c-0");
			assertThat(stream.nextAvailable().getIdentifier()).isEqualTo("c-1");
		}
	}

	@Test
	void aCommitOfThousandsArrivesWhole() throws InterruptedException {
		Object[] streamsAndSequences = new Object[10_000];
		for (int i = 0; i < streamsAndSequences.length; i += 2) {
			streamsAndSequences[i] = "slug:large";
			streamsAndSequences[i + 1] = i / 2;
		}
		append("large", streamsAndSequences);

		try (BlockingStream<TrackedEventMessage<?>> stream = this.log.openStream(null)) {
			for (int i = 0; i < 5_000; i++) {
				assertThat(stream.nextAvailable().trackingToken().position()).hasValue(5_000);
			}
		}
		assertThat(this.server.transactions()).isEqualTo(1);
	}

	@Test
	void theCommitThatBeganAStreamIsFoundAmongOthers() {
		append("a", "slug:x", 0);
		append("b", "slug:p", 0, "massedit:1", 0, "slug:x", 1);
		append("c", "slug:x", 2);

		assertThat(ids(this.engine.begunBy("massedit:1"))).containsExactly("b-1", "b-2");
		assertThat(this.engine.begunBy("massedit:2")).isEmpty();
	}

	@Test
	void itIsFoundThoughAClockWasWrongForHours() {
		this.engine.appendEvents(commit("a", TIME.plus(5, ChronoUnit.HOURS), "slug:x", 0));
		this.engine.appendEvents(commit("b", TIME, "massedit:1", 0, "slug:x", 1));
		this.engine.appendEvents(commit("c", TIME.plus(5, ChronoUnit.HOURS), "slug:x", 2));

		assertThat(ids(this.engine.begunBy("massedit:1"))).containsExactly("b-0", "b-1");
	}

	@Test
	void aTimeIsAPositionAndAnEmptyLogHasNone() {
		assertThat(this.log.head()).isZero();
		assertThat(this.log.createTailToken().position()).hasValue(0);
		assertThat(this.log.createTokenAt(TIME).position()).hasValue(0);
		this.engine.appendEvents(commit("a", TIME, "slug:x", 0, "slug:y", 0));
		this.engine.appendEvents(commit("b", TIME.plusSeconds(1), "slug:x", 1));

		assertThat(this.log.createTokenAt(TIME).position()).hasValue(0);
		assertThat(this.log.createTokenAt(TIME.plusMillis(1)).position()).hasValue(2);
		assertThat(this.log.createTokenAt(TIME.plusSeconds(2)).position()).hasValue(3);
	}

	@Test
	void whoHasTheTokenIsLetIn() throws AxonServerUnavailableException {
		try (AxonServerDouble asking = AxonServerDouble.asking("s3cret");
				AxonServer right = new AxonServer(AxonServerAddress.parse(asking.uri()), "s3cret", "test");
				AxonServer wrong = new AxonServer(AxonServerAddress.parse(asking.uri()), "guess", "test");
				AxonServer elsewhere = new AxonServer(AxonServerAddress.parse(asking.uri() + "?context=none"), "s3cret",
						"test")) {
			right.requireConnection(Duration.ofSeconds(10));

			assertThatThrownBy(() -> wrong.requireConnection(Duration.ofMillis(500)))
				.isInstanceOf(AxonServerUnavailableException.class)
				.hasMessageContaining("does not let this service in")
				.hasMessageNotContaining("guess");
			assertThatThrownBy(() -> elsewhere.requireConnection(Duration.ofMillis(500)))
				.isInstanceOf(AxonServerUnavailableException.class)
				.hasMessageNotContaining("s3cret");
		}
	}

	@Test
	void overTlsTheCertificateThatIsNamedIsTrusted(@TempDir Path directory) throws Exception {
		Path keys = directory.resolve("keys.p12");
		Path certificate = directory.resolve("server.pem");
		keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=double", "-ext", "san=ip:127.0.0.1", "-validity", "2",
				"-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", "changeit", "-alias", "double");
		keytool("-exportcert", "-rfc", "-file", certificate.toString(), "-keystore", keys.toString(), "-storepass",
				"changeit", "-alias", "double");
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(KeyStore.getInstance(keys.toFile(), "changeit".toCharArray()), "changeit".toCharArray());

		try (AxonServerDouble secure = AxonServerDouble
			.over(GrpcSslContexts.configure(SslContextBuilder.forServer(managers)).build());
				AxonServer trusting = new AxonServer(
						AxonServerAddress.parse(secure.uri() + "?tls=true&certificate=" + certificate), null, "test");
				AxonServer distrusting = new AxonServer(AxonServerAddress.parse(secure.uri() + "?tls=true"), null,
						"test")) {
			trusting.requireConnection(Duration.ofSeconds(10));

			assertThatThrownBy(() -> distrusting.requireConnection(Duration.ofMillis(500)))
				.isInstanceOf(AxonServerUnavailableException.class);
		}
	}

	private static void keytool(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
		command.addAll(List.of(arguments));
		assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
	}

}
