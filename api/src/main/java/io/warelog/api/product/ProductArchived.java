package io.warelog.api.product;

/**
 * A product is hidden and cannot be sold until it is unarchived.
 */
public record ProductArchived() implements ProductEvent {

}
