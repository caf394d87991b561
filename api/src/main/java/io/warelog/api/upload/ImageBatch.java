package io.warelog.api.upload;

import java.util.List;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Images that were sent together.
 *
 * @param id the batch
 * @param product to which they come
 * @param merchant whose product it is
 * @param keys of the images, in the order in which they were sent
 * @param callbackUrl where their outcome is to be reported, or null when nobody asked
 * @param onSuccess whether it is to be reported when none has failed
 * @param reported whether nothing is left to report
 */
public record ImageBatch(UUID id, ProductId product, MerchantId merchant, List<String> keys,
		@Nullable String callbackUrl, boolean onSuccess, boolean reported) {

	public ImageBatch {
		keys = List.copyOf(keys);
	}

	/**
	 * What an event means.
	 * @param batch the state before, null before the first event
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state
	 */
	public static ImageBatch evolve(@Nullable ImageBatch batch, ImageBatchEvent event) {
		return switch (event) {
			case ImageBatchOpened opened when batch == null ->
				new ImageBatch(opened.batchId(), new ProductId(opened.productId()), new MerchantId(opened.merchantId()),
						opened.keys(), opened.callbackUrl(), opened.onSuccess(), false);
			case ImageBatchOpened opened -> throw new IllegalStateException("A batch is opened once");
			case ImageBatchReported reported when batch != null && !batch.reported -> new ImageBatch(batch.id,
					batch.product, batch.merchant, batch.keys, batch.callbackUrl, batch.onSuccess, true);
			case ImageBatchReported reported ->
				throw new IllegalStateException("A batch is reported once, after it is opened");
		};
	}

}
