package io.warelog.read.listing;

/**
 * The place asked for a product before it was created.
 *
 * @param order the number asked for, from 0
 * @param shifting whether the others make room, so that the number is at most that of the
 * list's end
 * @param placements how often the product has been placed with this, at least 1
 */
public record Placement(long order, boolean shifting, int placements) {
}
