package io.warelog.api.query;

import java.util.UUID;

/**
 * Asks how something that was just written now reads.
 *
 * @param representation of what, and in which form
 * @param id of the resource
 * @param version the least version that the answer may show
 * @param fresh whether it has been changed just now, so that the read model most likely
 * does not show it yet
 */
public record ReadBack(Representation representation, UUID id, long version, boolean fresh) {

	/** What can be read back, each in the form of one API. */
	public enum Representation {

		/** A product in the merchant API. */
		PRODUCT,
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
