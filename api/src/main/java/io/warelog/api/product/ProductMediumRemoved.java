package io.warelog.api.product;

/**
 * An image or video of a product is gone.
 *
 * @param key of the image, or the id of the video
 */
public record ProductMediumRemoved(String key) implements ProductEvent {

}
