package io.warelog.write.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.commit.CommitMetadata;
import io.warelog.api.product.Medium.StoredImage;
import io.warelog.api.upload.Upload;
import io.warelog.api.value.ProductId;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.fetch.FetchRefusedException;
import io.warelog.media.fetch.Fetcher;
import io.warelog.media.library.KeptImage;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.write.commit.Commands;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.facts.Facts;
import io.warelog.write.http.Resource;
import io.warelog.write.http.Writes;
import io.warelog.write.upload.UploadCommand.CompleteUpload;
import io.warelog.write.upload.UploadCommand.ExpireUpload;
import io.warelog.write.upload.UploadCommand.FailUpload;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the images of open uploads to their products, in the name of those who asked for
 * it. Each step may be repeated: what is kept is kept once, and what is on the product is
 * there once.
 */
public final class UploadFinishing {

	/** How long fetching an image may take. */
	static final Duration FETCHING = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(UploadFinishing.class);

	private final Commands commands;

	private final Writes writes;

	private final Facts facts;

	private final EventStore eventStore;

	private final MediaLibrary library;

	private final Fetcher fetcher;

	/**
	 * Makes it.
	 * @param commands changes uploads and products
	 * @param writes waits until that is shown
	 * @param facts of the log
	 * @param eventStore the log
	 * @param library keeps the images
	 * @param fetcher gets them from elsewhere
	 */
	public UploadFinishing(Commands commands, Writes writes, Facts facts, EventStore eventStore, MediaLibrary library,
			Fetcher fetcher) {
		this.commands = commands;
		this.writes = writes;
		this.facts = facts;
		this.eventStore = eventStore;
		this.library = library;
		this.fetcher = fetcher;
	}

	/**
	 * Whether the image of an upload has been brought.
	 * @param key of the upload
	 * @return whether {@link #finishBrought} finds it
	 */
	boolean hasArrived(String key) {
		return this.library.hasArrived(new MediaKey(key));
	}

	/**
	 * Finishes an upload whose image has been brought.
	 * @param key of the upload
	 * @return whether the image is on its product, false when nothing has arrived yet
	 * @throws MediaRefusedException if it is no image that is taken; the upload has
	 * failed then
	 * @throws RefusedException if the product does not take it, or the upload has ended
	 * otherwise
	 * @throws InterruptedException if interrupted before the image is kept
	 */
	boolean finishBrought(String key) throws MediaRefusedException, InterruptedException {
		Upload upload = awaited(key);
		if (upload.state() == Upload.State.COMPLETED) {
			// by another process that looks after the same store
			awaitShown(upload.product());
			return true;
		}
		try {
			Optional<KeptImage> kept = this.library.keepUpload(new MediaKey(key), declared(upload));
			kept.ifPresent((image) -> complete(upload, image));
			return kept.isPresent();
		}
		catch (MediaRefusedException refused) {
			fail(key, refused.refusal().sentence() + ".");
			throw refused;
		}
	}

	/**
	 * Finishes an upload whose image is elsewhere.
	 * @param key of the upload
	 * @throws FetchRefusedException if it cannot be fetched; the upload is still open
	 * then, as that may pass
	 * @throws MediaRefusedException if it is no image that is taken; the upload has
	 * failed then
	 * @throws RefusedException as {@link #finishBrought} does
	 * @throws InterruptedException if interrupted before the image is kept
	 */
	void finishElsewhere(String key) throws FetchRefusedException, MediaRefusedException, InterruptedException {
		Upload upload = awaited(key);
		if (upload.state() == Upload.State.COMPLETED) {
			return;
		}
		byte[] bytes = this.fetcher.get(Objects.requireNonNull(upload.uri()), MediaLimits.BYTES, FETCHING);
		try {
			complete(upload, this.library.keep(new MediaKey(key), bytes, null));
		}
		catch (MediaRefusedException refused) {
			fail(key, refused.refusal().sentence() + ".");
			throw refused;
		}
	}

	/**
	 * Deletes from the store what no upload accounts for: images that were refused, and
	 * what a crash left behind. What is on a product or was once stays, as the product
	 * may go back to it.
	 */
	void sweep() {
		this.library.sweep(this::accountsFor, MediaLibrary.LEAST_AGE_TO_SWEEP);
	}

	private boolean accountsFor(MediaKey key) {
		return this.facts.upload(key.value()).filter((upload) -> switch (upload.state()) {
			case OPEN, COMPLETED -> true;
			case FAILED, EXPIRED -> false;
		}).isPresent();
	}

	private Upload awaited(String key) {
		return this.facts.upload(key).filter((upload) -> switch (upload.state()) {
			case OPEN, COMPLETED -> true;
			case FAILED, EXPIRED -> false;
		}).orElseThrow(() -> new RefusedException(new Refusal.NotFound("open upload")));
	}

	private static @Nullable ImageType declared(Upload upload) {
		String type = upload.type();
		return (type != null) ? ImageType.parse(type).orElse(null) : null;
	}

	private void complete(Upload upload, KeptImage image) {
		String key = upload.key();
		try {
			Written written = this.commands
				.send(() -> new CompleteUpload(upload.product(), upload.merchant(), stored(image)), intent(key));
			this.writes.awaitShown(Resource.STORE_IMAGE, written);
		}
		catch (RefusedException refused) {
			fail(key, sentence(refused.refusal()));
			throw refused;
		}
	}

	/**
	 * Waits until the read models show a product as the log has it now, though not for
	 * long.
	 * @param product which
	 */
	void awaitShown(ProductId product) {
		this.eventStore.lastSequenceNumberFor(Streams.product(product.value()))
			.ifPresent((last) -> this.writes.awaitShown(Resource.STORE_PRODUCT,
					new Written(product.value(), last + 1, 0, Written.Effect.CHANGED)));
	}

	/** An image as products know it. */
	static StoredImage stored(KeptImage image) {
		return new StoredImage(image.key().value(), image.width(), image.height());
	}

	/**
	 * Ends an upload whose image cannot become one of its product, unless it has ended.
	 * @param key of the upload
	 * @param detail why, a sentence
	 */
	void fail(String key, String detail) {
		this.commands.send(() -> new FailUpload(key, detail), intent(key));
		forgetUnlessAttached(key);
	}

	/**
	 * Ends an upload whose time is over, unless it has ended.
	 * @param key of the upload
	 */
	void expire(String key) {
		this.commands.send(() -> new ExpireUpload(key), intent(key));
		forgetUnlessAttached(key);
	}

	/**
	 * The log first, then the store: as long as the log can still say that the image is
	 * on its product, which another process may see to, its bytes have to be there.
	 */
	private void forgetUnlessAttached(String key) {
		if (this.facts.upload(key).filter((upload) -> upload.state() == Upload.State.COMPLETED).isPresent()) {
			return;
		}
		try {
			this.library.forget(new MediaKey(key));
		}
		catch (MediaUnavailableException later) {
			// it is swept
			logger.warn("What came for upload {} could not be deleted: {}", key, later.toString());
		}
	}

	private Intent intent(String key) {
		return begin(Streams.upload(key)).intent();
	}

	/**
	 * How a stream began.
	 * @param stream its name
	 * @return who asked for it, and when
	 */
	Beginning begin(String stream) {
		DomainEventStream events = this.eventStore.readEvents(stream, 0);
		DomainEventMessage<?> first = events.next();
		MetaData asked = first.getMetaData();
		Intent intent = new Intent(uuid(asked, CommitMetadata.MERCHANT), uuid(asked, CommitMetadata.KEY),
				text(asked, CommitMetadata.REQUEST), (String) asked.get(CommitMetadata.REASON), null, null);
		return new Beginning(intent, first.getTimestamp());
	}

	private static UUID uuid(MetaData metaData, String name) {
		return UUID.fromString(text(metaData, name));
	}

	private static String text(MetaData metaData, String name) {
		return Objects.requireNonNull((String) metaData.get(name));
	}

	/** Why a product does not take an image, for those who only see a report. */
	static String sentence(Refusal refusal) {
		return switch (refusal) {
			case Refusal.NotFound missing -> "There is no such " + missing.what() + " any more.";
			case Refusal.Unacceptable unacceptable ->
				"The image " + unacceptable.violations().getFirst().detail() + ".";
			case Refusal.DetailsFrozen frozen -> "The organization has frozen the details of its products.";
			case Refusal.ProductArchived archived -> other(archived);
			case Refusal.SeveralOptions several -> other(several);
			case Refusal.FurtherAmounts amounts -> other(amounts);
			case Refusal.CannotComeBack lost -> other(lost);
			case Refusal.VersionMismatch mismatch -> other(mismatch);
			case Refusal.IdempotencyKeyReused reused -> other(reused);
			case Refusal.OfOneProduct one -> sentence(one.refusal());
		};
	}

	/** No decision about an image refuses like that. */
	private static String other(Refusal refusal) {
		throw new IllegalArgumentException(refusal + " does not refuse images");
	}

	/**
	 * How a stream began.
	 *
	 * @param intent who asked for it and why
	 * @param at when
	 */
	record Beginning(Intent intent, Instant at) {
	}

}
