package io.warelog.write.eventstore;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogEventStoreTests {

	@TempDir
	private Path directory;

	private StoreFile store;

	private LogEventStore eventStore;

	@BeforeEach
	void open() throws SQLException {
		this.store = StoreFile.open(this.directory);
		this.eventStore = new LogEventStore(this.store.engine());
	}

	@AfterEach
	void close() throws SQLException {
		this.store.close();
	}

	@Test
	void theEventsOfAUnitOfWorkAreOneCommit() {
		List<Long> commits = new CopyOnWriteArrayList<>();
		this.store.engine().onCommit(commits::add);
		UnitOfWork<?> unitOfWork = start();
		this.eventStore.publish(Tally.counted("product:1", 0));
		this.eventStore.publish(Tally.counted("slug:m:shoe", 0));
		this.eventStore.publish(Tally.counted("idem:m:key", 0));
		assertThat(this.store.engine().head()).isZero();
		unitOfWork.commit();
		assertThat(commits).containsExactly(3L);
	}

	@Test
	void aLostRaceRollsTheUnitOfWorkBackAndNamesTheStream() {
		this.store.engine().appendEvents(Tally.counted("slug:m:shoe", 0));
		UnitOfWork<?> unitOfWork = start();
		this.eventStore.publish(Tally.counted("product:1", 0), Tally.counted("slug:m:shoe", 0));
		assertThatExceptionOfType(StreamExistsException.class).isThrownBy(unitOfWork::commit)
			.satisfies((ex) -> assertThat(ex.stream()).isEqualTo("slug:m:shoe"));
		assertThat(unitOfWork.isRolledBack()).isTrue();
		assertThat(sequences("product:1")).isEmpty();
	}

	@Test
	void stagedEventsFollowTheStoredOnesOfTheirStream() {
		this.store.engine().appendEvents(Tally.series("a", 2));
		UnitOfWork<?> unitOfWork = start();
		this.eventStore.publish(Tally.counted("b", 0));
		this.eventStore.publish(Tally.counted("a", 2));
		this.eventStore.publish(Tally.counted("a", 3));
		assertThat(sequences("a")).containsExactly(0L, 1L, 2L, 3L);
		assertThat(this.eventStore.readEvents("a", 3).asStream()).hasSize(1);
		assertThat(this.eventStore.lastSequenceNumberFor("a")).contains(3L);
		unitOfWork.rollback();
		assertThat(sequences("a")).containsExactly(0L, 1L);
	}

	@Test
	void onceAppendedTheyAreNotStagedAnyMore() {
		UnitOfWork<?> unitOfWork = start();
		this.eventStore.publish(Tally.counted("a", 0));
		unitOfWork.onCommit((committing) -> assertThat(sequences("a")).containsExactly(0L));
		unitOfWork.commit();
		assertThat(this.store.engine().head()).isEqualTo(1);
	}

	@Test
	void whatAnInnerUnitOfWorkStagedIsSeenAndGoneWithIt() {
		UnitOfWork<?> outer = start();
		this.eventStore.publish(Tally.counted("a", 0));
		UnitOfWork<?> inner = start();
		this.eventStore.publish(Tally.counted("a", 1));
		assertThat(sequences("a")).containsExactly(0L, 1L);
		inner.rollback();
		assertThat(sequences("a")).containsExactly(0L);
		UnitOfWork<?> second = start();
		this.eventStore.publish(Tally.counted("a", 1));
		second.commit();
		assertThat(sequences("a")).containsExactly(0L, 1L);
		outer.commit();
		assertThat(sequences("a")).containsExactly(0L, 1L);
		assertThat(this.store.engine().head()).isEqualTo(2);
	}

	@Test
	void itIsTheSourceOfItsCommittedEvents() throws InterruptedException {
		this.eventStore.publish(Tally.series("a", 2));
		try (BlockingStream<TrackedEventMessage<?>> stream = this.eventStore
			.openStream(this.eventStore.createTailToken())) {
			assertThat(stream.setOnAvailableCallback(() -> {
			})).isTrue();
			assertThat(stream.nextAvailable().trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
		}
	}

	private static UnitOfWork<?> start() {
		return DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("a command"));
	}

	private List<Long> sequences(String stream) {
		return this.eventStore.readEvents(stream).asStream().<Long>map(DomainEventMessage::getSequenceNumber).toList();
	}

}
