package io.warelog.api.product;

/**
 * A product is of another type.
 *
 * @param type the code of a {@link ProductType}
 */
public record ProductTypeChanged(String type) implements ProductEvent {

}
