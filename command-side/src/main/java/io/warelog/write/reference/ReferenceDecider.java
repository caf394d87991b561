package io.warelog.write.reference;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.reference.ReferenceCommand.AddShippingGroup;
import io.warelog.write.reference.ReferenceCommand.AddTaxGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeShippingGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeTaxGroup;
import io.warelog.write.reference.ReferenceCommand.RetireShippingGroup;
import io.warelog.write.reference.ReferenceCommand.RetireTaxGroup;

/** Decides about tax groups and shipping groups. Pure. */
public final class ReferenceDecider {

	private ReferenceDecider() {
	}

	/**
	 * Decides one command.
	 * @param command what is wanted
	 * @param merchant the state it meets
	 * @param version of the merchant, beside what the caller has seen
	 * @return one event if something changes, or the refusal
	 */
	public static Decision<MerchantEvent> decide(ReferenceCommand command, Merchant merchant, AtVersion version) {
		TaxGroupDecider taxes = new TaxGroupDecider(merchant, version);
		ShippingGroupDecider shipping = new ShippingGroupDecider(merchant, version);
		return switch (command) {
			case AddTaxGroup wanted -> taxes.add(wanted.name(), wanted.taxes(), wanted.violations());
			case ChangeTaxGroup wanted ->
				taxes.change(wanted.number(), wanted.name(), wanted.taxes(), wanted.violations());
			case RetireTaxGroup wanted -> taxes.retire(wanted.number());
			case AddShippingGroup wanted -> shipping.add(wanted.name(), wanted.options(), wanted.violations());
			case ChangeShippingGroup wanted ->
				shipping.change(wanted.number(), wanted.name(), wanted.options(), wanted.violations());
			case RetireShippingGroup wanted -> shipping.retire(wanted.number());
		};
	}

	/**
	 * Tells which group a command is about.
	 * @param command what is wanted
	 * @param merchant the state it meets
	 * @return the number of the group, that of the next one when one is to be added
	 */
	public static int number(ReferenceCommand command, Merchant merchant) {
		return switch (command) {
			case AddTaxGroup wanted -> merchant.taxGroups().nextNumber();
			case ChangeTaxGroup wanted -> wanted.number();
			case RetireTaxGroup wanted -> wanted.number();
			case AddShippingGroup wanted -> merchant.shippingGroups().nextNumber();
			case ChangeShippingGroup wanted -> wanted.number();
			case RetireShippingGroup wanted -> wanted.number();
		};
	}

}
