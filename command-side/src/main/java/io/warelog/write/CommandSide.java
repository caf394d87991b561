package io.warelog.write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;

import com.github.f4b6a3.uuid.UuidCreator;
import io.warelog.api.EventTypes;
import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.Product;
import io.warelog.platform.axonserver.AxonServer;
import io.warelog.platform.axonserver.AxonServerBuses;
import io.warelog.platform.messaging.PayloadName;
import io.warelog.write.commit.CarriedFailure;
import io.warelog.write.commit.CommitStamp;
import io.warelog.write.commit.IdempotencyInterceptor;
import io.warelog.write.commit.Written;
import io.warelog.write.eventstore.CachingRepository;
import io.warelog.write.eventstore.CommitReader;
import io.warelog.write.eventstore.StreamNews;
import io.warelog.write.facts.Facts;
import io.warelog.write.key.KeyAggregate;
import io.warelog.write.key.KeyCommand;
import io.warelog.write.massedit.EditProducts;
import io.warelog.write.massedit.MassEditHandler;
import io.warelog.write.massedit.MassEditReversal;
import io.warelog.write.massedit.RevertMassEdit;
import io.warelog.write.merchant.MerchantAggregate;
import io.warelog.write.merchant.MerchantCommand;
import io.warelog.write.organization.OrganizationAggregate;
import io.warelog.write.organization.OrganizationCommand;
import io.warelog.write.product.ProductAggregate;
import io.warelog.write.product.ProductCommand;
import io.warelog.write.product.ProductFacts;
import io.warelog.write.reference.ReferenceCommand;
import io.warelog.write.slug.SlugClaims;
import io.warelog.write.upload.UploadHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Puts the command side together out of Axon's parts. */
public final class CommandSide {

	private static final int EVENTS_PER_SNAPSHOT = 100;

	private static final String SENT_REVISION = "1";

	/** About 3 KB each. */
	private static final long PRODUCTS_CACHED = 50_000;

	private CommandSide() {
	}

	/**
	 * How all that is stored in the log is named there.
	 * @return the names of events, and of the states in snapshots, by class
	 */
	public static Map<Class<?>, PayloadName> storedNames() {
		Map<Class<?>, PayloadName> names = new HashMap<>();
		EventTypes.all()
			.forEach((type, name) -> names.put(type, new PayloadName(name.name(), Integer.toString(name.revision()))));
		names.put(ProductAggregate.class, new PayloadName("product-snapshot", Integer.toString(Product.REVISION)));
		return names;
	}

	/**
	 * How all is named that the command side sends over a bus between nodes.
	 * @return the names of commands, of their result and of their failure, by class
	 */
	public static Map<Class<?>, PayloadName> sentNames() {
		List<Class<?>> sent = new ArrayList<>(UploadHandler.commands());
		for (Class<?> commands : List.of(ProductCommand.class, MerchantCommand.class, ReferenceCommand.class,
				OrganizationCommand.class, KeyCommand.class)) {
			sent.addAll(Arrays.stream(commands.getPermittedSubclasses()).filter(Class::isRecord).toList());
		}
		sent.addAll(List.of(EditProducts.class, RevertMassEdit.class, Written.class, CarriedFailure.class));
		Map<Class<?>, PayloadName> names = new HashMap<>();
		sent.forEach((type) -> names.put(type, new PayloadName(words(type.getSimpleName()), SENT_REVISION)));
		return names;
	}

	/** Such as {@code create-product} of {@code CreateProduct}. */
	private static String words(String name) {
		return name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	/**
	 * Lets commands go from node to node.
	 * @param configurer of the process
	 * @param server over which they go
	 * @param serializer knows {@link #sentNames()}
	 * @return the configurer
	 */
	public static Configurer distribute(Configurer configurer, AxonServer server, Serializer serializer) {
		return configurer.configureCommandBus((configuration) -> AxonServerBuses.commands(server, sentNames(),
				serializer, CommandSide::routingKey, configuration.correlationDataProviders(),
				new AxonServerBuses.Failed(CarriedFailure::pack, CarriedFailure::undelivered)));
	}

	/**
	 * Registers the aggregates and what they need.
	 * @param configurer of the process
	 * @param eventStore the log
	 * @param news tells when streams of the log have gone on
	 * @param commits reads the log by commits
	 * @param clock the time of commits
	 * @param snapshots takes snapshots, not in the thread that asks
	 * @return the configurer
	 */
	public static Configurer configure(Configurer configurer, EventStore eventStore, StreamNews news,
			CommitReader commits, Clock clock, Executor snapshots) {
		eventStore.registerDispatchInterceptor(
				new CommitStamp(clock, () -> UuidCreator.getTimeOrderedEpochPlus1().toString()));
		Facts facts = new Facts(eventStore, news);
		return configurer.configureEventStore((configuration) -> eventStore)
			.configureCorrelationDataProviders((configuration) -> List
				.of(new SimpleCorrelationDataProvider(CommitMetadata.MERCHANT, CommitMetadata.KEY,
						CommitMetadata.REQUEST, CommitMetadata.REASON, CommitMetadata.MASS_EDIT)))
			.registerComponent(Facts.class, (configuration) -> facts)
			.registerComponent(ProductFacts.class,
					(configuration) -> new ProductFacts(facts, new SlugClaims(eventStore), eventStore))
			.registerComponent(Snapshotter.class,
					(configuration) -> AggregateSnapshotter.builder()
						.eventStore(eventStore)
						.repositoryProvider(configuration::repository)
						.parameterResolverFactory(configuration.parameterResolverFactory())
						.handlerDefinition(configuration.handlerDefinition(ProductAggregate.class))
						.aggregateFactories(new GenericAggregateFactory<>(modelOf(configuration)))
						.executor(snapshots)
						.build())
			.configureAggregate(AggregateConfigurer.defaultConfiguration(ProductAggregate.class)
				.configureRepository(CommandSide::productRepository)
				.configureCommandTargetResolver((configuration) -> CommandSide::target))
			.registerCommandHandler(
					(configuration) -> new MassEditHandler(configuration.repository(ProductAggregate.class),
							configuration.getComponent(ProductFacts.class), eventStore))
			.registerComponent(MassEditReversal.class,
					(configuration) -> new MassEditReversal(configuration.repository(ProductAggregate.class),
							configuration.getComponent(ProductFacts.class), eventStore, commits))
			.registerCommandHandler((configuration) -> configuration.getComponent(MassEditReversal.class))
			.registerCommandHandler(
					(configuration) -> new UploadHandler(configuration.repository(ProductAggregate.class),
							configuration.getComponent(ProductFacts.class), facts, eventStore))
			.configureAggregate(aggregate(MerchantAggregate.class))
			.configureAggregate(aggregate(OrganizationAggregate.class))
			.configureAggregate(aggregate(KeyAggregate.class));
	}

	/**
	 * Puts idempotency before the handlers of commands.
	 * @param configuration of the process, before commands are sent
	 */
	public static void intercept(Configuration configuration) {
		configuration.commandBus().registerHandlerInterceptor(new IdempotencyInterceptor(configuration.eventStore()));
	}

	private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
		return AggregateConfigurer.defaultConfiguration(type)
			.configureCommandTargetResolver((configuration) -> CommandSide::target);
	}

	/**
	 * What handlers may ask for is known to this process only, not to Axon's defaults.
	 */
	private static AggregateModel<ProductAggregate> modelOf(Configuration configuration) {
		return AnnotatedAggregateMetaModelFactory.inspectAggregate(ProductAggregate.class,
				configuration.parameterResolverFactory(), configuration.handlerDefinition(ProductAggregate.class));
	}

	private static Repository<ProductAggregate> productRepository(Configuration configuration) {
		return CachingRepository
			.builder(ProductAggregate.class, ProductAggregate::product, ProductAggregate::new, PRODUCTS_CACHED)
			.parameterResolverFactory(configuration.parameterResolverFactory())
			.handlerDefinition(configuration.handlerDefinition(ProductAggregate.class))
			.eventStore(configuration.eventStore())
			.repositoryProvider(configuration::repository)
			.snapshotTriggerDefinition(
					new EventCountSnapshotTriggerDefinition(configuration.snapshotter(), EVENTS_PER_SNAPSHOT))
			.build();
	}

	/** What is about no stream in particular goes anywhere. */
	private static String routingKey(CommandMessage<?> message) {
		String stream = stream(message);
		return (stream != null) ? stream : message.getIdentifier();
	}

	/** Commands are plain records; which stream they are for is known here. */
	private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
		String stream = stream(message);
		if (stream == null) {
			throw new IllegalArgumentException(message.getPayloadType() + " is about no stream");
		}
		return new VersionedAggregateIdentifier((Object) stream, null);
	}

	private static @Nullable String stream(CommandMessage<?> message) {
		return switch (message.getPayload()) {
			case ProductCommand command -> Streams.product(command.id().value());
			case MerchantCommand command -> Streams.merchant(command.id().value());
			case ReferenceCommand command -> Streams.merchant(command.merchant().value());
			case OrganizationCommand command -> Streams.organization(command.id().value());
			case KeyCommand command -> Streams.key(command.hash());
			default -> null;
		};
	}

}
