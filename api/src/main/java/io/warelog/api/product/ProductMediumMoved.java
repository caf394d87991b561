package io.warelog.api.product;

/**
 * An image or video of a product has another place among its images and videos.
 *
 * @param key of the image, or the id of the video
 * @param order its place, from 0
 */
public record ProductMediumMoved(String key, int order) implements ProductEvent {

}
