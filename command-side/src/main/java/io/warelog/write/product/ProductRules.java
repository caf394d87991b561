package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;

/** What holds for every product, however it is written. */
public final class ProductRules {

	/** The most fee types of a product. */
	static final int FEE_TYPES = 100;

	/** The most options of a product; it has no more extras either. */
	public static final int OPTIONS = 250;

	/** The most categories of a product. */
	public static final int CATEGORIES = 100;

	/** The most images and videos of a product together. */
	public static final int MEDIA = 100;

	/** The most of anything that can be counted or weighed. */
	public static final long MOST = 1_000_000_000;

	/** Of {@link #MOST}. */
	private static final int DIGITS = 10;

	private static final int WEIGHT_DECIMALS = 12;

	private ProductRules() {
	}

	/**
	 * A price is more than 0 and can be paid in its currency.
	 * @param price in major units
	 * @param currency of the price, null when that is not known
	 * @return what is wrong with it, worded to follow its name, or empty
	 */
	static Optional<String> priceFault(BigDecimal price, @Nullable CurrencyCode currency) {
		if (price.signum() <= 0) {
			return Optional.of("must be more than 0");
		}
		return (currency != null) ? Money.fault(price, currency) : Optional.empty();
	}

	/**
	 * Fee types are those of the organization.
	 * @param wanted any ids
	 * @param assignable those that may be assigned
	 * @return one violation for each that may not
	 */
	static List<Violation> unknownFeeTypes(List<UUID> wanted, Set<UUID> assignable) {
		List<Violation> violations = new ArrayList<>();
		for (int i = 0; i < wanted.size(); i++) {
			if (!assignable.contains(wanted.get(i))) {
				violations.add(new Violation("/fee_type_ids/" + i, "names no fee type of the organization"));
			}
		}
		return violations;
	}

	/**
	 * A quantity is a number of pieces or -1, and can be summed up over all options.
	 * @param quantity any number
	 * @return what is wrong with it, worded to follow its name, or empty
	 */
	static Optional<String> quantityFault(long quantity) {
		if (quantity < ProductOption.UNLIMITED) {
			return Optional.of("must be at least 0, or -1 for any number");
		}
		return (quantity > MOST) ? Optional.of("must be at most " + MOST) : Optional.empty();
	}

	/**
	 * A weight is at least 0 and short enough to be written out.
	 * @param weight any number
	 * @return what is wrong with it, worded to follow its name, or empty
	 */
	public static Optional<String> weightFault(BigDecimal weight) {
		if (weight.signum() == 0) {
			return Optional.empty();
		}
		// the precision first: 1e999999999 must not be written out
		if (weight.signum() < 0 || (long) weight.precision() - weight.scale() > DIGITS
				|| weight.compareTo(BigDecimal.valueOf(MOST)) > 0) {
			return Optional.of("must be from 0 to " + MOST);
		}
		return (weight.stripTrailingZeros().scale() > WEIGHT_DECIMALS)
				? Optional.of("must have at most " + WEIGHT_DECIMALS + " decimals") : Optional.empty();
	}

	/**
	 * A weight in the one form in which it is kept.
	 * @param weight without fault
	 * @return the same without zeros at its end
	 */
	static BigDecimal normal(BigDecimal weight) {
		BigDecimal stripped = weight.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	/**
	 * Tells what may change while the details of products are frozen.
	 * @param event what happens to a product
	 * @return whether it only concerns whether the product can be bought
	 */
	static boolean isNoDetail(ProductEvent event) {
		return event instanceof ProductActivated || event instanceof ProductDeactivated
				|| event instanceof ProductArchived || event instanceof ProductUnarchived
				|| event instanceof ProductDeleted;
	}

}
