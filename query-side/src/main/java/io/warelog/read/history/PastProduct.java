package io.warelog.read.history;

import java.time.Instant;

import io.warelog.api.product.LiveProduct;

/**
 * A product as it was.
 *
 * @param product its state
 * @param version its version then
 * @param createdAt when it came into being
 * @param updatedAt when that version came into being
 */
public record PastProduct(LiveProduct product, long version, Instant createdAt, Instant updatedAt) {
}
