package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingGroupAdded;
import io.warelog.api.merchant.ShippingGroupChanged;
import io.warelog.api.merchant.ShippingGroupRetired;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.Money;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.reference.ReferenceCommand.WantedRate;
import io.warelog.write.reference.ReferenceCommand.WantedShipping;
import org.jspecify.annotations.Nullable;

/** One decision about a shipping group. */
final class ShippingGroupDecider extends GroupDecider<WantedShipping, ShippingOption> {

	private final CurrencyCode storeCurrency;

	ShippingGroupDecider(Merchant merchant, AtVersion version) {
		super(GroupRules.SHIPPING, merchant.shippingGroups(), version);
		this.storeCurrency = merchant.currency();
	}

	@Override
	@Nullable ShippingOption entry(WantedShipping wanted, int number, @Nullable ShippingOption before) {
		String name = (wanted.name() != null) ? wanted.name() : (before != null) ? before.name() : null;
		if (name == null) {
			violate(wanted.pointer() + "/name", "is required");
		}
		Price perCart = price(wanted.perCart(),
				(before != null) ? new Price(before.perCartType(), before.perCartRate(), true) : Price.NONE,
				wanted.pointer() + "/per_cart_rate");
		Price perItem = price(wanted.perItem(),
				(before != null) ? new Price(before.perItemType(), before.perItemRate(), true) : Price.NONE,
				wanted.pointer() + "/per_item_rate");
		if (name == null || perCart == null || perItem == null) {
			return null;
		}
		return new ShippingOption(number, name, perCart.type(), perCart.rate(), perItem.type(), perItem.rate(),
				currency(wanted, perCart, perItem, (before != null) ? before.currency() : null));
	}

	private @Nullable Price price(@Nullable WantedRate wanted, Price before, String pointer) {
		if (wanted == null) {
			return before;
		}
		BigDecimal rate = wanted.rate();
		if (wanted.type() == RateType.NONE) {
			if (rate != null) {
				violate(pointer, "goes with the types percentage and flat_fee");
			}
			return Price.NONE;
		}
		if (rate == null) {
			if (wanted.type() != before.type()) {
				violate(pointer, "is required");
			}
			return before;
		}
		BigDecimal taken = (wanted.type() == RateType.PERCENTAGE) ? percentage(rate, pointer) : amount(rate, pointer);
		return (taken != null) ? new Price(wanted.type(), taken, false) : null;
	}

	private @Nullable BigDecimal amount(BigDecimal amount, String pointer) {
		Optional<String> fault = Money.fault(amount, this.storeCurrency);
		if (fault.isPresent()) {
			violate(pointer, fault.get());
			return null;
		}
		return new Money(amount, this.storeCurrency).amount();
	}

	/** The store's, but for amounts that were given before it became another. */
	private @Nullable String currency(WantedShipping wanted, Price perCart, Price perItem, @Nullable String before) {
		String store = this.storeCurrency.code();
		boolean anew = perCart.isFee(false) || perItem.isFee(false);
		boolean kept = perCart.isFee(true) || perItem.isFee(true);
		if (anew && kept && !store.equals(before)) {
			violate(wanted.pointer(), "has a fee in " + before + ", which must be given anew in " + store);
		}
		String currency = anew ? store : kept ? before : null;
		String expected = (currency != null) ? currency : store;
		if (wanted.currency() != null && !wanted.currency().code().equals(expected)) {
			violate(wanted.pointer() + "/currency", "must be " + expected + ", in which the store keeps its fees");
		}
		return currency;
	}

	/**
	 * A price of shipping.
	 *
	 * @param type how it is counted
	 * @param rate percent or an amount, null for none
	 * @param kept whether it was so before
	 */
	private record Price(RateType type, @Nullable BigDecimal rate, boolean kept) {

		private static final Price NONE = new Price(RateType.NONE, null, false);

		boolean isFee(boolean wasKept) {
			return this.type == RateType.FLAT_FEE && this.kept == wasKept;
		}

	}

	@Override
	MerchantEvent added(int number, String name, List<ShippingOption> options) {
		return new ShippingGroupAdded(number, name, options);
	}

	@Override
	MerchantEvent changed(int number, String name, List<ShippingOption> options) {
		return new ShippingGroupChanged(number, name, options);
	}

	@Override
	MerchantEvent retired(int number) {
		return new ShippingGroupRetired(number);
	}

}
