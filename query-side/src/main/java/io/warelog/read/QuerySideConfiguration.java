package io.warelog.read;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.media.library.MediaLibrary;
import io.warelog.platform.http.Authenticator;
import io.warelog.platform.http.KeyDirectory;
import io.warelog.platform.http.ProblemSource;
import io.warelog.platform.http.PublicAddress;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.directory.Directory;
import io.warelog.read.directory.DirectoryCollections;
import io.warelog.read.directory.DirectoryEndpoints;
import io.warelog.read.directory.DirectoryProjection;
import io.warelog.read.directory.ReferenceData;
import io.warelog.read.directory.ReferenceEndpoints;
import io.warelog.read.feed.AsyncApiRoute;
import io.warelog.read.feed.FeedEndpoints;
import io.warelog.read.feed.FeedReads;
import io.warelog.read.feed.LiveFeeds;
import io.warelog.read.generation.Generations;
import io.warelog.read.generation.OneGenerationPerRead;
import io.warelog.read.history.HistoryEndpoints;
import io.warelog.read.history.HistoryReads;
import io.warelog.read.history.MerchantHistory;
import io.warelog.read.listing.ListingHistory;
import io.warelog.read.listing.ListingReads;
import io.warelog.read.massedit.MassEditEndpoints;
import io.warelog.read.massedit.MassEditReads;
import io.warelog.read.media.ImageEndpoints;
import io.warelog.read.operation.DeadLetterEndpoints;
import io.warelog.read.operation.ProjectionEndpoints;
import io.warelog.read.operation.Projections;
import io.warelog.read.product.Facets;
import io.warelog.read.product.KeptLists;
import io.warelog.read.product.ProductCollections;
import io.warelog.read.product.ProductEndpoints;
import io.warelog.read.product.ProductLists;
import io.warelog.read.product.ProductProjection;
import io.warelog.read.product.ProductReads;
import io.warelog.read.projection.Projection;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.projection.StreamReader;
import io.warelog.read.rendering.ImageUrls;
import io.warelog.read.shop.CategoryReads;
import io.warelog.read.shop.PastSurroundings;
import io.warelog.read.shop.ProductPartEndpoints;
import io.warelog.read.shop.ShopEndpoints;
import io.warelog.read.shop.ShopReads;
import io.warelog.read.store.ReadModelStore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/**
 * The query side in a process: it needs {@link Generations} of a {@link ReadModelStore},
 * a {@link ReadModelTokenStore} in it, the log as a {@link StreamableMessageSource} and
 * as a {@link StreamReader}, and a {@link MediaLibrary}.
 *
 * <p>
 * Settings: {@code warelog.feed.heartbeat}, how long a live feed is silent at most; 15
 * seconds when absent. {@code warelog.lists.kept}, how much memory the lists take that
 * were answered and may be again; 32MB when absent. {@code warelog.read-back.patience},
 * how long the answer of a write waits at most for the read models, 0.1 to 60 seconds; 2
 * seconds when absent.
 */
@Configuration(proxyBeanMethods = false)
public class QuerySideConfiguration {

	private final JsonMapper states = PayloadJson.mapper();

	@Bean(destroyMethod = "stop")
	QuerySide querySide(Projections projections, Generations generations, Arrivals arrivals, Directory directory,
			ReferenceData reference, MerchantHistory merchants, ProductReads reads, ShopReads shop, ImageUrls images,
			@Value("${warelog.read-back.patience:2s}") Duration patience) {
		return new QuerySide(projections, generations, arrivals, directory, reference, merchants, reads, shop, images,
				patience);
	}

	@Bean
	@Order(1)
	Projection directoryProjection() {
		return new Projection(DirectoryProjection.NAME, DirectoryCollections.all(),
				(store, arrivals) -> new DirectoryProjection(store, new Directory(store, this.states), arrivals),
				DomainEventMessage::getAggregateIdentifier);
	}

	@Bean
	@Order(2)
	Projection productsProjection(StreamReader streams) {
		return new Projection(ProductProjection.NAME, ProductCollections.all(),
				(store, arrivals) -> new ProductProjection(store, this.states, arrivals, streams),
				QuerySideConfiguration::merchant);
	}

	/** An operator acts on merchants under the name of another. */
	private static Object merchant(DomainEventMessage<?> event) {
		return (event.getPayload() instanceof MerchantEvent)
				? event.getAggregateIdentifier().substring(event.getAggregateIdentifier().indexOf(':') + 1)
				: Objects.requireNonNull(event.getMetaData().get(CommitMetadata.MERCHANT));
	}

	@Bean
	Projections projections(List<Projection> all, Generations generations, ReadModelTokenStore tokens,
			StreamableMessageSource<TrackedEventMessage<?>> events, Arrivals arrivals, Clock clock) {
		return new Projections(all, generations, tokens, events, arrivals, clock, Generations.QUIET);
	}

	@Bean
	OneGenerationPerRead oneGenerationPerRead(Generations generations) {
		return new OneGenerationPerRead(generations);
	}

	@Bean
	ProjectionEndpoints operatingProjections(Projections projections) {
		return new ProjectionEndpoints(projections);
	}

	@Bean
	DeadLetterEndpoints operatingDeadLetters(Projections projections) {
		return new DeadLetterEndpoints(projections);
	}

	@Bean
	Arrivals arrivals() {
		return new Arrivals();
	}

	@Bean
	Directory directory(ReadModelStore store) {
		return new Directory(store, this.states);
	}

	@Bean
	ReferenceData referenceData(Directory directory, MerchantHistory merchants) {
		return new ReferenceData(directory, merchants);
	}

	@Bean
	MerchantHistory merchantHistory(ReadModelStore store) {
		return new MerchantHistory(store, this.states);
	}

	@Bean
	PastSurroundings pastSurroundings(ReadModelStore store, ReferenceData reference) {
		return new PastSurroundings(reference::surroundings, new ListingHistory(store, Facets.Filter.COUNTED));
	}

	@Bean
	ProductReads productReads(ReadModelStore store) {
		return new ProductReads(store);
	}

	@Bean(KeyDirectory.QUERY_SIDE)
	KeyDirectory keysForReads(Directory directory) {
		return directory::known;
	}

	@Bean
	ProblemSource unavailability() {
		return new Unavailability();
	}

	@Bean
	ListingReads listingReads(ReadModelStore store) {
		return new ListingReads(store);
	}

	@Bean
	ImageUrls imageUrls(PublicAddress address, Directory directory) {
		return new ImageUrls(() -> address.url() + "/media/", directory::thumbnail);
	}

	@Bean
	ImageEndpoints servingImages(MediaLibrary library) {
		return new ImageEndpoints(library);
	}

	@Bean
	ProductLists productLists(ReadModelStore store, ListingReads listing) {
		return new ProductLists(store, listing, this.states);
	}

	@Bean
	KeptLists keptLists(Generations store, ListingReads listing, @Value("${warelog.lists.kept:32MB}") DataSize kept) {
		return new KeptLists(store, listing, store::edition, kept.toBytes());
	}

	@Bean
	MassEditReads massEditReads(ReadModelStore store) {
		return new MassEditReads(store);
	}

	@Bean
	MassEditEndpoints readingMassEdits(MassEditReads reads) {
		return new MassEditEndpoints(reads);
	}

	@Bean
	ShopReads shopReads(ReadModelStore store, ProductReads products, ListingReads listing, ReferenceData reference,
			PastSurroundings past, MassEditReads massEdits, HistoryReads history, ImageUrls images) {
		return new ShopReads(store, products, listing, reference::surroundings, past, images, massEdits, history,
				this.states);
	}

	@Bean
	ProductEndpoints readingProducts(ProductReads reads, ProductLists lists, KeptLists kept, HistoryReads history,
			ImageUrls images) {
		return new ProductEndpoints(reads, lists, kept, history, images);
	}

	@Bean
	HistoryReads historyReads(ReadModelStore store) {
		return new HistoryReads(store, this.states);
	}

	@Bean
	HistoryEndpoints readingTheHistory(HistoryReads reads) {
		return new HistoryEndpoints(reads);
	}

	@Bean
	FeedReads feedReads(ReadModelStore store) {
		return new FeedReads(store, this.states);
	}

	@Bean
	LiveFeeds liveFeeds(FeedReads reads, Arrivals arrivals,
			@Value("${warelog.feed.heartbeat:15s}") Duration heartbeat) {
		return new LiveFeeds(reads, arrivals, heartbeat);
	}

	@Bean
	FeedEndpoints readingTheFeed(FeedReads reads, LiveFeeds live, Authenticator authenticator) {
		return new FeedEndpoints(reads, live, authenticator);
	}

	@Bean
	AsyncApiRoute asyncApi() {
		return new AsyncApiRoute();
	}

	@Bean
	ShopEndpoints readingTheShop(ShopReads reads, ProductLists lists, KeptLists kept, ReadModelStore store,
			ReferenceData reference, PastSurroundings past, ImageUrls images) {
		return new ShopEndpoints(reads, lists, kept, new CategoryReads(store), reference::surroundings, past, images);
	}

	@Bean
	ProductPartEndpoints readingPartsOfProducts(ShopReads reads) {
		return new ProductPartEndpoints(reads);
	}

	@Bean
	DirectoryEndpoints readingDirectory(Directory directory) {
		return new DirectoryEndpoints(directory);
	}

	@Bean
	ReferenceEndpoints readingReferenceData(ReferenceData reference) {
		return new ReferenceEndpoints(reference);
	}

}
