package io.warelog.api.product;

/**
 * A product has a further video, behind its other images and videos.
 *
 * @param videoId what its site calls it, unique among the videos of the product
 * @param site {@code youtube} or {@code vimeo}
 * @param url where it is watched
 */
public record ProductVideoAttached(String videoId, String site, String url) implements ProductEvent {

}
