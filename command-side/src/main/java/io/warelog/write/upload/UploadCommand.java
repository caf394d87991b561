package io.warelog.write.upload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.warelog.api.product.Medium.StoredImage;
import io.warelog.api.upload.UploadWay;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import org.jspecify.annotations.Nullable;

/** Something that is wanted of images on their way. */
sealed interface UploadCommand {

	/**
	 * Asks that an image may be brought to a signed URL.
	 *
	 * @param key that the image will have, unused so far
	 * @param product to which it comes
	 * @param merchant that asks
	 * @param type its media type as it is declared, or null
	 * @param expiresAt the instant from which it is not awaited any more
	 */
	record OpenUpload(String key, ProductId product, MerchantId merchant, @Nullable String type,
			Instant expiresAt) implements UploadCommand {
	}

	/**
	 * Asks that an image that is kept already becomes one of a product.
	 *
	 * @param product to which it comes
	 * @param merchant that asks
	 * @param image as it is kept, its key unused so far
	 */
	record AttachImage(ProductId product, MerchantId merchant, StoredImage image) implements UploadCommand {
	}

	/**
	 * Asks that several images are brought to a product in the background.
	 *
	 * @param id of the batch, unused so far
	 * @param product to which they come
	 * @param merchant that asks
	 * @param images in order, at least one
	 * @param callback what is to be told, and to whom, or null when nobody asks
	 */
	record OpenImageBatch(UUID id, ProductId product, MerchantId merchant, List<SentImage> images,
			@Nullable Callback callback) implements UploadCommand {

		public OpenImageBatch {
			images = List.copyOf(images);
		}

	}

	/**
	 * Says that the image of an open upload is kept.
	 *
	 * @param product to which it comes
	 * @param merchant whose product it is
	 * @param image as it is kept, with the key of the upload
	 */
	record CompleteUpload(ProductId product, MerchantId merchant, StoredImage image) implements UploadCommand {
	}

	/**
	 * Says that the image of an open upload cannot become one of the product.
	 *
	 * @param key of the upload
	 * @param detail why, a sentence
	 */
	record FailUpload(String key, String detail) implements UploadCommand {
	}

	/**
	 * Says that the time of an open upload is over.
	 *
	 * @param key of the upload
	 */
	record ExpireUpload(String key) implements UploadCommand {
	}

	/**
	 * Says that nothing is left to report about a batch.
	 *
	 * @param id of the batch
	 * @param problem why the report could not be delivered, or null
	 */
	record CloseImageBatch(UUID id, @Nullable String problem) implements UploadCommand {
	}

	/**
	 * Says where the thumbnail of a video is.
	 *
	 * @param site of the video
	 * @param video what the site calls it
	 * @param url of the thumbnail
	 */
	record RecordThumbnail(String site, String video, String url) implements UploadCommand {
	}

	/**
	 * One of several images that were sent together.
	 *
	 * @param key that the image will have, unused so far
	 * @param way how it comes, as a file or from a URI
	 * @param uri where it is fetched from, or null when it is a file
	 * @param fault why it cannot come at all, a sentence, or null when it can
	 */
	record SentImage(String key, UploadWay way, @Nullable String uri, @Nullable String fault) {
	}

	/**
	 * Where the outcome of a batch is reported.
	 *
	 * @param url an http or https URL
	 * @param onSuccess whether also when none of the images has failed
	 */
	record Callback(String url, boolean onSuccess) {
	}

}
