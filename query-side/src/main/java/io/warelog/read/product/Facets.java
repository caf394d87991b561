package io.warelog.read.product;

import io.warelog.api.product.Availability;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.read.listing.ListingCounts;
import io.warelog.read.listing.ListingFilter;
import io.warelog.read.listing.ListingFilter.Count;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a product by which lists are filtered and whose products are counted,
 * as a short text of fixed length, so that a run of products is a run of characters.
 */
public final class Facets {

	/**
	 * The characters of one product: availability, recurring, shown, status, type,
	 * currency.
	 */
	static final int LENGTH = 8;

	/** In the place of a product that is deleted or not there yet. */
	static final String NONE = "--------";

	private Facets() {
	}

	static String of(LiveProduct product) {
		char availability = switch (product.availability()) {
			case ACTIVE -> 'A';
			case INACTIVE -> 'I';
			case ARCHIVED -> 'R';
		};
		return "" + availability + ((product.billingCycle() != null) ? '1' : '0')
				+ (product.displayOnStorefront() ? '1' : '0') + letter(product.status()) + letter(product.type())
				+ product.price().currency().code();
	}

	private static char letter(ProductStatus status) {
		return switch (status) {
			case AVAILABLE -> 'A';
			case ON_SALE -> 'S';
			case HIDDEN -> 'H';
			case SOLD_OUT -> 'O';
			case COMING_SOON -> 'C';
		};
	}

	private static char letter(ProductType type) {
		return switch (type) {
			case PHYSICAL -> 'P';
			case DIGITAL -> 'D';
		};
	}

	/**
	 * Which products are wanted; null takes all.
	 *
	 * @param active whether they are for sale
	 * @param archived whether they are in the archive
	 * @param recurring whether they are billed again and again
	 * @param currency an ISO 4217 code
	 * @param visible whether a visitor of the store sees them
	 * @param status how they are offered
	 * @param type what kind of thing they are
	 */
	public record Filter(@Nullable Boolean active, @Nullable Boolean archived, @Nullable Boolean recurring,
			@Nullable String currency, @Nullable Boolean visible, @Nullable ProductStatus status,
			@Nullable ProductType type) {

		/** Takes all products. */
		public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

		private static final Filter UNARCHIVED = new Filter(null, false, null, null, null, null, null);

		private static final Filter VISIBLE = new Filter(null, null, null, null, true, null, null);

		/** Visible ones are never in the archive. */
		private static final Filter VISIBLE_AND_UNARCHIVED = new Filter(null, false, null, null, true, null, null);

		/** What the listing counts, for those who ask for it most. */
		public static final ListingCounts COUNTED = new ListingCounts(UNARCHIVED::takes, VISIBLE::takes);

		/** This filter for a walk along the listing. */
		ListingFilter inListing() {
			Count count = Count.UNKNOWN;
			if (takesAll()) {
				count = Count.ALL;
			}
			else if (equals(UNARCHIVED)) {
				count = Count.UNARCHIVED;
			}
			else if (equals(VISIBLE) || equals(VISIBLE_AND_UNARCHIVED)) {
				count = Count.VISIBLE;
			}
			return new ListingFilter(this::takes, count);
		}

		boolean takesAll() {
			return equals(ALL);
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
					&& is(this.visible,
							availability == 'A' && facets.charAt(at + 2) == '1'
									&& facets.charAt(at + 3) != letter(ProductStatus.HIDDEN))
					&& (this.status == null || facets.charAt(at + 3) == letter(this.status))
					&& (this.type == null || facets.charAt(at + 4) == letter(this.type))
					&& (this.currency == null || facets.startsWith(this.currency, at + 5));
		}

		private static boolean is(@Nullable Boolean wanted, boolean actual) {
			return wanted == null || wanted == actual;
		}

	}

	static boolean isVisible(LiveProduct product) {
		return product.availability() == Availability.ACTIVE && product.displayOnStorefront()
				&& product.status() != ProductStatus.HIDDEN;
	}

}
