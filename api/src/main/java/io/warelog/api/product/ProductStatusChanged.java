package io.warelog.api.product;

/**
 * A product is offered otherwise in the store.
 *
 * @param status the code of a {@link ProductStatus}
 */
public record ProductStatusChanged(String status) implements ProductEvent {

}
