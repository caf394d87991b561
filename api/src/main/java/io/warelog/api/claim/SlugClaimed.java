package io.warelog.api.claim;

import java.util.UUID;

/**
 * A slug belongs to a product.
 *
 * @param productId the product that now has it
 */
public record SlugClaimed(UUID productId) implements ClaimEvent {

}
