package io.warelog.api.product;

/**
 * A product has a further image, behind its other images and videos.
 *
 * @param key 32 hexadecimal digits, unique among the images of the product
 * @param uri where the image is, an http or https URI
 */
public record ProductImageAttached(String key, String uri) implements ProductEvent {

}
