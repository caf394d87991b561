package io.warelog.read.listing;

/** Tells by the facets of a product whether it is wanted. */
@FunctionalInterface
public interface FacetPredicate {

	/**
	 * Looks whether a product is wanted.
	 * @param facets of a run of products, each of {@value ListingBatch#FACETS} characters
	 * @param at where those of this product begin
	 * @return whether it is
	 */
	boolean takes(String facets, int at);

}
