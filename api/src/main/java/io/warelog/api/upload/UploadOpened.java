package io.warelog.api.upload;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An image is awaited for a product.
 *
 * @param key the key that the image will have, 32 hexadecimal digits
 * @param productId the product
 * @param merchantId whose product it is
 * @param way how it comes, the code of an {@link UploadWay}
 * @param uri where it is fetched from, an http or https URI, or null when it is brought
 * @param type its media type as it was declared, or null when none was
 * @param expiresAt the instant from which it is not awaited any more, or null when it is
 * for the service to come by it
 * @param batchId the batch it belongs to, or null when it comes by itself
 */
public record UploadOpened(String key, UUID productId, UUID merchantId, String way, @Nullable String uri,
		@Nullable String type, @Nullable Instant expiresAt, @Nullable UUID batchId) implements UploadEvent {

}
