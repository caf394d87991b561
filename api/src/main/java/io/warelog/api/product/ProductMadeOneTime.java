package io.warelog.api.product;

/**
 * A product is billed once.
 */
public record ProductMadeOneTime() implements ProductEvent {

}
