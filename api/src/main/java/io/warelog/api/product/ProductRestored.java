package io.warelog.api.product;

/**
 * A deleted product is back as it was before, with its slug, which it has claimed again.
 * Like a new product about whose place nothing is told it begins at 1 of the listing, and
 * the others make room.
 */
public record ProductRestored() implements ProductEvent {

}
