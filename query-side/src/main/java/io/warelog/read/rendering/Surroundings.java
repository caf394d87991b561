package io.warelog.read.rendering;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What the store API shows within the products of one merchant and is not their own but
 * the merchant's. It is put in at the read, so that changing it changes no product.
 */
public interface Surroundings {

	/** Of a merchant of whom nothing is known yet. */
	Surroundings UNKNOWN = new Surroundings() {

		@Override
		public long version() {
			return 0;
		}

		@Override
		public byte[] taxGroup(int number) {
			return "null".getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public byte[] shippingGroup(int number) {
			return "null".getBytes(StandardCharsets.US_ASCII);
		}

		@Override
		public @Nullable String storefrontUrl() {
			return null;
		}

	};

	/**
	 * Tells surroundings of one merchant apart that are not the same.
	 * @return the version of the merchant, 0 while nothing is known
	 */
	long version();

	/**
	 * A tax group.
	 * @param number of the group
	 * @return a JSON object in UTF-8, not a copy, or {@code null} when there is no such
	 * group
	 */
	byte[] taxGroup(int number);

	/**
	 * A shipping group.
	 * @param number of the group
	 * @return a JSON object in UTF-8, not a copy, or {@code null} when there is no such
	 * group
	 */
	byte[] shippingGroup(int number);

	/**
	 * Where the store is.
	 * @return an http or https URL, or null when that is not known
	 */
	@Nullable String storefrontUrl();

}
