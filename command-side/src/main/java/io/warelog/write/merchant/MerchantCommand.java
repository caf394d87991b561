package io.warelog.write.merchant;

import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.decision.Setting;
import org.jspecify.annotations.Nullable;

/** Something that the operator wants of one merchant. */
public sealed interface MerchantCommand {

	/** The merchant. */
	MerchantId id();

	/**
	 * Asks for a new merchant.
	 *
	 * @param id unused so far
	 * @param organization it will belong to
	 * @param foundedAs the name of that organization if it is to be founded with it, else
	 * null
	 * @param name 1 to 255 characters
	 * @param currency of its store
	 * @param storefrontUrl where its store is, or null
	 * @param weightUnit in which its store weighs
	 */
	record RegisterMerchant(MerchantId id, OrganizationId organization, @Nullable String foundedAs, String name,
			CurrencyCode currency, @Nullable String storefrontUrl, WeightUnit weightUnit) implements MerchantCommand {
	}

	/**
	 * Asks for changes of a merchant; null leaves a property as it is.
	 *
	 * @param id the merchant
	 * @param name 1 to 255 characters
	 * @param currency of its store
	 * @param storefrontUrl where its store is, or none
	 * @param weightUnit in which its store weighs
	 */
	record ChangeMerchant(MerchantId id, @Nullable String name, @Nullable CurrencyCode currency,
			@Nullable Setting<String> storefrontUrl, @Nullable WeightUnit weightUnit) implements MerchantCommand {
	}

}
