package io.warelog.api.merchant;

import java.util.Set;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Who sells: the owner of products.
 *
 * @param id its identifier
 * @param organization it belongs to
 * @param name 1 to 255 characters
 * @param currency of its store
 * @param storefrontUrl where its store is, or null
 * @param weightUnit in which its store weighs
 * @param taxGroups that its products can have, retired ones included
 * @param shippingGroups that its products can have, retired ones included
 */
public record Merchant(MerchantId id, OrganizationId organization, String name, CurrencyCode currency,
		@Nullable String storefrontUrl, WeightUnit weightUnit, Groups<Tax> taxGroups,
		Groups<ShippingOption> shippingGroups) {

	/**
	 * The tax groups that products can be assigned.
	 * @return the numbers of those that are not retired
	 */
	public Set<Integer> assignableTaxGroups() {
		return this.taxGroups.assignable();
	}

	/**
	 * The shipping groups that products can be assigned.
	 * @return the numbers of those that are not retired
	 */
	public Set<Integer> assignableShippingGroups() {
		return this.shippingGroups.assignable();
	}

	/**
	 * What an event means.
	 * @param merchant the state before, null before the first event
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state
	 */
	public static Merchant evolve(@Nullable Merchant merchant, MerchantEvent event) {
		if (event instanceof MerchantRegistered registered && merchant == null) {
			return new Merchant(new MerchantId(registered.merchantId()),
					new OrganizationId(registered.organizationId()), registered.name(),
					new CurrencyCode(registered.currency()), registered.storefrontUrl(),
					WeightUnit.of(registered.weightUnit()), Groups.none(), Groups.none());
		}
		if (merchant == null) {
			throw new IllegalStateException("The first event of a merchant registers it");
		}
		return switch (event) {
			case MerchantRegistered registered -> throw new IllegalStateException("A merchant is registered once");
			case MerchantRenamed renamed ->
				merchant.with(renamed.name(), merchant.currency, merchant.storefrontUrl, merchant.weightUnit);
			case MerchantCurrencyChanged changed -> merchant.with(merchant.name, new CurrencyCode(changed.currency()),
					merchant.storefrontUrl, merchant.weightUnit);
			case MerchantStorefrontMoved moved ->
				merchant.with(merchant.name, merchant.currency, moved.storefrontUrl(), merchant.weightUnit);
			case MerchantWeightUnitChanged changed -> merchant.with(merchant.name, merchant.currency,
					merchant.storefrontUrl, WeightUnit.of(changed.weightUnit()));
			case TaxGroupAdded added ->
				merchant.withTaxGroups(merchant.taxGroups.added(added.number(), added.name(), added.taxes()));
			case TaxGroupChanged changed ->
				merchant.withTaxGroups(merchant.taxGroups.changed(changed.number(), changed.name(), changed.taxes()));
			case TaxGroupRetired retired -> merchant.withTaxGroups(merchant.taxGroups.retired(retired.number()));
			case ShippingGroupAdded added -> merchant
				.withShippingGroups(merchant.shippingGroups.added(added.number(), added.name(), added.options()));
			case ShippingGroupChanged changed -> merchant.withShippingGroups(
					merchant.shippingGroups.changed(changed.number(), changed.name(), changed.options()));
			case ShippingGroupRetired retired ->
				merchant.withShippingGroups(merchant.shippingGroups.retired(retired.number()));
		};
	}

	private Merchant with(String newName, CurrencyCode newCurrency, @Nullable String newUrl, WeightUnit newUnit) {
		return new Merchant(this.id, this.organization, newName, newCurrency, newUrl, newUnit, this.taxGroups,
				this.shippingGroups);
	}

	private Merchant withTaxGroups(Groups<Tax> groups) {
		return new Merchant(this.id, this.organization, this.name, this.currency, this.storefrontUrl, this.weightUnit,
				groups, this.shippingGroups);
	}

	private Merchant withShippingGroups(Groups<ShippingOption> groups) {
		return new Merchant(this.id, this.organization, this.name, this.currency, this.storefrontUrl, this.weightUnit,
				this.taxGroups, groups);
	}

}
