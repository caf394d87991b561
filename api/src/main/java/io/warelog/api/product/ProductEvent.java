package io.warelog.api.product;

import io.warelog.api.DomainEvent;

/** A fact about one product, kept on its stream {@code product:{id}}. */
public sealed interface ProductEvent extends DomainEvent
		permits ProductCreated, ProductRenamed, ProductDescribed, ProductRepriced, ProductCurrencyChanged,
		ProductImageLinked, ProductShownOnStorefront, ProductHiddenFromStorefront, ProductFeesAssigned,
		ProductMadeRecurring, ProductMadeOneTime, ProductActivated, ProductDeactivated, ProductArchived,
		ProductUnarchived, ProductShortNameChanged, ProductSummarized, ProductSkuChanged, ProductSalePriceChanged,
		ProductCostChanged, ProductTaxGroupAssigned, ProductShippingGroupAssigned, ProductStatusChanged,
		ProductTypeChanged, ProductWeightChanged, ProductCategorized, ProductOptionStyleChanged, ProductOptionsReplaced,
		ProductOptionChanged, ProductExtrasReplaced, ProductExtraChanged, ProductFormReplaced, ProductMetadataReplaced,
		ProductDefaultOptionMetadataReplaced, ProductImageAttached, ProductImageStored, ProductVideoAttached,
		ProductMediumMoved, ProductMediumRemoved, ProductDeleted, ProductRestored {

}
