package io.warelog.api.product;

/**
 * A product is not for sale for now.
 */
public record ProductDeactivated() implements ProductEvent {

}
