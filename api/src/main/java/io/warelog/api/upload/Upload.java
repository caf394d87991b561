package io.warelog.api.upload;

import java.time.Instant;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * An image on its way to a product.
 *
 * @param key the key that the image has, 32 hexadecimal digits
 * @param product to which it comes
 * @param merchant whose product it is
 * @param way how it comes
 * @param uri where it is fetched from, or null when it is brought
 * @param type its media type as it was declared, or null when none was
 * @param expiresAt the instant from which it is not awaited any more, or null when it is
 * for the service to come by it
 * @param batch the batch it belongs to, or null when it comes by itself
 * @param state what has become of it
 * @param error why it failed, or null
 */
public record Upload(String key, ProductId product, MerchantId merchant, UploadWay way, @Nullable String uri,
		@Nullable String type, @Nullable Instant expiresAt, @Nullable UUID batch, State state, @Nullable String error) {

	/** What has become of an upload. */
	public enum State {

		/** It is awaited or worked on. */
		OPEN,
		/** It is an image of its product. */
		COMPLETED,
		/** It could not become one. */
		FAILED,
		/** It did not come in time. */
		EXPIRED

	}

	/**
	 * What an event means.
	 * @param upload the state before, null before the first event
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state
	 */
	public static Upload evolve(@Nullable Upload upload, UploadEvent event) {
		if (upload == null) {
			if (event instanceof UploadOpened opened) {
				return new Upload(opened.key(), new ProductId(opened.productId()), new MerchantId(opened.merchantId()),
						UploadWay.of(opened.way()), opened.uri(), opened.type(), opened.expiresAt(), opened.batchId(),
						State.OPEN, null);
			}
			throw new IllegalStateException("The first event of an upload opens it");
		}
		if (!upload.isOpen()) {
			throw new IllegalStateException("An upload ends once");
		}
		return switch (event) {
			case UploadOpened opened -> throw new IllegalStateException("An upload is opened once");
			case UploadCompleted completed -> upload.ended(State.COMPLETED, null);
			case UploadFailed failed -> upload.ended(State.FAILED, failed.detail());
			case UploadExpired expired -> upload.ended(State.EXPIRED, null);
		};
	}

	private Upload ended(State end, @Nullable String why) {
		return new Upload(this.key, this.product, this.merchant, this.way, this.uri, this.type, this.expiresAt,
				this.batch, end, why);
	}

	/**
	 * Looks whether something can still become of it.
	 * @return whether it has not ended
	 */
	public boolean isOpen() {
		return this.state == State.OPEN;
	}

}
