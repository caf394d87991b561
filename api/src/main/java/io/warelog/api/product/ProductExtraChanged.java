package io.warelog.api.product;

/**
 * One extra of a product is another.
 *
 * @param extra as it is now; the extra is known by its key
 */
public record ProductExtraChanged(ProductOption extra) implements ProductEvent {

}
