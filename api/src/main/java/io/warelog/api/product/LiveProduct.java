package io.warelog.api.product;

import java.util.List;
import java.util.UUID;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A product that exists.
 *
 * @param id its identifier
 * @param merchant whose it is
 * @param organization the organization of that merchant
 * @param name 1 to 255 characters
 * @param slug under which it is found in the store
 * @param description or null
 * @param price the regular price
 * @param billingCycle how often it is billed, or null when it is a one-time product
 * @param imageUrl an http or https URL, or null
 * @param displayOnStorefront whether visitors of the store see it
 * @param availability whether it can be bought
 * @param feeTypeIds the fee types that apply to it
 */
public record LiveProduct(ProductId id, MerchantId merchant, OrganizationId organization, String name, Slug slug,
		@Nullable String description, Money price, @Nullable BillingCycle billingCycle, @Nullable String imageUrl,
		boolean displayOnStorefront, Availability availability, List<UUID> feeTypeIds) implements Product {

	public LiveProduct {
		feeTypeIds = List.copyOf(feeTypeIds);
	}

	LiveProduct withName(String name) {
		return new LiveProduct(this.id, this.merchant, this.organization, name, this.slug, this.description, this.price,
				this.billingCycle, this.imageUrl, this.displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withDescription(@Nullable String description) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, description, this.price,
				this.billingCycle, this.imageUrl, this.displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withPrice(Money price) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description, price,
				this.billingCycle, this.imageUrl, this.displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withBillingCycle(@Nullable BillingCycle billingCycle) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description,
				this.price, billingCycle, this.imageUrl, this.displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withImageUrl(@Nullable String imageUrl) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description,
				this.price, this.billingCycle, imageUrl, this.displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withDisplayOnStorefront(boolean displayOnStorefront) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description,
				this.price, this.billingCycle, this.imageUrl, displayOnStorefront, this.availability, this.feeTypeIds);
	}

	LiveProduct withAvailability(Availability availability) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description,
				this.price, this.billingCycle, this.imageUrl, this.displayOnStorefront, availability, this.feeTypeIds);
	}

	LiveProduct withFeeTypeIds(List<UUID> feeTypeIds) {
		return new LiveProduct(this.id, this.merchant, this.organization, this.name, this.slug, this.description,
				this.price, this.billingCycle, this.imageUrl, this.displayOnStorefront, this.availability, feeTypeIds);
	}

}
