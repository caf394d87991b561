package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.List;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.Tax;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.merchant.TaxGroupRetired;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.reference.ReferenceCommand.WantedTax;
import org.jspecify.annotations.Nullable;

/** One decision about a tax group. */
final class TaxGroupDecider extends GroupDecider<WantedTax, Tax> {

	TaxGroupDecider(Merchant merchant, AtVersion version) {
		super(GroupRules.TAXES, merchant.taxGroups(), version);
	}

	@Override
	@Nullable Tax entry(WantedTax wanted, int number, @Nullable Tax before) {
		String country = (wanted.country() != null) ? wanted.country().code()
				: (before != null) ? before.country() : null;
		if (country == null) {
			violate(wanted.pointer() + "/country", "is required");
		}
		BigDecimal rate = (before != null) ? before.rate() : null;
		if (wanted.rate() != null) {
			rate = percentage(wanted.rate(), wanted.pointer() + "/rate");
		}
		else if (before == null) {
			violate(wanted.pointer() + "/rate", "is required");
		}
		if (country == null || rate == null) {
			return null;
		}
		// a region is one of its country
		String kept = (before != null && before.country().equals(country)) ? before.region() : null;
		return new Tax(number, country, (wanted.region() != null) ? wanted.region().value() : kept, rate);
	}

	@Override
	MerchantEvent added(int number, String name, List<Tax> taxes) {
		return new TaxGroupAdded(number, name, taxes);
	}

	@Override
	MerchantEvent changed(int number, String name, List<Tax> taxes) {
		return new TaxGroupChanged(number, name, taxes);
	}

	@Override
	MerchantEvent retired(int number) {
		return new TaxGroupRetired(number);
	}

}
