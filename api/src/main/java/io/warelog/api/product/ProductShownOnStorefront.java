package io.warelog.api.product;

/**
 * Visitors of the store see the product.
 */
public record ProductShownOnStorefront() implements ProductEvent {

}
