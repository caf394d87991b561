package io.warelog.api.product;

/**
 * A product has a further image that this service keeps, behind its other images and
 * videos. It is there in all sizes; where it is served is no fact but a setting.
 *
 * @param key 32 hexadecimal digits, unique among all images
 * @param width of the image as it came, in pixels
 * @param height of the image as it came, in pixels
 */
public record ProductImageStored(String key, int width, int height) implements ProductEvent {

}
