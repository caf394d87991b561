package io.warelog.read.product;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a product by which lists are filtered and whose products are counted,
 * as a short text of fixed length, so that a run of products is a run of characters.
 */
final class Facets {

	/** The characters of one product: availability, recurring, shown, currency. */
	static final int LENGTH = 6;

	/** In the place of a product that is deleted or not there yet. */
	static final String NONE = "------";

	private Facets() {
	}

	static String of(LiveProduct product) {
		char availability = switch (product.availability()) {
			case ACTIVE -> 'A';
			case INACTIVE -> 'I';
			case ARCHIVED -> 'R';
		};
		return "" + availability + ((product.billingCycle() != null) ? '1' : '0')
				+ (product.displayOnStorefront() ? '1' : '0') + product.price().currency().code();
	}

	/**
	 * Which products are wanted; null takes all.
	 *
	 * @param active whether they are for sale
	 * @param archived whether they are in the archive
	 * @param recurring whether they are billed again and again
	 * @param currency an ISO 4217 code
	 * @param visible whether a visitor of the store sees them
	 */
	record Filter(@Nullable Boolean active, @Nullable Boolean archived, @Nullable Boolean recurring,
			@Nullable String currency, @Nullable Boolean visible) {

		boolean takesAll() {
			return this.active == null && this.archived == null && this.recurring == null && this.currency == null
					&& this.visible == null;
		}

		/**
		 * Looks whether a product is wanted.
		 * @param facets of a run of products
		 * @param at where those of this product begin
		 * @return false also for a product that is not there
		 */
		boolean takes(String facets, int at) {
			char availability = facets.charAt(at);
			return availability != '-' && is(this.active, availability == 'A') && is(this.archived, availability == 'R')
					&& is(this.recurring, facets.charAt(at + 1) == '1')
					&& is(this.visible, availability == 'A' && facets.charAt(at + 2) == '1')
					&& (this.currency == null || facets.startsWith(this.currency, at + 3));
		}

		private static boolean is(@Nullable Boolean wanted, boolean actual) {
			return wanted == null || wanted == actual;
		}

	}

	static boolean isVisible(LiveProduct product) {
		return product.availability() == Availability.ACTIVE && product.displayOnStorefront();
	}

}
