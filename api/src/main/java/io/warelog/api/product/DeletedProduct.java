package io.warelog.api.product;

/**
 * A product that was deleted.
 *
 * @param last what it was before
 */
public record DeletedProduct(LiveProduct last) implements Product {
}
