package io.warelog.api.product;

/**
 * A product is for sale.
 */
public record ProductActivated() implements ProductEvent {

}
