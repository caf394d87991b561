package io.warelog.read.rendering;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the store API shows within a product and is not the product's own but its
 * merchant's. It is put in at the read, so that changing it changes no product.
 */
public interface Surroundings {

	/**
	 * A tax group.
	 * @param merchant whose it is
	 * @param number of the group
	 * @return a JSON object in UTF-8, or {@code null} when there is no such group
	 */
	byte[] taxGroup(UUID merchant, int number);

	/**
	 * A shipping group.
	 * @param merchant whose it is
	 * @param number of the group
	 * @return a JSON object in UTF-8, or {@code null} when there is no such group
	 */
	byte[] shippingGroup(UUID merchant, int number);

	/**
	 * Where a store is.
	 * @param merchant whose store
	 * @return an http or https URL, or null when that is not known
	 */
	@Nullable String storefrontUrl(UUID merchant);

}
