package io.warelog.api.merchant;

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
 */
public record Merchant(MerchantId id, OrganizationId organization, String name, CurrencyCode currency,
		@Nullable String storefrontUrl, WeightUnit weightUnit) {

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
					WeightUnit.of(registered.weightUnit()));
		}
		if (merchant == null) {
			throw new IllegalStateException("The first event of a merchant registers it");
		}
		return switch (event) {
			case MerchantRegistered registered -> throw new IllegalStateException("A merchant is registered once");
			case MerchantRenamed renamed -> new Merchant(merchant.id, merchant.organization, renamed.name(),
					merchant.currency, merchant.storefrontUrl, merchant.weightUnit);
			case MerchantCurrencyChanged changed -> new Merchant(merchant.id, merchant.organization, merchant.name,
					new CurrencyCode(changed.currency()), merchant.storefrontUrl, merchant.weightUnit);
			case MerchantStorefrontMoved moved -> new Merchant(merchant.id, merchant.organization, merchant.name,
					merchant.currency, moved.storefrontUrl(), merchant.weightUnit);
			case MerchantWeightUnitChanged changed -> new Merchant(merchant.id, merchant.organization, merchant.name,
					merchant.currency, merchant.storefrontUrl, WeightUnit.of(changed.weightUnit()));
		};
	}

}
