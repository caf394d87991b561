package io.warelog.read.listing;

/**
 * A boundary between two products of a listing.
 *
 * @param block the index of the block
 * @param before how many products of the block are before it
 */
record Position(int block, int before) {
}
