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
import io.warelog.platform.http.HttpConfiguration;
import io.warelog.platform.messaging.NamedPayloadSerializer;
import io.warelog.platform.messaging.PayloadNames;
import io.warelog.read.QuerySide;
import io.warelog.read.QuerySideConfiguration;
import io.warelog.read.generation.Generations;
import io.warelog.read.operation.Projections;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import io.warelog.write.CommandSide;
import io.warelog.write.CommandSideConfiguration;
import io.warelog.write.commit.Commands;
import io.warelog.write.eventstore.DirectoryLock;
import io.warelog.write.facts.Facts;
import io.warelog.write.massedit.MassEditReversal;
import io.warelog.write.upload.CallbackSecrets;
import io.warelog.write.upload.UploadEndpoints;
import io.warelog.write.upload.UploadWork;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Both sides as one process. Axon is put together by hand: left to itself it falls back,
 * without a word, to parts that lose what they hold.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ HttpConfiguration.class, CommandSideConfiguration.class, QuerySideConfiguration.class })
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

	@Bean
	StreamReader streamReader(EventStore eventStore) {
		return (stream, first) -> eventStore.readEvents(stream, first).asStream().toList();
	}

	@Bean
	Generations readModelStore(Settings settings, Clock clock, DirectoryLock lock) {
		return new Generations(settings.embeddedViews()
				? SqliteReadModelStore.open(settings.data().resolve("views.db"), VIEW_READERS, clock)
				: MongoReadModelStore.connect(settings.views(), clock));
	}

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

	@Bean
	Fetcher fetcher(Settings settings) {
		String allowed = settings.fetchAllow();
		return new CheckedFetcher(FetchSettings.allowing((allowed != null) ? allowed : ""));
	}

	@Bean
	CallbackSecrets callbackSecrets(Settings settings, DirectoryLock lock) throws IOException {
		return new CallbackSecrets(SecretFile.bytes(settings.data().resolve(CALLBACKS_KEY), new SecureRandom()));
	}

	@Bean(destroyMethod = "shutdown")
	org.axonframework.config.Configuration axon(Events events, Serializer serializer, Clock clock) {
		org.axonframework.config.Configuration axon = CommandSide
			.configure(DefaultConfigurer.defaultConfiguration(false), events.store(), events.news(), events.commits(),
					clock, Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("snapshots").factory()))
			.configureSerializer((configuration) -> serializer)
			.configureEventSerializer((configuration) -> serializer)
			.configureMessageSerializer((configuration) -> serializer)
			.buildConfiguration();
		CommandSide.intercept(axon);
		return axon;
	}

	@Bean
	Facts facts(org.axonframework.config.Configuration axon) {
		return axon.getComponent(Facts.class);
	}

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

	@Bean
	FirstStart firstStart(Settings settings, Facts facts, Commands commands) {
		return new FirstStart(settings, facts, commands);
	}

	@Bean
	Service service(org.axonframework.config.Configuration axon, QuerySide querySide, Events events,
			FirstStart firstStart, UploadWork uploads, ObjectProvider<Inspection> inspection) {
		return new Service(axon, querySide, events.head(), firstStart, uploads, inspection.getIfAvailable() != null);
	}

	@Bean
	ReadyLine readyLine(Settings settings, ObjectProvider<Inspection> inspection) {
		return new ReadyLine(settings, inspection.getIfAvailable() == null);
	}

	@Bean
	ServiceMetrics serviceMetrics(Events events, Projections projections) {
		return new ServiceMetrics(events, projections);
	}

	@Bean
	HealthIndicator eventStoreHealth(Events events) {
		return Healths.of(events.health());
	}

	@Bean
	HealthIndicator readModelsHealth(ReadModelStore store) {
		return Healths.of(() -> {
			store.ping();
			return true;
		});
	}

	@Bean
	HealthIndicator projectionsHealth(QuerySide querySide) {
		return Healths.of(() -> querySide.failing().isEmpty(), querySide::isDegraded);
	}

}
