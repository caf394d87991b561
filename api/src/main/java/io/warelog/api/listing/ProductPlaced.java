package io.warelog.api.listing;

import java.util.UUID;

import io.warelog.api.DomainEvent;

/**
 * A product was given a place in its merchant's listing, kept on its stream
 * {@code placement:{id}}. Places belong to the listing and not to the product, so they
 * are no part of its version. Told before the product's creation it says where the
 * product begins; a product about whose place nothing is told begins at 1, and the others
 * make room. So does a product that is restored.
 *
 * @param productId the product
 * @param merchantId whose listing it is
 * @param order the number asked for, from 0
 * @param shifting whether the other products make room and close the gap, so that the
 * number is at most that of the list's end; else the product gets just this number
 */
public record ProductPlaced(UUID productId, UUID merchantId, long order, boolean shifting) implements DomainEvent {

}
