package io.warelog.api.product;

/**
 * A product has another name; its slug stays.
 *
 * @param name 1 to 255 characters
 */
public record ProductRenamed(String name) implements ProductEvent {

}
