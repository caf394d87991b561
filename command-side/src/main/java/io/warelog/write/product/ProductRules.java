package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;

/** What holds for every product, however it is written. */
final class ProductRules {

	/** The most bytes of a description in UTF-8. */
	static final int DESCRIPTION_BYTES = 64 * 1024;

	/** The most fee types of a product. */
	static final int FEE_TYPES = 100;

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

}
