package io.warelog.api.product;

/**
 * Visitors of the store no longer see the product.
 */
public record ProductHiddenFromStorefront() implements ProductEvent {

}
