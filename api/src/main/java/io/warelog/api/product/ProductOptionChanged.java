package io.warelog.api.product;

/**
 * One option of a product is another.
 *
 * @param option as it is now; the option is known by its key
 */
public record ProductOptionChanged(ProductOption option) implements ProductEvent {

}
