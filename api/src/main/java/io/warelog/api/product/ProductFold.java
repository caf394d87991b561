package io.warelog.api.product;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;

/**
 * What the events of a product mean. Decisions, read models, time travel and diffs all
 * fold with this one function.
 */
public final class ProductFold {

	private ProductFold() {
	}

	/**
	 * Applies one event.
	 * @param product the state before
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state,
	 * which means that the log is damaged
	 */
	public static Product evolve(Product product, ProductEvent event) {
		return switch (product) {
			case NoProduct none -> create(event);
			case LiveProduct live -> change(live, event);
			case DeletedProduct deleted -> throw new IllegalStateException("Nothing happens to a deleted product");
		};
	}

	private static LiveProduct create(ProductEvent first) {
		if (!(first instanceof ProductCreated event)) {
			throw new IllegalStateException("The first event of a product creates it");
		}
		return new LiveProduct(new ProductId(event.productId()), new MerchantId(event.merchantId()),
				new OrganizationId(event.organizationId()), event.name(), new Slug(event.slug()), event.description(),
				new Money(event.price(), new CurrencyCode(event.currency())),
				(event.billingCycle() != null) ? BillingCycle.of(event.billingCycle()) : null, event.imageUrl(),
				event.displayOnStorefront(), event.active() ? Availability.ACTIVE : Availability.INACTIVE,
				event.feeTypeIds());
	}

	private static Product change(LiveProduct product, ProductEvent event) {
		return switch (event) {
			case ProductCreated created -> throw new IllegalStateException("A product is created once");
			case ProductRenamed renamed -> product.withName(renamed.name());
			case ProductDescribed described -> product.withDescription(described.description());
			case ProductRepriced repriced -> product.withPrice(new Money(repriced.price(), product.price().currency()));
			case ProductCurrencyChanged changed ->
				product.withPrice(new Money(changed.price(), new CurrencyCode(changed.currency())));
			case ProductImageLinked linked -> product.withImageUrl(linked.imageUrl());
			case ProductShownOnStorefront shown -> product.withDisplayOnStorefront(true);
			case ProductHiddenFromStorefront hidden -> product.withDisplayOnStorefront(false);
			case ProductFeesAssigned assigned -> product.withFeeTypeIds(assigned.feeTypeIds());
			case ProductMadeRecurring recurring -> product.withBillingCycle(BillingCycle.of(recurring.billingCycle()));
			case ProductMadeOneTime oneTime -> product.withBillingCycle(null);
			case ProductActivated activated -> product.withAvailability(Availability.ACTIVE);
			case ProductDeactivated deactivated -> product.withAvailability(Availability.INACTIVE);
			case ProductArchived archived -> product.withAvailability(Availability.ARCHIVED);
			case ProductUnarchived unarchived -> product.withAvailability(Availability.ACTIVE);
			case ProductDeleted deleted -> new DeletedProduct(product);
		};
	}

}
