package io.warelog.write.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.product.Medium;
import io.warelog.api.product.Medium.StoredImage;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.upload.ImageBatch;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadFailed;
import io.warelog.api.upload.UploadOpened;
import io.warelog.api.upload.UploadWay;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.api.video.VideoThumbnailFound;
import io.warelog.write.commit.Enacting;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.facts.Facts;
import io.warelog.write.product.ProductAggregate;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductCommand;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductFacts;
import io.warelog.write.upload.UploadCommand.AttachImage;
import io.warelog.write.upload.UploadCommand.CloseImageBatch;
import io.warelog.write.upload.UploadCommand.CompleteUpload;
import io.warelog.write.upload.UploadCommand.ExpireUpload;
import io.warelog.write.upload.UploadCommand.FailUpload;
import io.warelog.write.upload.UploadCommand.OpenImageBatch;
import io.warelog.write.upload.UploadCommand.OpenUpload;
import io.warelog.write.upload.UploadCommand.RecordThumbnail;
import io.warelog.write.upload.UploadCommand.SentImage;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Takes images on their way from one state into the next. What happens to an upload and
 * what it does to its product is one commit, so an image is on its product exactly when
 * its upload is completed, whatever crashes.
 */
public final class UploadHandler {

	/** An image of which nothing is known yet but that it is to come. */
	private static final int UNKNOWN = 0;

	private final Repository<ProductAggregate> products;

	private final ProductFacts surroundings;

	private final Facts facts;

	private final EventStore eventStore;

	/**
	 * Makes the handler.
	 * @param products loads and locks them
	 * @param surroundings what decisions about products need
	 * @param facts of the log
	 * @param eventStore the log
	 */
	public UploadHandler(Repository<ProductAggregate> products, ProductFacts surroundings, Facts facts,
			EventStore eventStore) {
		this.products = products;
		this.surroundings = surroundings;
		this.facts = facts;
		this.eventStore = eventStore;
	}

	/**
	 * Which commands there are about images on their way.
	 * @return their classes
	 */
	public static List<Class<?>> commands() {
		return List.of(UploadCommand.class.getPermittedSubclasses());
	}

	/** What would be refused when the image arrives is refused before it is sent. */
	@CommandHandler
	Written handle(OpenUpload command, MetaData metaData) {
		MerchantId merchant = command.merchant();
		Aggregate<ProductAggregate> product = load(command.product());
		require(decide(product,
				new AttachMedium(command.product(), merchant, new StoredImage(command.key(), UNKNOWN, UNKNOWN)),
				merchant, metaData));
		append(Streams.upload(command.key()), 0, new UploadOpened(command.key(), command.product().value(),
				merchant.value(), UploadWay.SIGNED_URL.code(), null, command.type(), command.expiresAt(), null));
		return new Written(ImageKeys.uuid(command.key()), 1, 0, Written.Effect.CHANGED);
	}

	@CommandHandler
	Written handle(AttachImage command, MetaData metaData) {
		String key = command.image().key();
		append(Streams.upload(key), 0, new UploadOpened(key, command.product().value(), command.merchant().value(),
				UploadWay.REQUEST.code(), null, null, null, null));
		append(Streams.upload(key), 1, new UploadCompleted());
		return attach(command.product(), command.merchant(), command.image(), metaData);
	}

	@CommandHandler
	Written handle(OpenImageBatch command, MetaData metaData) {
		MerchantId merchant = command.merchant();
		List<String> keys = command.images().stream().map(SentImage::key).toList();
		List<Medium> media = keys.stream().<Medium>map((key) -> new StoredImage(key, UNKNOWN, UNKNOWN)).toList();
		Aggregate<ProductAggregate> product = load(command.product());
		require(decide(product, new ChangeProduct(command.product(), merchant,
				ProductChanges.of((wanted) -> wanted.media = media), List.of()), merchant, metaData));
		UploadCommand.Callback callback = command.callback();
		append(Streams.imageBatch(command.id()), 0,
				new ImageBatchOpened(command.id(), command.product().value(), merchant.value(), keys,
						(callback != null) ? callback.url() : null, callback != null && callback.onSuccess()));
		for (SentImage image : command.images()) {
			append(Streams.upload(image.key()), 0, new UploadOpened(image.key(), command.product().value(),
					merchant.value(), image.way().code(), image.uri(), null, null, command.id()));
			if (image.fault() != null) {
				append(Streams.upload(image.key()), 1, new UploadFailed(image.fault()));
			}
		}
		return new Written(command.id(), 1, 0, Written.Effect.CHANGED);
	}

	@CommandHandler
	Written handle(CompleteUpload command, MetaData metaData) {
		String key = command.image().key();
		if (enact(Streams.upload(key), 1, UploadDecider.complete(this.facts.upload(key).orElse(null)))) {
			return attach(command.product(), command.merchant(), command.image(), metaData);
		}
		return new Written(command.product().value(), UNKNOWN, 0, Written.Effect.NONE).of(key);
	}

	@CommandHandler
	Written handle(FailUpload command) {
		return ended(command.key(),
				UploadDecider.fail(this.facts.upload(command.key()).orElse(null), command.detail()));
	}

	@CommandHandler
	Written handle(ExpireUpload command) {
		return ended(command.key(), UploadDecider.expire(this.facts.upload(command.key()).orElse(null)));
	}

	@CommandHandler
	Written handle(CloseImageBatch command) {
		Optional<ImageBatch> batch = this.facts.imageBatch(command.id());
		boolean changed = enact(Streams.imageBatch(command.id()), 1,
				UploadDecider.close(batch.orElse(null), command.problem()));
		return new Written(command.id(), 2, 0, effect(changed));
	}

	@CommandHandler
	Written handle(RecordThumbnail command) {
		String stream = Streams.video(command.site(), command.video());
		boolean known = this.facts.thumbnail(command.site(), command.video()).isPresent();
		if (!known) {
			append(stream, 0, new VideoThumbnailFound(command.site(), command.video(), command.url()));
		}
		return new Written(UUID.nameUUIDFromBytes(stream.getBytes(StandardCharsets.UTF_8)), 1, 0, effect(!known));
	}

	private Written ended(String key, Decision<? extends DomainEvent> decision) {
		boolean changed = enact(Streams.upload(key), 1, decision);
		return new Written(ImageKeys.uuid(key), 2, 0, effect(changed));
	}

	private static Written.Effect effect(boolean changed) {
		return changed ? Written.Effect.CHANGED : Written.Effect.NONE;
	}

	private Written attach(ProductId id, MerchantId merchant, StoredImage image, MetaData metaData) {
		Aggregate<ProductAggregate> product = load(id);
		Decision<ProductEvent> decision = decide(product, new AttachMedium(id, merchant, image), merchant, metaData);
		long version = product.invoke((shell) -> {
			shell.enact(decision);
			return Enacting.version();
		});
		return new Written(id.value(), version, 0, Written.Effect.CHANGED).of(image.key());
	}

	private Aggregate<ProductAggregate> load(ProductId id) {
		return this.products.load(Streams.product(id.value()));
	}

	private Decision<ProductEvent> decide(Aggregate<ProductAggregate> product, ProductCommand command,
			MerchantId merchant, MetaData metaData) {
		return product.invoke((shell) -> {
			AtVersion version = new AtVersion(Enacting.version(), Intent.expectedVersions(metaData));
			return shell.decide(command, this.surroundings.contextOf(merchant, version));
		});
	}

	private static void require(Decision<?> decision) {
		if (decision instanceof Decision.Refused<?> refused) {
			throw new RefusedException(refused.refusal());
		}
	}

	/** Returns whether something has happened. */
	private boolean enact(String stream, long sequence, Decision<? extends DomainEvent> decision) {
		return switch (decision) {
			case Decision.Refused<? extends DomainEvent> refused -> throw new RefusedException(refused.refusal());
			case Decision.Accepted<? extends DomainEvent> accepted -> {
				accepted.events().forEach((event) -> append(stream, sequence, event));
				yield !accepted.events().isEmpty();
			}
		};
	}

	private void append(String stream, long sequence, DomainEvent event) {
		StreamEvents.append(this.eventStore, stream, sequence, event);
	}

}
