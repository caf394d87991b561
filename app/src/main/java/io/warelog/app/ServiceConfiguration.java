package io.warelog.app;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

import io.warelog.media.MediaLimits;
import io.warelog.media.fetch.CheckedFetcher;
import io.warelog.media.fetch.FetchSettings;
import io.warelog.media.fetch.Fetcher;
import io.warelog.media.image.ImageIoImaging;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaLocation;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.directory.DirectoryMediaStore;
import io.warelog.media.store.s3.S3MediaStore;
import io.warelog.app.SideOfProcess.Of;
import io.warelog.app.SideOfProcess.Side;
import io.warelog.platform.http.DescribedRoutes;
import io.warelog.platform.http.HttpConfiguration;
import io.warelog.platform.http.MisdirectedRoutes;
import io.warelog.platform.axonserver.AxonServer;
import io.warelog.platform.axonserver.AxonServerBuses;
import io.warelog.platform.axonserver.MessageJson;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.read.QuerySide;
import io.warelog.read.generation.Generations;
import io.warelog.read.operation.Projections;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import io.warelog.write.CommandSide;
import io.warelog.write.commit.Commands;
import io.warelog.write.eventstore.DirectoryLock;
import io.warelog.write.facts.Facts;
import io.warelog.write.massedit.MassEditReversal;
import io.warelog.write.upload.CallbackSecrets;
import io.warelog.write.upload.UploadEndpoints;
import io.warelog.write.upload.UploadWork;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One side or both as one process. Axon is put together by hand: left to itself it falls
 * back, without a word, to parts that lose what they hold.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ HttpConfiguration.class, SideOfProcess.Configurations.class })
class ServiceConfiguration {

	/** In the data directory, the file with the key of callbacks. */
	static final String CALLBACKS_KEY = "callbacks.key";

	private static final int VIEW_READERS = 8;

	/** A node that does not answer for so long has lost its projections to another. */
	private static final Duration STALE_CLAIM = Duration.ofSeconds(10);

	/**
	 * Whoever holds the lock of the data directory. What a killed process had claimed of
	 * the read models in it is claimed by the next one too, which need not wait.
	 */
	private static final String EMBEDDED_NODE = "embedded";

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	PayloadNames payloadNames() {
		return new PayloadNames(CommandSide.storedNames());
	}

	@Bean
	Serializer serializer(PayloadNames names) {
		return new NamedPayloadSerializer(names);
	}

	/** The lock is a parameter so that it is given back after a file is closed. */
	@Bean
	Events events(Settings settings, DirectoryLock lock, Serializer serializer, PayloadNames names)
			throws SQLException {
		return Events.open(settings.events(), serializer, names);
	}

	@Bean
	EventStore eventStore(Events events) {
		return events.store();
	}

	@Of(Side.QUERY)
	@Bean
	StreamReader streamReader(EventStore eventStore) {
		return (stream, first) -> eventStore.readEvents(stream, first).asStream().toList();
	}

	@Of(Side.QUERY)
	@Bean
	Generations readModelStore(Settings settings, Clock clock, DirectoryLock lock) {
		return new Generations(settings.embeddedViews()
				? SqliteReadModelStore.open(settings.data().resolve("views.db"), VIEW_READERS, clock)
				: MongoReadModelStore.connect(settings.views(), clock));
	}

	@Of(Side.QUERY)
	@Bean
	ReadModelTokenStore tokenStore(Settings settings, ReadModelStore store, Serializer serializer) {
		String node = settings.embeddedViews() ? EMBEDDED_NODE : UUID.randomUUID().toString();
		return new ReadModelTokenStore(store, serializer, node, STALE_CLAIM, () -> UUID.randomUUID().toString());
	}

	@Bean
	MediaStore mediaStore(Settings settings, Clock clock, DirectoryLock lock,
			@Value("${warelog.upload-time:60s}") Duration uploadTime) throws IOException {
		return switch (settings.mediaLocation()) {
			case MediaLocation.InDirectory place -> DirectoryMediaStore.open(place.directory(), settings.data(),
					UploadEndpoints.PATH, clock, System::nanoTime, MediaLimits.uploadTime(uploadTime));
			case MediaLocation.InS3 bucket -> S3MediaStore.open(bucket);
		};
	}

	@Bean
	MediaLibrary mediaLibrary(MediaStore store, Clock clock) {
		int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors());
		return new MediaLibrary(store, new ImageIoImaging(atOnce, ImageIoImaging.MOST_TIME, System::nanoTime), clock);
	}

	@Of(Side.COMMAND)
	@Bean
	Fetcher fetcher(Settings settings) {
		String allowed = settings.fetchAllow();
		return new CheckedFetcher(FetchSettings.allowing((allowed != null) ? allowed : ""));
	}

	@Of(Side.COMMAND)
	@Bean
	CallbackSecrets callbackSecrets(Settings settings, DirectoryLock lock) throws IOException {
		return new CallbackSecrets(SecretFile.bytes(settings.data().resolve(CALLBACKS_KEY), new SecureRandom()));
	}

	@Bean(destroyMethod = "shutdown")
	org.axonframework.config.Configuration axon(Settings settings, Events events, Serializer serializer, Clock clock) {
		Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
			.configureSerializer((configuration) -> serializer)
			.configureEventSerializer((configuration) -> serializer);
		AxonServer server = events.server();
		Serializer messages = (server != null) ? MessageJson.serializer(CommandSide.sentNames()) : serializer;
		configurer.configureMessageSerializer((configuration) -> messages);
		if (server != null) {
			configurer.configureQueryBus((configuration) -> AxonServerBuses.queries(server, messages));
		}
		if (!settings.sides().command()) {
			return configurer.configureEventStore((configuration) -> events.store()).buildConfiguration();
		}
		CommandSide.configure(configurer, events.store(), events.news(), events.commits(), events.timing(clock),
				Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("snapshots").factory()));
		if (server != null) {
			CommandSide.distribute(configurer, server, messages);
		}
		org.axonframework.config.Configuration axon = configurer.buildConfiguration();
		CommandSide.intercept(axon);
		return axon;
	}

	@Of(Side.COMMAND)
	@Bean
	Facts facts(org.axonframework.config.Configuration axon) {
		return axon.getComponent(Facts.class);
	}

	@Of(Side.COMMAND)
	@Bean
	MassEditReversal massEditReversal(org.axonframework.config.Configuration axon) {
		return axon.getComponent(MassEditReversal.class);
	}

	@Bean
	CommandGateway commandGateway(org.axonframework.config.Configuration axon) {
		return axon.commandGateway();
	}

	@Bean
	QueryGateway queryGateway(org.axonframework.config.Configuration axon) {
		return axon.queryGateway();
	}

	@Of(Side.COMMAND)
	@Bean
	FirstStart firstStart(Settings settings, Facts facts, Commands commands, Clock clock,
			ObjectProvider<Purpose> purpose) {
		return new FirstStart(settings, facts, commands, clock,
				settings.sharedEvents() ? purposeOf(purpose).keyTime() : null);
	}

	@Bean
	Service service(org.axonframework.config.Configuration axon, Events events, ObjectProvider<QuerySide> querySide,
			ObjectProvider<FirstStart> firstStart, ObjectProvider<UploadWork> uploads,
			ObjectProvider<Purpose> purpose) {
		return new Service(axon, events.head(), querySide.getIfAvailable(), firstStart.getIfAvailable(),
				uploads.getIfAvailable(), purposeOf(purpose));
	}

	private static Purpose purposeOf(ObjectProvider<Purpose> told) {
		return told.getIfAvailable(() -> Purpose.SERVE);
	}

	/** Where each node has read models of its own, all have to show what one was told. */
	@Of(Side.QUERY)
	@Bean
	FilterRegistrationBean<FreshReads> freshReads(Settings settings, Events events, QuerySide querySide,
			@Value("${warelog.read-back.patience:2s}") Duration patience) {
		FilterRegistrationBean<FreshReads> registration = new FilterRegistrationBean<>(
				new FreshReads(events.head(), querySide::reached, patience));
		registration.setEnabled(settings.sharedEvents() && settings.embeddedViews());
		return registration;
	}

	@Bean
	MisdirectedRoutes misdirectedRoutes(Settings settings,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping own) {
		return MisdirectedRoutes.of(SideOfProcess.absent(settings.sides()), own);
	}

	@Bean
	DescribedRoutes describedRoutes(MisdirectedRoutes others) {
		return new DescribedRoutes(others);
	}

	@Bean
	ReadyLine readyLine(Settings settings, ObjectProvider<Purpose> purpose) {
		return new ReadyLine(settings, purposeOf(purpose).isTold());
	}

	@Bean
	ServiceMetrics serviceMetrics(Events events, ObjectProvider<Projections> projections) {
		return new ServiceMetrics(events, projections.getIfAvailable());
	}

	@Bean
	HealthIndicator eventStoreHealth(Events events) {
		return Healths.of(events.health());
	}

	@Of(Side.QUERY)
	@Bean
	HealthIndicator readModelsHealth(ReadModelStore store) {
		return Healths.of(() -> {
			store.ping();
			return true;
		});
	}

	@Of(Side.QUERY)
	@Bean
	HealthIndicator projectionsHealth(QuerySide querySide) {
		return Healths.of(() -> querySide.failing().isEmpty(), querySide::isDegraded);
	}

}
