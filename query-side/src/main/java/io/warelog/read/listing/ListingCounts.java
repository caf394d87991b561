package io.warelog.read.listing;

/**
 * What the directory of a listing counts in each block besides all its products, so that
 * the lists asked for most can pass over blocks without reading them.
 *
 * @param unarchived takes what is not in the archive
 * @param visible takes what a visitor of the store sees
 */
public record ListingCounts(FacetPredicate unarchived, FacetPredicate visible) {
}
