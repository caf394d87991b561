package io.warelog.read;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.arrival.ReadBacks;
import io.warelog.read.arrival.Readable;
import io.warelog.read.directory.Directory;
import io.warelog.read.directory.DirectoryCollections;
import io.warelog.read.directory.DirectoryProjection;
import io.warelog.read.directory.ReferenceData;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.product.ProductReads;
import io.warelog.read.shop.ShopReads;
import io.warelog.read.store.Collection;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The query side as a whole: its projections follow the log, and it answers the command
 * side when asked how something now reads.
 */
public final class QuerySide {

	/** Events that are written to the read models as one while catching up. */
	private static final int BATCH = 1000;

	/** How soon a projection whose batch failed tries again. */
	private static final long RETRY_MILLIS = 1000;

	private final ReadModelStore store;

	private final SequencedMap<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();

	private final Map<String, List<Collection>> collections = Map.of(ProductProjection.NAME, ProductCollections.all(),
			DirectoryProjection.NAME, DirectoryCollections.all());

	private final ReadBacks readBacks;

	private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().name("projection-coordinator-", 0).factory());

	private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().name("projection-", 0).factory());

	/**
	 * Puts the query side together.
	 * @param store where read models are kept
	 * @param tokens how far each projection has come, kept in the same store
	 * @param events the log to follow
	 * @param states writes and reads the states that read models keep
	 * @param arrivals where those wait who want to read what is written
	 * @param directory reads merchants, organizations and keys
	 * @param reference reads what products show of their merchants
	 * @param merchants tells what those were
	 * @param reads reads products
	 * @param shop reads products in the form of the store API
	 * @param patience how long it is waited at most for what is to be read back
	 */
	public QuerySide(ReadModelStore store, TokenStore tokens, StreamableMessageSource<TrackedEventMessage<?>> events,
			JsonMapper states, Arrivals arrivals, Directory directory, ReferenceData reference,
			MerchantHistory merchants, ProductReads reads, ShopReads shop, Duration patience) {
		this.store = store;
		add(DirectoryProjection.NAME, new DirectoryProjection(store, directory, arrivals), tokens, events,
				(event) -> ((DomainEventMessage<?>) event).getAggregateIdentifier());
		add(ProductProjection.NAME, new ProductProjection(store, states, arrivals), tokens, events,
				QuerySide::merchant);
		this.readBacks = new ReadBacks(arrivals,
				Map.ofEntries(Map.entry(Representation.PRODUCT, Readable.byVersion(reads::see)),
						Map.entry(Representation.STORE_PRODUCT, shop::seeProduct),
						Map.entry(Representation.STORE_OPTIONS, shop::seeOptions),
						Map.entry(Representation.STORE_EXTRAS, shop::seeExtras),
						Map.entry(Representation.STORE_CATEGORIES, shop::seeCategories),
						Map.entry(Representation.STORE_VIDEO, shop::seeVideo),
						Map.entry(Representation.MASS_EDIT, shop::seeMassEdit),
						Map.entry(Representation.MASS_EDIT_MADE, shop::knowsMassEdit),
						Map.entry(Representation.TAX_GROUP, takenIn(merchants, reference::seeTaxGroup)),
						Map.entry(Representation.SHIPPING_GROUP, takenIn(merchants, reference::seeShippingGroup)),
						Map.entry(Representation.MERCHANT,
								takenIn(merchants, Readable.byVersion(directory::seeMerchant))),
						Map.entry(Representation.ORGANIZATION, Readable.byVersion(directory::seeOrganization)),
						Map.entry(Representation.KEY, Readable.byVersion(directory::seeKey)),
						Map.entry(Representation.FEE_TYPE, Readable.byVersion(directory::seeFeeType))),
				patience);
	}

	/** What is of a merchant is read back when its history shows it too. */
	private static Readable takenIn(MerchantHistory merchants, Readable readable) {
		return (query) -> merchants.knows(query.id(), query.version()) ? readable.see(query) : Optional.empty();
	}

	/** An operator acts on merchants under the name of another. */
	private static Object merchant(EventMessage<?> event) {
		return (event.getPayload() instanceof MerchantEvent && event instanceof DomainEventMessage<?> of)
				? of.getAggregateIdentifier().substring(of.getAggregateIdentifier().indexOf(':') + 1)
				: Objects.requireNonNull(event.getMetaData().get(CommitMetadata.MERCHANT));
	}

	/**
	 * Makes the read models' collections where they are missing or of another revision,
	 * and starts to follow the log, there from its beginning.
	 */
	public void start() {
		this.processors.forEach((name, processor) -> {
			this.store.prepare(name, Objects.requireNonNull(this.collections.get(name)));
			processor.start();
		});
	}

	/**
	 * Answers queries from now on.
	 * @param queryBus where they come from
	 */
	public void answer(QueryBus queryBus) {
		new AnnotationQueryHandlerAdapter<>(this.readBacks).subscribe(queryBus);
	}

	/** Stops following the log, after what is in hand has been written. */
	public void stop() {
		this.processors.values().forEach(PooledStreamingEventProcessor::shutDown);
		this.coordinator.shutdown();
		this.worker.shutdown();
	}

	/**
	 * Looks how far the projections have come.
	 * @return the lowest position that one of them has reached, -1 before any
	 */
	public long position() {
		return this.processors.values().stream().mapToLong(QuerySide::position).min().orElse(-1);
	}

	/**
	 * Looks which projections are in trouble.
	 * @return the names of those that do not run or whose last batch failed
	 */
	public List<String> failing() {
		return this.processors.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isRunning()
					|| entry.getValue().processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static long position(PooledStreamingEventProcessor processor) {
		return processor.processingStatus()
			.values()
			.stream()
			.mapToLong((status) -> (status.getTrackingToken() != null) ? status.getTrackingToken().position().orElse(-1)
					: -1)
			.min()
			.orElse(-1);
	}

	private void add(String name, Object projection, TokenStore tokens,
			StreamableMessageSource<TrackedEventMessage<?>> events, Function<EventMessage<?>, Object> sequence) {
		SequencingPolicy<EventMessage<?>> policy = sequence::apply;
		this.processors.put(name,
				PooledStreamingEventProcessor.builder()
					.name(name)
					.eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
						.eventHandlers(projection)
						// a failure that is only logged leaves a hole in the read model
						.listenerInvocationErrorHandler(PropagatingErrorHandler.INSTANCE)
						.sequencingPolicy(policy)
						.build())
					.errorHandler(PropagatingErrorHandler.INSTANCE)
					.messageSource(events)
					.tokenStore(tokens)
					// documents and token are one write of the store's own
					.transactionManager(NoTransactionManager.INSTANCE)
					.coordinatorExecutor(this.coordinator)
					.workerExecutor(this.worker)
					.initialSegmentCount(1)
					.tokenClaimInterval(RETRY_MILLIS)
					.initialToken(StreamableMessageSource::createTailToken)
					.batchSize(BATCH)
					.build());
	}

}
