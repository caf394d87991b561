package io.warelog.api.merchant;

import io.warelog.api.DomainEvent;

/** A fact about one merchant, kept on its stream {@code merchant:{id}}. */
public sealed interface MerchantEvent extends DomainEvent permits MerchantRegistered, MerchantRenamed,
		MerchantCurrencyChanged, MerchantStorefrontMoved, MerchantWeightUnitChanged, TaxGroupAdded, TaxGroupChanged,
		TaxGroupRetired, ShippingGroupAdded, ShippingGroupChanged, ShippingGroupRetired {

}
