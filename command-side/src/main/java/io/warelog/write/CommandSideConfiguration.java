package io.warelog.write;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.UuidCreator;
import io.warelog.media.MediaLimits;
import io.warelog.media.fetch.Fetcher;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaStore;
import io.warelog.platform.http.KeyDirectory;
import io.warelog.platform.http.KnownKey;
import io.warelog.platform.http.ProblemSource;
import io.warelog.platform.http.PublicAddress;
import io.warelog.write.commit.Commands;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Refusals;
import io.warelog.write.http.Writes;
import io.warelog.write.key.KeyEndpoints;
import io.warelog.write.massedit.MassEditEndpoints;
import io.warelog.write.massedit.MassEditReversal;
import io.warelog.write.merchant.MerchantEndpoints;
import io.warelog.write.organization.OrganizationEndpoints;
import io.warelog.write.product.ProductEndpoints;
import io.warelog.write.reference.ReferenceEndpoints;
import io.warelog.write.store.StoreCategoryEndpoints;
import io.warelog.write.store.StoreImageEndpoints;
import io.warelog.write.store.StoreMassEditEndpoints;
import io.warelog.write.store.StoreMediaEndpoints;
import io.warelog.write.store.StoreOptionEndpoints;
import io.warelog.write.store.StoreProductEndpoints;
import io.warelog.write.store.StoreProducts;
import io.warelog.write.store.StoreWrites;
import io.warelog.write.upload.BatchReports;
import io.warelog.write.upload.CallbackEndpoints;
import io.warelog.write.upload.CallbackSecrets;
import io.warelog.write.upload.ImageIntake;
import io.warelog.write.upload.MediaProblems;
import io.warelog.write.upload.UploadEndpoints;
import io.warelog.write.upload.UploadFinishing;
import io.warelog.write.upload.UploadWork;
import io.warelog.write.upload.VideoThumbnails;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryGateway;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The command side in a process: it needs {@link Facts} of the log, the
 * {@link MassEditReversal}, the log itself and as a {@link StreamableMessageSource},
 * Axon's gateways, a {@link MediaStore} with a {@link MediaLibrary}, a {@link Fetcher}
 * and {@link CallbackSecrets}.
 *
 * <p>
 * Settings: {@code warelog.read-back.patience}, how long the answer of a write waits at
 * most for the read models, 0.1 to 60 seconds, 2 when absent;
 * {@code warelog.uploads-file}, where it is noted which uploads are open;
 * {@code warelog.upload-time}, how long an image may take to be sent, 0.1 to 60 seconds,
 * 60 when absent; {@code warelog.vimeo-oembed}, where Vimeo is asked for thumbnails.
 */
@Configuration(proxyBeanMethods = false)
public class CommandSideConfiguration {

	private final Supplier<UUID> newIds = UuidCreator::getTimeOrderedEpochPlus1;

	/** Nobody can foresee them. */
	private final Supplier<UUID> randomIds = UuidCreator::getRandomBased;

	@Bean
	Commands commands(CommandGateway gateway) {
		return new Commands(gateway);
	}

	@Bean
	Writes writes(Commands commands, QueryGateway queries,
			@Value("${warelog.read-back.patience:2s}") Duration patience) {
		return new Writes(commands, queries, patience);
	}

	@Bean
	ProblemSource refusals() {
		return new Refusals();
	}

	@Bean(KeyDirectory.COMMAND_SIDE)
	KeyDirectory keysForWrites(Facts facts) {
		return (hash) -> facts.key(hash).flatMap(KnownKey::of);
	}

	@Bean
	ProductEndpoints writingProducts(Writes writes, Facts facts) {
		return new ProductEndpoints(writes, facts, this.newIds);
	}

	@Bean
	StoreWrites storeWrites(Writes writes, Facts facts) {
		return new StoreWrites(writes, new StoreProducts(facts));
	}

	@Bean
	StoreProductEndpoints writingStoreProducts(StoreWrites writes) {
		return new StoreProductEndpoints(writes, this.newIds);
	}

	@Bean
	StoreMassEditEndpoints writingMassEdits(StoreWrites writes) {
		return new StoreMassEditEndpoints(writes, this.newIds);
	}

	@Bean
	MassEditEndpoints revertingMassEdits(Writes writes, MassEditReversal reversal) {
		return new MassEditEndpoints(writes, reversal, this.newIds);
	}

	@Bean
	StoreCategoryEndpoints writingStoreCategories(StoreWrites writes) {
		return new StoreCategoryEndpoints(writes);
	}

	@Bean
	StoreOptionEndpoints writingStoreOptions(StoreWrites writes) {
		return new StoreOptionEndpoints(writes, this.newIds);
	}

	@Bean
	StoreMediaEndpoints writingStoreMedia(StoreWrites writes) {
		return new StoreMediaEndpoints(writes);
	}

	@Bean
	ProblemSource mediaProblems() {
		return new MediaProblems();
	}

	@Bean
	UploadFinishing uploadFinishing(Commands commands, Writes writes, Facts facts, EventStore eventStore,
			MediaLibrary library, Fetcher fetcher) {
		return new UploadFinishing(commands, writes, facts, eventStore, library, fetcher);
	}

	@Bean
	BatchReports batchReports(Commands commands, Facts facts, UploadFinishing finishing, Fetcher fetcher,
			CallbackSecrets secrets, Clock clock) {
		return new BatchReports(commands, facts, finishing, fetcher, secrets, clock);
	}

	@Bean
	VideoThumbnails videoThumbnails(Commands commands, Facts facts, UploadFinishing finishing, Fetcher fetcher,
			@Value("${warelog.vimeo-oembed:https://vimeo.com/api/oembed.json}") String oEmbed) {
		return new VideoThumbnails(commands, facts, finishing, fetcher, oEmbed);
	}

	@Bean
	UploadWork uploadWork(StreamableMessageSource<TrackedEventMessage<?>> log, Facts facts, UploadFinishing finishing,
			BatchReports reports, VideoThumbnails thumbnails, MediaStore store,
			@Value("${warelog.uploads-file}") Path file, Clock clock) {
		return new UploadWork(log, facts, finishing, reports, thumbnails, store.receiver().isPresent(), file, clock);
	}

	@Bean
	ImageIntake imageIntake(Facts facts, MediaStore store, MediaLibrary library, Fetcher fetcher, UploadWork work,
			@Value("${warelog.upload-time:60s}") Duration uploadTime) {
		return new ImageIntake(facts, store, library, fetcher, work, this.randomIds, this.newIds,
				MediaLimits.uploadTime(uploadTime));
	}

	@Bean
	UploadEndpoints uploading(Writes writes, Facts facts, MediaStore store, UploadFinishing finishing, UploadWork work,
			PublicAddress address) {
		return new UploadEndpoints(writes, facts, store, finishing, work, address, this.randomIds);
	}

	@Bean
	StoreImageEndpoints writingStoreImages(StoreWrites writes, ImageIntake intake) {
		return new StoreImageEndpoints(writes, intake);
	}

	@Bean
	CallbackEndpoints callbackSecret(CallbackSecrets secrets) {
		return new CallbackEndpoints(secrets);
	}

	@Bean
	MerchantEndpoints writingMerchants(Writes writes, Facts facts) {
		return new MerchantEndpoints(writes, facts, this.newIds);
	}

	@Bean
	OrganizationEndpoints writingOrganizations(Writes writes) {
		return new OrganizationEndpoints(writes, this.newIds);
	}

	@Bean
	ReferenceEndpoints writingReferenceData(Writes writes, Facts facts) {
		return new ReferenceEndpoints(writes, facts);
	}

	@Bean
	KeyEndpoints writingKeys(Writes writes, Facts facts, Clock clock) {
		return new KeyEndpoints(writes, facts, this.newIds, new SecureRandom(), clock);
	}

}
