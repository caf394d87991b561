package io.warelog.api.product;

/**
 * A product is gone until it is restored; its slug is free again.
 */
public record ProductDeleted() implements ProductEvent {

}
