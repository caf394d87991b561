package io.warelog.api.query;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Asks how something that was just written now reads.
 *
 * @param representation of what, and in which form
 * @param id of the resource
 * @param version the least version that the answer may show
 * @param placement how many places of a product in the listing the answer must at least
 * take account of, 0 where that does not matter
 * @param part the key, slug or number of the part of it that is asked for, or null for
 * all of it
 * @param fresh whether it has been changed just now, so that the read model most likely
 * does not show it yet
 */
public record ReadBack(Representation representation, UUID id, long version, long placement, @Nullable String part,
		boolean fresh) {

	/** By which the query is known. */
	public static final String QUERY = "read-back";

	/** What can be read back, each in the form of one API. */
	public enum Representation {

		/** A product in the merchant API. */
		PRODUCT,
		/** A product in the store API. */
		STORE_PRODUCT,
		/** The options of a product in the store API, or the one that is asked for. */
		STORE_OPTIONS,
		/** The extras of a product in the store API, or the one that is asked for. */
		STORE_EXTRAS,
		/** The categories of a product in the store API. */
		STORE_CATEGORIES,
		/** An image of a product in the store API. */
		STORE_IMAGE,
		/** A video of a product in the store API. */
		STORE_VIDEO,
		/** A mass edit's changed products in the store API. */
		MASS_EDIT,
		/** That a mass edit can be read, of which nothing is shown. */
		MASS_EDIT_MADE,
		/** The tax group of a merchant that is asked for, in the store API. */
		TAX_GROUP,
		/** The shipping group of a merchant that is asked for, in the store API. */
		SHIPPING_GROUP,
		/** A merchant. */
		MERCHANT,
		/** An organization. */
		ORGANIZATION,
		/** An API key, without the key. */
		KEY,
		/** A fee type; its version is that of its organization. */
		FEE_TYPE

	}

}
