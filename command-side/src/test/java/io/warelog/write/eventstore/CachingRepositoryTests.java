package io.warelog.write.eventstore;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CachingRepositoryTests {

	@TempDir
	private Path directory;

	private StoreFile store;

	private LogEventStore eventStore;

	private CachingRepository<TallyShell, Tally.State> repository;

	private final Queue<Runnable> snapshotting = new ArrayDeque<>();

	/** How often a shell was made around a remembered state. */
	private final AtomicInteger resumed = new AtomicInteger();

	@BeforeEach
	void open() throws SQLException {
		this.store = StoreFile.open(this.directory);
		this.eventStore = new LogEventStore(this.store.engine());
		AggregateSnapshotter snapshotter = AggregateSnapshotter.builder()
			.eventStore(this.eventStore)
			.executor(this.snapshotting::add)
			.aggregateFactories(new GenericAggregateFactory<>(TallyShell.class))
			.build();
		this.repository = CachingRepository.builder(TallyShell.class, TallyShell::state, this::shell, 100)
			.eventStore(this.eventStore)
			.snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, 10))
			.build();
	}

	private TallyShell shell(Tally.State state) {
		this.resumed.incrementAndGet();
		return new TallyShell(state);
	}

	@AfterEach
	void close() throws SQLException {
		this.store.close();
	}

	@Test
	void whatWasCreatedIsResumedFromMemory() throws Exception {
		create("a");
		change("a", 5);
		change("a", 6);
		assertThat(total("a")).isEqualTo(11);
		assertThat(this.resumed).hasValue(3);
		assertThat(this.store.engine().lastSequenceNumberFor("a")).contains(2L);
	}

	@Test
	void anAppendThatByPassedTheRepositoryIsSeen() throws Exception {
		create("a");
		change("a", 5);
		this.store.engine().appendEvents(Tally.counted("a", 2, 100), Tally.counted("a", 3, 1000));
		assertThat(total("a")).isEqualTo(1105);
		change("a", 1);
		assertThat(total("a")).isEqualTo(1106);
		assertThat(this.store.engine().lastSequenceNumberFor("a")).contains(4L);
	}

	@Test
	void anEventStagedInTheSameUnitOfWorkIsSeen() throws Exception {
		create("a");
		inUnitOfWork(() -> {
			this.eventStore.publish(Tally.counted("a", 1, 7));
			this.repository.load("a").execute((shell) -> assertThat(shell.state().total()).isEqualTo(7));
		});
		assertThat(total("a")).isEqualTo(7);
	}

	@Test
	void anEventThatWasStagedAndRolledBackIsForgotten() throws Exception {
		create("a");
		assertThatIllegalStateException().isThrownBy(() -> inUnitOfWork(() -> {
			this.eventStore.publish(Tally.counted("a", 1, 7));
			this.repository.load("a").execute((shell) -> shell.count(1));
			throw new IllegalStateException("changed my mind");
		}));
		assertThat(total("a")).isZero();
		change("a", 3);
		assertThat(total("a")).isEqualTo(3);
		assertThat(this.store.engine().lastSequenceNumberFor("a")).contains(1L);
	}

	@Test
	void aChangeThatAnInnerUnitOfWorkTookBackIsNotRemembered() throws Exception {
		create("a");
		inUnitOfWork(() -> {
			this.repository.load("a").execute((shell) -> shell.count(1));
			assertThatIllegalStateException().isThrownBy(() -> inUnitOfWork(() -> {
				this.repository.load("a").execute((shell) -> shell.count(50));
				throw new IllegalStateException("changed my mind");
			}));
		});
		assertThat(total("a")).isEqualTo(1);
		assertThat(this.store.engine().lastSequenceNumberFor("a")).contains(1L);
	}

	@Test
	void aLostRaceLeavesNothingBehind() throws Exception {
		create("a");
		assertThatExceptionOfType(StreamMovedOnException.class).isThrownBy(() -> inUnitOfWork(() -> {
			this.repository.load("a").execute((shell) -> shell.count(1));
			this.store.engine().appendEvents(Tally.counted("a", 1, 40));
		}));
		assertThat(total("a")).isEqualTo(40);
	}

	@Test
	void whatWasDeletedIsNotResumed() throws Exception {
		create("a");
		inUnitOfWork(() -> this.repository.load("a").execute((shell) -> AggregateLifecycle.markDeleted()));
		assertThat(total("a")).isZero();
		assertThat(this.resumed).hasValue(1);
	}

	@Test
	void anUnknownStreamIsNotFound() {
		assertThatExceptionOfType(AggregateNotFoundException.class).isThrownBy(() -> total("nobody"));
	}

	@Test
	void snapshotsComeEverySoManyEventsThoughEachLoadReadsFew() throws Exception {
		create("a");
		for (int i = 0; i < 8; i++) {
			change("a", 1);
		}
		assertThat(this.snapshotting).isEmpty();
		change("a", 1);
		assertThat(this.snapshotting).hasSize(1);
		this.snapshotting.remove().run();
		assertThat(this.store.engine().readSnapshot("a"))
			.hasValueSatisfying((snapshot) -> assertThat(snapshot.getSequenceNumber()).isEqualTo(9));
		for (int i = 0; i < 10; i++) {
			change("a", 1);
		}
		assertThat(this.snapshotting).hasSize(1);
	}

	@Test
	void aStreamIsReadFromItsSnapshotWhenNothingIsRemembered() throws Exception {
		create("a");
		for (int i = 0; i < 12; i++) {
			change("a", 1);
		}
		this.snapshotting.remove().run();
		this.store.close();
		open();
		this.resumed.set(0);
		assertThat(this.eventStore.readEvents("a").peek().getPayload()).isInstanceOf(TallyShell.class);
		assertThat(total("a")).isEqualTo(12);
		assertThat(this.resumed).hasValue(0);
		change("a", 1);
		assertThat(total("a")).isEqualTo(13);
	}

	@Test
	void manyStreamsChangeInOneCommit() throws Exception {
		for (String id : List.of("a", "b", "c")) {
			create(id);
		}
		inUnitOfWork(() -> {
			for (String id : List.of("a", "b", "c")) {
				this.repository.load(id).execute((shell) -> shell.count(id.charAt(0)));
			}
		});
		assertThat(total("a")).isEqualTo('a');
		assertThat(total("c")).isEqualTo('c');
		assertThat(this.eventStore.lastSequenceNumberFor("b")).contains(1L);
	}

	private void create(String id) throws Exception {
		inUnitOfWork(() -> this.repository.newInstance(() -> TallyShell.open(id)));
	}

	private void change(String id, int by) throws Exception {
		inUnitOfWork(() -> this.repository.load(id).execute((shell) -> shell.count(by)));
	}

	private int total(String id) throws Exception {
		int[] total = new int[1];
		inUnitOfWork(() -> total[0] = this.repository.load(id).invoke((shell) -> shell.state().total()));
		return total[0];
	}

	private static void inUnitOfWork(Task task) throws Exception {
		DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork
			.startAndGet(GenericCommandMessage.asCommandMessage("a command"));
		try {
			task.run();
		}
		catch (Exception ex) {
			unitOfWork.rollback(ex);
			throw ex;
		}
		unitOfWork.commit();
	}

	/** Something done in a unit of work. */
	private interface Task {

		void run() throws Exception;

	}

}
