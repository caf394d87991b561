package io.warelog.read.operation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.warelog.read.arrival.Arrivals;
import io.warelog.read.generation.Generation;
import io.warelog.read.generation.Generations;
import io.warelog.read.projection.PendingBatch;
import io.warelog.read.projection.Projection;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Field;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import io.warelog.read.store.StoreUnavailableException;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several nodes on the same read models rebuild them together. */
class NodesTests {

	private static final Collection ROWS = new Collection("rows", 1, List.of(Field.number("number")),
			List.of(List.of("number")));

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

	private final EmbeddedEventStore events = EmbeddedEventStore.builder()
		.storageEngine(new InMemoryEventStorageEngine())
		.build();

	/** Whether generations other than the first cannot be written now. */
	private volatile boolean held;

	private long published;

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.events.shutDown();
	}

	/** What is projected: one row per event. */
	record Counted(long number) {
	}

	/** A node with a projection of its own. */
	private final class Node implements AutoCloseable {

		private final Generations generations;

		private final Projections projections;

		Node(ReadModelStore store, String name) {
			this.generations = new Generations(store);
			Projection rows = new Projection("rows", List.of(ROWS), (into, arrivals) -> new Rows(into),
					(event) -> "all");
			this.projections = new Projections(List.of(rows), this.generations,
					new ReadModelTokenStore(this.generations, Jackson3Serializer.builder().build(), name,
							Duration.ofSeconds(10), () -> "made by " + name),
					NodesTests.this.events, new Arrivals(), Clock.systemUTC(), Duration.ZERO);
			this.projections.start();
		}

		boolean rebuilds() {
			return this.projections.rebuild(rows());
		}

		Followed rows() {
			return this.projections.named("rows").orElseThrow();
		}

		long reads() {
			return this.generations.count(ROWS, List.of(new Condition.Between("number", null, null)));
		}

		boolean isIn(int generation) {
			Status status = rows().status();
			return status.generation() == generation && status.rebuild() == null;
		}

		@Override
		public void close() {
			this.projections.stop();
		}

	}

	/** The projection. */
	private final class Rows {

		private final ReadModelStore store;

		Rows(ReadModelStore store) {
			this.store = store;
		}

		@EventHandler
		void on(Counted event) {
			if (NodesTests.this.held && this.store instanceof Generation generation && generation.number() > 1) {
				throw new StoreUnavailableException("held", null);
			}
			PendingBatch.current(this.store)
				.add(new Upsert(ROWS, "row" + event.number(), 1, Map.of("number", event.number())));
		}

	}

	private void publish(int count) {
		for (int i = 0; i < count; i++) {
			this.events
				.publish(new GenericDomainEventMessage<>("rows", "rows", this.published, new Counted(this.published)));
			this.published++;
		}
	}

	private static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE_NANOS;
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
		}
	}

	@ParameterizedTest
	@EnumSource
	void allReadTheGenerationThatOneHasSwitchedTo(StoreKind kind) {
		publish(50);
		try (StoreKind.Opened opened = kind.open(this.directory);
				Node one = new Node(opened.store(), "one");
				Node two = new Node(opened.store(), "two")) {
			await(() -> one.reads() == 50 && two.reads() == 50);

			assertThat(two.rebuilds()).isTrue();
			await(() -> one.isIn(2) && two.isIn(2));
			publish(5);

			await(() -> one.reads() == 55 && two.reads() == 55);
			await(() -> one.generations.load("rows").retired().isEmpty());
			assertThat(opened.store().checkpoints("rows")).isEmpty();
			assertThat(opened.store().checkpoints("rows#2")).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRebuildIsOneForAll(StoreKind kind) {
		publish(50);
		this.held = true;
		try (StoreKind.Opened opened = kind.open(this.directory);
				Node one = new Node(opened.store(), "one");
				Node two = new Node(opened.store(), "two")) {
			assertThat(one.rebuilds()).isTrue();
			assertThat(two.rebuilds()).isFalse();
			await(() -> two.rows().status().rebuild() != null);

			assertThat(two.rows().cancel()).isTrue();

			await(() -> one.isIn(1) && two.isIn(1));
			assertThat(one.rows().cancel()).isFalse();
			this.held = false;
			assertThat(one.rebuilds()).isTrue();
			await(() -> one.isIn(3) && two.isIn(3));
			await(() -> one.reads() == 50 && two.reads() == 50);
		}
	}

	@ParameterizedTest
	@EnumSource
	void anotherNodeEndsTheRebuildOfOneThatStops(StoreKind kind) {
		publish(50);
		this.held = true;
		try (StoreKind.Opened opened = kind.open(this.directory); Node two = new Node(opened.store(), "two")) {
			try (Node one = new Node(opened.store(), "one")) {
				assertThat(one.rebuilds()).isTrue();
				await(() -> two.rows().status().rebuild() != null);
			}
			this.held = false;

			await(() -> two.isIn(2));
			assertThat(two.reads()).isEqualTo(50);
		}
	}

}
