package io.warelog.api.product;

import java.util.ArrayList;
import java.util.List;

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
			case LiveProduct live when event instanceof ProductDeleted -> new DeletedProduct(live);
			case LiveProduct live -> live.with((draft) -> change(draft, event));
			case DeletedProduct deleted when event instanceof ProductRestored -> deleted.last();
			case DeletedProduct deleted -> throw new IllegalStateException("A deleted product can only be restored");
		};
	}

	private static LiveProduct create(ProductEvent first) {
		if (!(first instanceof ProductCreated event)) {
			throw new IllegalStateException("The first event of a product creates it");
		}
		return new LiveProduct(new ProductId(event.productId()), new MerchantId(event.merchantId()),
				new OrganizationId(event.organizationId()), event.name(), null, new Slug(event.slug()), null,
				event.description(), null, new Money(event.price(), new CurrencyCode(event.currency())), null, null,
				(event.billingCycle() != null) ? BillingCycle.of(event.billingCycle()) : null, event.imageUrl(),
				event.displayOnStorefront(), event.active() ? Availability.ACTIVE : Availability.INACTIVE,
				ProductStatus.AVAILABLE, ProductType.PHYSICAL, null, event.feeTypeIds(), null, null, List.of(), null,
				List.of(), List.of(), List.of(), null, null, null);
	}

	private static void change(LiveProduct.Draft product, ProductEvent event) {
		switch (event) {
			case ProductCreated created -> throw new IllegalStateException("A product is created once");
			case ProductRenamed renamed -> product.name = renamed.name();
			case ProductShortNameChanged changed -> product.nameShort = changed.nameShort();
			case ProductDescribed described -> product.description = described.description();
			case ProductSummarized summarized -> product.descriptionShort = summarized.descriptionShort();
			case ProductSkuChanged changed -> product.sku = changed.sku();
			case ProductRepriced repriced -> product.price = new Money(repriced.price(), product.price.currency());
			case ProductCurrencyChanged changed ->
				product.reprice(new Money(changed.price(), new CurrencyCode(changed.currency())));
			case ProductSalePriceChanged changed -> product.salePrice = changed.salePrice();
			case ProductCostChanged changed -> product.cost = changed.cost();
			case ProductImageLinked linked -> product.imageUrl = linked.imageUrl();
			case ProductShownOnStorefront shown -> product.displayOnStorefront = true;
			case ProductHiddenFromStorefront hidden -> product.displayOnStorefront = false;
			case ProductFeesAssigned assigned -> product.feeTypeIds = assigned.feeTypeIds();
			case ProductTaxGroupAssigned assigned -> product.taxGroup = assigned.taxGroup();
			case ProductShippingGroupAssigned assigned -> product.shippingGroup = assigned.shippingGroup();
			case ProductMadeRecurring recurring -> product.billingCycle = BillingCycle.of(recurring.billingCycle());
			case ProductMadeOneTime oneTime -> product.billingCycle = null;
			case ProductActivated activated -> product.availability = Availability.ACTIVE;
			case ProductDeactivated deactivated -> product.availability = Availability.INACTIVE;
			case ProductArchived archived -> product.availability = Availability.ARCHIVED;
			case ProductUnarchived unarchived -> product.availability = Availability.ACTIVE;
			case ProductStatusChanged changed -> product.status = ProductStatus.of(changed.status());
			case ProductTypeChanged changed -> product.type = ProductType.of(changed.type());
			case ProductWeightChanged changed -> product.weight = changed.weight();
			case ProductCategorized categorized -> product.categories = categorized.categories();
			case ProductOptionStyleChanged changed ->
				product.optionStyle = (changed.optionStyle() != null) ? OptionStyle.of(changed.optionStyle()) : null;
			case ProductOptionsReplaced replaced -> product.options = replaced.options();
			case ProductOptionChanged changed -> product.options = replaced(product.options, changed.option());
			case ProductExtrasReplaced replaced -> product.extras = replaced.extras();
			case ProductExtraChanged changed -> product.extras = replaced(product.extras, changed.extra());
			case ProductFormReplaced replaced -> product.form = replaced.form();
			case ProductMetadataReplaced replaced -> product.metadata = replaced.metadata();
			case ProductDefaultOptionMetadataReplaced replaced -> product.defaultOptionMetadata = replaced.metadata();
			case ProductImageAttached attached ->
				product.media = with(product.media, new Medium.Image(attached.key(), attached.uri()));
			case ProductImageStored stored -> product.media = with(product.media,
					new Medium.StoredImage(stored.key(), stored.width(), stored.height()));
			case ProductVideoAttached attached -> product.media = with(product.media,
					new Medium.Video(attached.videoId(), attached.site(), attached.url()));
			case ProductMediumMoved moved -> product.media = moved(product.media, moved);
			case ProductMediumRemoved removed -> product.media = without(product.media, removed.key());
			case ProductDeleted deleted -> throw new IllegalStateException("Is told apart before");
			case ProductRestored restored -> throw new IllegalStateException("Only a deleted product is restored");
		}
	}

	private static List<ProductOption> replaced(List<ProductOption> options, ProductOption now) {
		if (options.stream().noneMatch((option) -> option.key().equals(now.key()))) {
			throw new IllegalStateException("There is no option or extra " + now.key());
		}
		return options.stream().map((option) -> option.key().equals(now.key()) ? now : option).toList();
	}

	private static List<Medium> with(List<Medium> media, Medium further) {
		List<Medium> all = new ArrayList<>(media);
		all.add(further);
		return all;
	}

	private static List<Medium> moved(List<Medium> media, ProductMediumMoved event) {
		List<Medium> all = new ArrayList<>(media);
		Medium moved = all.remove(indexOf(media, event.key()));
		all.add(Math.min(event.order(), all.size()), moved);
		return all;
	}

	private static List<Medium> without(List<Medium> media, String key) {
		List<Medium> others = new ArrayList<>(media);
		others.remove(indexOf(media, key));
		return others;
	}

	private static int indexOf(List<Medium> media, String key) {
		for (int i = 0; i < media.size(); i++) {
			if (media.get(i).key().equals(key)) {
				return i;
			}
		}
		throw new IllegalStateException("There is no medium " + key);
	}

}
