package io.warelog.api.product;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An image or a video of a product. Both have their places in one order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "medium")
@JsonSubTypes({ @Type(value = Medium.Image.class, name = "image"),
		@Type(value = Medium.StoredImage.class, name = "stored-image"),
		@Type(value = Medium.Video.class, name = "video") })
public sealed interface Medium {

	/**
	 * By which it is known among the media of its product.
	 * @return the key of an image, the id of a video
	 */
	String key();

	/**
	 * An image of another site, known by its URI.
	 *
	 * @param key 32 hexadecimal digits
	 * @param uri where it is, an http or https URI
	 */
	record Image(String key, String uri) implements Medium {
	}

	/**
	 * An image that this service keeps, in all sizes.
	 *
	 * @param key 32 hexadecimal digits
	 * @param width of the image as it came, in pixels
	 * @param height of the image as it came, in pixels
	 */
	record StoredImage(String key, int width, int height) implements Medium {
	}

	/**
	 * A video of another site.
	 *
	 * @param key what the site calls it
	 * @param site {@code youtube} or {@code vimeo}
	 * @param url where it is watched
	 */
	record Video(String key, String site, String url) implements Medium {
	}

}
