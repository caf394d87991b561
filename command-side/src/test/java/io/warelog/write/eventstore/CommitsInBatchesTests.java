package io.warelog.write.eventstore;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Axon's processor over the log: whatever the size of its batches, it stands only between
 * commits.
 */
class CommitsInBatchesTests {

	private static final int BATCH = 100;

	/** The long ones go beyond a read of the stream and the events kept in memory. */
	private static final List<Integer> COMMITS = Stream
		.of(List.of(1, 7, 99, 2, 100, 101), List.of(2500, 1, 900), Collections.nCopies(300, 3), List.of(1100, 5))
		.flatMap(List::stream)
		.toList();

	@TempDir
	private Path directory;

	private StoreFile store;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final Tokens tokens = new Tokens();

	private final Batches batches = new Batches(COMMITS.stream().mapToInt(Integer::intValue).sum());

	@BeforeEach
	void open() throws SQLException {
		this.store = StoreFile.open(this.directory);
	}

	@AfterEach
	void close() throws SQLException {
		this.threads.shutdownNow();
		this.store.close();
	}

	/** Keeps every token it is given. */
	private static final class Tokens extends InMemoryTokenStore {

		private final ConcurrentLinkedQueue<Long> stored = new ConcurrentLinkedQueue<>();

		@Override
		public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
			if (token != null) {
				this.stored.add(token.position().orElseThrow());
			}
			super.storeToken(token, processor, segment);
		}

	}

	/** Counts the events of every batch. */
	private static final class Batches {

		private final CountDownLatch handled;

		private final List<Integer> sizes = new ArrayList<>();

		private @Nullable UnitOfWork<?> current;

		Batches(int events) {
			this.handled = new CountDownLatch(events);
		}

		@EventHandler
		synchronized void on(Tally.Counted event) {
			UnitOfWork<?> batch = CurrentUnitOfWork.get();
			if (batch != this.current) {
				this.current = batch;
				this.sizes.add(0);
			}
			this.sizes.set(this.sizes.size() - 1, this.sizes.getLast() + 1);
			batch.afterCommit((committed) -> this.handled.countDown());
		}

		/** After how many events each batch ended. */
		synchronized List<Long> ends() {
			return sums(this.sizes);
		}

	}

	@Test
	void aProcessorThatFollowsTheWriterStandsOnlyBetweenCommits() throws Exception {
		PooledStreamingEventProcessor processor = start();
		append();
		this.batches.handled.await();
		processor.shutDown();
		assertThatNoCommitWasSplit();
	}

	@Test
	void aProcessorThatCatchesUpFromTheFileStandsOnlyBetweenCommits() throws Exception {
		append();
		this.store.close();
		open();
		PooledStreamingEventProcessor processor = start();
		this.batches.handled.await();
		processor.shutDown();
		assertThatNoCommitWasSplit();
		assertThat(this.batches.sizes).contains(2500).hasSizeLessThan(COMMITS.size());
	}

	@Test
	void aProcessorGoesOnBehindItsTokenAfterARestart() throws Exception {
		this.store.engine().appendEvents(Tally.series("before", 2500));
		this.tokens.initializeTokenSegments("tally", 1, new GlobalSequenceTrackingToken(2500));
		append();
		PooledStreamingEventProcessor processor = start();
		this.batches.handled.await();
		processor.shutDown();
		assertThat(this.batches.ends()).isSubsetOf(sums(COMMITS));
		assertThat(this.tokens.stored.stream().map((token) -> token - 2500)).isSubsetOf(withStart(sums(COMMITS)));
	}

	private void assertThatNoCommitWasSplit() {
		List<Long> commits = sums(COMMITS);
		assertThat(this.batches.ends()).isSubsetOf(commits).endsWith(commits.getLast());
		assertThat(this.tokens.stored).isSubsetOf(withStart(commits)).contains(commits.getLast());
	}

	private void append() {
		long sequence = 0;
		for (int size : COMMITS) {
			this.store.engine().appendEvents(Tally.series("a", sequence, size));
			sequence += size;
		}
	}

	private PooledStreamingEventProcessor start() {
		PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
			.name("tally")
			.eventHandlerInvoker(SimpleEventHandlerInvoker.builder().eventHandlers(this.batches).build())
			.errorHandler(PropagatingErrorHandler.INSTANCE)
			.messageSource(new CommittedEvents(this.store.engine()))
			.tokenStore(this.tokens)
			.transactionManager(NoTransactionManager.INSTANCE)
			.coordinatorExecutor(this.threads)
			.workerExecutor(this.threads)
			.initialSegmentCount(1)
			.initialToken(StreamableMessageSource::createTailToken)
			.batchSize(BATCH)
			.build();
		processor.start();
		return processor;
	}

	private static Set<Long> withStart(List<Long> commits) {
		Set<Long> places = new HashSet<>(commits);
		places.add(0L);
		return places;
	}

	private static List<Long> sums(List<Integer> sizes) {
		List<Long> sums = new ArrayList<>();
		long sum = 0;
		for (int size : sizes) {
			sum += size;
			sums.add(sum);
		}
		return sums;
	}

}
