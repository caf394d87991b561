package io.warelog.api.product;

/**
 * A product is gone; its slug is free again.
 */
public record ProductDeleted() implements ProductEvent {

}
