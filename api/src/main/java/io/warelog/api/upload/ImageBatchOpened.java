package io.warelog.api.upload;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Several images were sent for a product at once. Each has an upload of its own, opened
 * by the same commit.
 *
 * @param batchId the batch, a UUIDv7
 * @param productId the product
 * @param merchantId whose product it is
 * @param keys of the images, in the order in which they were sent
 * @param callbackUrl where their outcome is to be reported, or null when nobody asked
 * @param onSuccess whether it is to be reported when none has failed
 */
public record ImageBatchOpened(UUID batchId, UUID productId, UUID merchantId, List<String> keys,
		@Nullable String callbackUrl, boolean onSuccess) implements ImageBatchEvent {

	public ImageBatchOpened {
		keys = List.copyOf(keys);
	}

}
