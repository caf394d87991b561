package io.warelog.write.facts;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.claim.KeyIdAssigned;
import io.warelog.api.claim.OrganizationNameClaimed;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyEvent;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.ImageBatchEvent;
import io.warelog.api.upload.Upload;
import io.warelog.api.upload.UploadEvent;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Slug;
import io.warelog.api.video.VideoThumbnailFound;
import io.warelog.platform.http.ApiKeys;
import io.warelog.write.eventstore.StreamNews;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Merchants, organizations, keys and what has to be known of products before a command to
 * one, as the log has them this moment or, where others write it too, a second ago.
 * Writes go on with these while all read models are down.
 */
public final class Facts {

	private static final StreamNews ALWAYS = (stream, after) -> true;

	private static final int MERCHANTS = 10_000;

	private static final int KEYS = 100_000;

	private static final int PRODUCTS = 10_000;

	private static final int UPLOADS = 10_000;

	private final EventStore eventStore;

	private final FoldedStreams<Merchant, MerchantEvent> merchants;

	private final FoldedStreams<Organization, OrganizationEvent> organizations;

	private final FoldedStreams<ApiKey, KeyEvent> keys;

	private final FoldedStreams<CurrencyCode, ProductEvent> currencies;

	private final FoldedStreams<Upload, UploadEvent> uploads;

	private final FoldedStreams<ImageBatch, ImageBatchEvent> imageBatches;

	/**
	 * Makes facts that are read from the log at each look.
	 * @param eventStore the log
	 */
	public Facts(EventStore eventStore) {
		this(eventStore, ALWAYS);
	}

	/**
	 * Makes facts.
	 * @param eventStore the log
	 * @param news tells when merchants, organizations and keys are worth another look; of
	 * what a write depends on in more than that each look reads the log
	 */
	public Facts(EventStore eventStore, StreamNews news) {
		this.eventStore = eventStore;
		this.merchants = new FoldedStreams<>(eventStore, MerchantEvent.class, Merchant::evolve, news, MERCHANTS);
		this.organizations = new FoldedStreams<>(eventStore, OrganizationEvent.class, Organization::evolve, news,
				MERCHANTS);
		this.keys = new FoldedStreams<>(eventStore, KeyEvent.class, ApiKey::evolve, news, KEYS);
		this.currencies = new FoldedStreams<>(eventStore, ProductEvent.class, Facts::currencyAfter, ALWAYS, PRODUCTS);
		this.uploads = new FoldedStreams<>(eventStore, UploadEvent.class, Upload::evolve, ALWAYS, UPLOADS);
		this.imageBatches = new FoldedStreams<>(eventStore, ImageBatchEvent.class, ImageBatch::evolve, ALWAYS, UPLOADS);
	}

	/**
	 * A merchant.
	 * @param id any id
	 * @return the merchant, or empty if there is none
	 */
	public Optional<Merchant> merchant(UUID id) {
		return state(this.merchants.get(Streams.merchant(id)));
	}

	/**
	 * A merchant that somebody acts for, so that there is one.
	 * @param id of the merchant
	 * @return the merchant
	 * @throws IllegalStateException if there is none
	 */
	public Merchant knownMerchant(UUID id) {
		return merchant(id).orElseThrow(() -> new IllegalStateException("Merchant " + id + " is not in the log"));
	}

	/**
	 * An organization.
	 * @param id any id
	 * @return the organization, or empty if there is none
	 */
	public Optional<Organization> organization(UUID id) {
		return state(this.organizations.get(Streams.organization(id)));
	}

	/**
	 * An organization by its name.
	 * @param name the whole name
	 * @return its id, or empty if there is none
	 */
	public Optional<UUID> organizationNamed(String name) {
		return first(Streams.organizationName(ApiKeys.sha256Hex(name)), OrganizationNameClaimed.class)
			.map(OrganizationNameClaimed::organizationId);
	}

	/**
	 * An API key.
	 * @param hash the SHA-256 of any text in hexadecimal
	 * @return what is known of the key, or empty if there is none
	 */
	public Optional<ApiKey> key(String hash) {
		return state(this.keys.get(Streams.key(hash)));
	}

	/**
	 * The hash of an API key.
	 * @param id any id
	 * @return the hash in hexadecimal, or empty if there is no key of that id
	 */
	public Optional<String> keyHash(UUID id) {
		return first(Streams.keyId(id), KeyIdAssigned.class).map(KeyIdAssigned::keyHash);
	}

	/**
	 * The product that has a slug.
	 * @param merchant in whose store
	 * @param slug any
	 * @return its id, or empty if there is none
	 */
	public Optional<UUID> productAt(UUID merchant, Slug slug) {
		String stream = Streams.slug(merchant, slug.value());
		return this.eventStore.lastSequenceNumberFor(stream).flatMap((last) -> {
			DomainEventStream events = this.eventStore.readEvents(stream, last);
			return (events.hasNext() && events.next().getPayload() instanceof SlugClaimed claimed)
					? Optional.of(claimed.productId()) : Optional.empty();
		});
	}

	/**
	 * The currency in which a product is priced.
	 * @param product any id
	 * @return the currency, or empty if there has never been such a product
	 */
	public Optional<CurrencyCode> currencyOf(UUID product) {
		return state(this.currencies.get(Streams.product(product)));
	}

	/**
	 * An image on its way to a product, or that has come by it.
	 * @param key 32 hexadecimal digits
	 * @return what has become of it, or empty if none of that key was ever awaited
	 */
	public Optional<Upload> upload(String key) {
		return state(this.uploads.get(Streams.upload(key)));
	}

	/**
	 * Images that were sent together.
	 * @param id any id
	 * @return the batch, or empty if there is none
	 */
	public Optional<ImageBatch> imageBatch(UUID id) {
		return state(this.imageBatches.get(Streams.imageBatch(id)));
	}

	/**
	 * The thumbnail of a video of another site.
	 * @param site of the video
	 * @param id what the site calls it
	 * @return its URL, or empty while the site has not told it
	 */
	public Optional<String> thumbnail(String site, String id) {
		return first(Streams.video(site, id), VideoThumbnailFound.class).map(VideoThumbnailFound::url);
	}

	private static CurrencyCode currencyAfter(@Nullable CurrencyCode before, ProductEvent event) {
		if (event instanceof ProductCreated created) {
			return new CurrencyCode(created.currency());
		}
		if (event instanceof ProductCurrencyChanged changed) {
			return new CurrencyCode(changed.currency());
		}
		return Objects.requireNonNull(before, "Products begin with a price");
	}

	private <T> Optional<T> first(String stream, Class<T> type) {
		DomainEventStream events = this.eventStore.readEvents(stream, 0);
		return events.hasNext() ? Optional.of(type.cast(events.next().getPayload())) : Optional.empty();
	}

	private static <S> Optional<S> state(FoldedStreams.@Nullable Folded<S> folded) {
		return (folded != null) ? Optional.of(folded.state()) : Optional.empty();
	}

}
