package io.warelog.api.product;

/**
 * A product is back from the archive, and for sale.
 */
public record ProductUnarchived() implements ProductEvent {

}
