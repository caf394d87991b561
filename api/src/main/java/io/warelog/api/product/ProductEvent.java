package io.warelog.api.product;

import io.warelog.api.DomainEvent;

/** A fact about one product, kept on its stream {@code product:{id}}. */
public sealed interface ProductEvent extends DomainEvent permits ProductCreated, ProductRenamed, ProductDescribed,
		ProductRepriced, ProductCurrencyChanged, ProductImageLinked, ProductShownOnStorefront,
		ProductHiddenFromStorefront, ProductFeesAssigned, ProductMadeRecurring, ProductMadeOneTime, ProductActivated,
		ProductDeactivated, ProductArchived, ProductUnarchived, ProductDeleted {

}
