package io.warelog.read.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.warelog.read.store.AdjustableClock;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Document;
import io.warelog.read.store.Field;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tokens and what is projected, in either store. */
abstract class ReadModelTokenStoreContract {

	private static final Collection ROWS = new Collection("rows", 1, List.of(Field.number("number")), List.of());

	private static final Collection TOTALS = new Collection("totals", 1, List.of(Field.number("rows")), List.of());

	private static final Duration STALE = Duration.ofSeconds(30);

	private final AdjustableClock clock = new AdjustableClock();

	private final Serializer serializer = Jackson3Serializer.builder().build();

	private final EmbeddedEventStore events = EmbeddedEventStore.builder()
		.storageEngine(new InMemoryEventStorageEngine())
		.build();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private ReadModelStore store;

	private ReadModelTokenStore tokens;

	/** The store, with what it holds. */
	abstract ReadModelStore open(AdjustableClock now);

	/**
	 * Whether documents are not written without their token; else those of a lost claim
	 * may be, and do no harm by their versions.
	 */
	abstract boolean hasTransactions();

	@BeforeEach
	void openAndPrepare() {
		this.store = open(this.clock);
		this.store.prepare("rows", List.of(ROWS, TOTALS));
		this.tokens = tokens("me");
	}

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.events.shutDown();
		this.store.close();
	}

	private ReadModelTokenStore tokens(String node) {
		return new ReadModelTokenStore(this.store, this.serializer, node, STALE, () -> "made by " + node);
	}

	/** What is projected: one row per event. */
	record Counted(long number) {
	}

	/** Fails at one event until it is healed. */
	static final class Projection {

		private final ReadModelStore store;

		private final List<Long> handled = new CopyOnWriteArrayList<>();

		private final CountDownLatch failed = new CountDownLatch(1);

		private final CountDownLatch finished = new CountDownLatch(1);

		private final long last;

		private final CountDownLatch scheduled = new CountDownLatch(1);

		private volatile long poison = -1;

		private volatile boolean pendingAtFailure;

		Projection(ReadModelStore store, long last) {
			this.store = store;
			this.last = last;
		}

		@EventHandler
		void on(Counted event) throws InterruptedException {
			// From here on there is one batch with all that follows
			this.scheduled.await();
			PendingBatch batch = PendingBatch.current(this.store);
			if (event.number() == this.poison) {
				this.pendingAtFailure = batch.pending("rows", "row" + (event.number() - 1)).isPresent();
				this.failed.countDown();
				throw new IllegalStateException("poison");
			}
			this.handled.add(event.number());
			batch.add(new Batch.Upsert(ROWS, "row" + event.number(), 1, Map.of("number", event.number())));
			batch.beforeWrite((writing) -> writing
				.add(new Batch.Upsert(TOTALS, "all", event.number() + 1, Map.of("rows", event.number() + 1))));
			if (event.number() == this.last) {
				batch.afterWrite(this.finished::countDown);
			}
		}

	}

	/** Tells the projection when the last event has been read. */
	private static final class Invoker extends SimpleEventHandlerInvoker {

		private final Projection projection;

		Invoker(Projection projection) {
			super(builder().eventHandlers(projection).listenerInvocationErrorHandler(PropagatingErrorHandler.INSTANCE));
			this.projection = projection;
		}

		@Override
		public boolean canHandle(EventMessage<?> event, Segment segment) {
			if (event.getPayload() instanceof Counted counted && counted.number() == this.projection.last) {
				this.projection.scheduled.countDown();
			}
			return super.canHandle(event, segment);
		}

	}

	private PooledStreamingEventProcessor processor(Projection projection) {
		return PooledStreamingEventProcessor.builder()
			.name("rows")
			.eventHandlerInvoker(new Invoker(projection))
			.errorHandler(PropagatingErrorHandler.INSTANCE)
			.messageSource(this.events)
			.tokenStore(this.tokens)
			.transactionManager(NoTransactionManager.INSTANCE)
			.coordinatorExecutor(this.threads)
			.workerExecutor(this.threads)
			.initialSegmentCount(1)
			.initialToken((source) -> source.createTailToken())
			.tokenClaimInterval(50)
			.batchSize(100)
			.build();
	}

	private void publish(int from, int to) {
		this.events.publish(
				IntStream.range(from, to).mapToObj((i) -> GenericEventMessage.asEventMessage(new Counted(i))).toList());
	}

	@Test
	void aFailingBatchLeavesNothingAndIsProjectedOnceItIsHealed() throws Exception {
		publish(0, 50);
		Projection projection = new Projection(this.store, 49);
		projection.poison = 30;
		PooledStreamingEventProcessor processor = processor(projection);
		processor.start();
		assertThat(projection.failed.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(projection.pendingAtFailure).isTrue();
		assertThat(this.store.get(ROWS, "row29", List.of())).isEmpty();
		long written = this.store.count(ROWS, List.of());
		assertThat(position()).isEqualTo(written - 1);
		assertThat(this.store.get(TOTALS, "all", List.of("rows")).map((total) -> total.number(0)).orElse(0L))
			.isEqualTo(written);
		projection.poison = -1;
		assertThat(projection.finished.await(30, TimeUnit.SECONDS)).isTrue();
		processor.shutDown();

		assertThat(this.store.count(ROWS, List.of())).isEqualTo(50);
		assertThat(this.store.get(TOTALS, "all", List.of("rows"))).map((total) -> total.number(0)).contains(50L);
		List<Checkpoint> checkpoints = this.store.checkpoints("rows");
		assertThat(checkpoints).hasSize(1);
		assertThat(checkpoints.getFirst().tokenType()).isEqualTo(GlobalSequenceTrackingToken.class.getName());
		assertThat(this.tokens.fetchToken("rows", 0)).isEqualTo(new GlobalSequenceTrackingToken(49));
	}

	/** How far the projection has come by its checkpoint. */
	private long position() {
		byte[] token = this.store.checkpoints("rows").getFirst().token();
		if (token == null) {
			return -1;
		}
		GlobalSequenceTrackingToken position = this.serializer.deserialize(
				new SimpleSerializedObject<>(token, byte[].class, GlobalSequenceTrackingToken.class.getName(), null));
		return position.getGlobalIndex();
	}

	@Test
	void afterARestartItContinuesBehindTheToken() throws Exception {
		publish(0, 20);
		Projection before = new Projection(this.store, 19);
		PooledStreamingEventProcessor first = processor(before);
		first.start();
		assertThat(before.finished.await(30, TimeUnit.SECONDS)).isTrue();
		first.shutDown();
		this.store.close();
		this.store = open(this.clock);
		this.store.prepare("rows", List.of(ROWS, TOTALS));
		this.tokens = tokens("me");

		publish(20, 30);
		Projection after = new Projection(this.store, 29);
		PooledStreamingEventProcessor second = processor(after);
		second.start();
		assertThat(after.finished.await(30, TimeUnit.SECONDS)).isTrue();
		second.shutDown();
		assertThat(after.handled).containsExactlyElementsOf(IntStream.range(20, 30).mapToObj((i) -> (long) i).toList());
		assertThat(this.store.count(ROWS, List.of())).isEqualTo(30);
	}

	@Test
	void documentsAndTokenAreOneBatch() throws Exception {
		this.tokens.initializeTokenSegments("rows", 1);
		this.tokens.fetchToken("rows", 0);
		List<String> order = new ArrayList<>();
		UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("any"));
		PendingBatch batch = PendingBatch.current(this.store);
		assertThat(PendingBatch.current(this.store)).isSameAs(batch);
		batch.add(row("a", 1));
		batch.add(row("b", 1));
		batch.add(row("a", 2));
		batch.beforeWrite((writing) -> {
			order.add("before");
			writing.beforeWrite((again) -> order.add("before, registered late"));
			assertThat(writing.pending("rows", "a")).contains(row("a", 2));
		});
		batch.afterWrite(() -> order.add("after " + this.store.count(ROWS, List.of())));
		work.onPrepareCommit((committing) -> this.tokens.storeToken(new GlobalSequenceTrackingToken(7), "rows", 0));
		assertThat(this.store.count(ROWS, List.of())).isZero();
		work.commit();
		assertThat(order).containsExactly("before", "before, registered late", "after 2");
		assertThat(this.store.get(ROWS, "a", List.of("number"))).map(Document::version).contains(2L);
		assertThat(this.tokens.fetchToken("rows", 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
	}

	@Test
	void aLostClaimRollsTheUnitOfWorkBack() {
		this.tokens.initializeTokenSegments("rows", 1);
		this.tokens.fetchToken("rows", 0);
		this.clock.advance(STALE);
		tokens("you").fetchToken("rows", 0);
		List<String> order = new ArrayList<>();
		UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("any"));
		PendingBatch batch = PendingBatch.current(this.store);
		batch.add(row("a", 1));
		batch.afterWrite(() -> order.add("after"));
		this.tokens.storeToken(new GlobalSequenceTrackingToken(7), "rows", 0);
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(work::commit);
		assertThat(work.isRolledBack()).isTrue();
		assertThat(order).isEmpty();
		assertThat(this.store.count(ROWS, List.of())).isEqualTo(hasTransactions() ? 0 : 1);
		assertThatExceptionOfType(UnableToClaimTokenException.class)
			.isThrownBy(() -> this.tokens.storeToken(new GlobalSequenceTrackingToken(7), "rows", 0));
	}

	private static Batch.Upsert row(String id, long version) {
		return new Batch.Upsert(ROWS, id, version, Map.of("number", version));
	}

	@Test
	void segmentsAreInitialisedClaimedReleasedAndDeleted() {
		assertThat(this.tokens.requiresExplicitSegmentInitialization()).isTrue();
		assertThat(this.tokens.fetchSegments("rows")).isEmpty();
		assertThatExceptionOfType(UnableToClaimTokenException.class)
			.isThrownBy(() -> this.tokens.fetchToken("rows", 0));
		this.tokens.initializeTokenSegments("rows", 2, new GlobalSequenceTrackingToken(3));
		assertThatExceptionOfType(UnableToClaimTokenException.class)
			.isThrownBy(() -> this.tokens.initializeTokenSegments("rows", 2));
		assertThat(this.tokens.fetchSegments("rows")).containsExactly(0, 1);
		assertThat(this.tokens.fetchToken("rows", 0)).isEqualTo(new GlobalSequenceTrackingToken(3));

		ReadModelTokenStore others = tokens("you");
		assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> others.fetchToken("rows", 0));
		assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> others.extendClaim("rows", 0));
		assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> others.deleteToken("rows", 0));
		assertThat(others.fetchAvailableSegments("rows")).extracting(Segment::getSegmentId).containsExactly(1);
		this.tokens.extendClaim("rows", 0);
		this.tokens.releaseClaim("rows", 0);
		assertThat(others.fetchAvailableSegments("rows")).hasSize(2);

		assertThatExceptionOfType(UnableToInitializeTokenException.class)
			.isThrownBy(() -> this.tokens.initializeSegment(null, "rows", 1));
		Segment whole = Segment.computeSegment(0, 0);
		assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> others.fetchToken("rows", whole));
		Segment half = Segment.computeSegment(0, 0, 1);
		assertThat(others.fetchToken("rows", half)).isEqualTo(new GlobalSequenceTrackingToken(3));
		others.deleteToken("rows", 0);
		assertThat(this.tokens.fetchSegments("rows")).containsExactly(1);
	}

	@Test
	void theStoreKeepsOneIdentifierForAllNodes() {
		assertThat(this.tokens.retrieveStorageIdentifier()).contains("made by me");
		assertThat(tokens("you").retrieveStorageIdentifier()).contains("made by me");
	}

}
