package io.warelog.api.product;

/** The state before anything has happened. */
public record NoProduct() implements Product {
}
