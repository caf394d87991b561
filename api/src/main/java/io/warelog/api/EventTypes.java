package io.warelog.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

import io.warelog.api.claim.KeyIdAssigned;
import io.warelog.api.claim.OrganizationNameClaimed;
import io.warelog.api.claim.RequestAnswered;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.key.KeyIssued;
import io.warelog.api.key.KeyRevoked;
import io.warelog.api.listing.ProductPlaced;
import io.warelog.api.massedit.MassEditMade;
import io.warelog.api.massedit.MassEditReverted;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.MerchantWeightUnitChanged;
import io.warelog.api.merchant.ShippingGroupAdded;
import io.warelog.api.merchant.ShippingGroupChanged;
import io.warelog.api.merchant.ShippingGroupRetired;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.merchant.TaxGroupRetired;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDefaultOptionMetadataReplaced;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductExtraChanged;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductRestored;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShippingGroupAssigned;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductTaxGroupAssigned;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.product.ProductWeightChanged;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.UploadCompleted;
import io.warelog.api.upload.UploadExpired;
import io.warelog.api.upload.UploadFailed;
import io.warelog.api.upload.UploadOpened;
import io.warelog.api.video.VideoThumbnailFound;

/**
 * How events are called where they are stored: a name that never changes and a revision
 * that is raised when the form of the stored JSON changes, so that classes may be renamed
 * and moved.
 */
public final class EventTypes {

	private static final SequencedMap<Class<? extends DomainEvent>, EventType> TYPES = new LinkedHashMap<>();

	static {
		add(ProductCreated.class, "product-created", 1);
		add(ProductRenamed.class, "product-renamed", 1);
		add(ProductDescribed.class, "product-described", 1);
		add(ProductRepriced.class, "product-repriced", 1);
		add(ProductCurrencyChanged.class, "product-currency-changed", 1);
		add(ProductImageLinked.class, "product-image-linked", 1);
		add(ProductShownOnStorefront.class, "product-shown-on-storefront", 1);
		add(ProductHiddenFromStorefront.class, "product-hidden-from-storefront", 1);
		add(ProductFeesAssigned.class, "product-fees-assigned", 1);
		add(ProductMadeRecurring.class, "product-made-recurring", 1);
		add(ProductMadeOneTime.class, "product-made-one-time", 1);
		add(ProductActivated.class, "product-activated", 1);
		add(ProductDeactivated.class, "product-deactivated", 1);
		add(ProductArchived.class, "product-archived", 1);
		add(ProductUnarchived.class, "product-unarchived", 1);
		add(ProductDeleted.class, "product-deleted", 1);
		add(ProductRestored.class, "product-restored", 1);
		add(ProductShortNameChanged.class, "product-short-name-changed", 1);
		add(ProductSummarized.class, "product-summarized", 1);
		add(ProductSkuChanged.class, "product-sku-changed", 1);
		add(ProductSalePriceChanged.class, "product-sale-price-changed", 1);
		add(ProductCostChanged.class, "product-cost-changed", 1);
		add(ProductTaxGroupAssigned.class, "product-tax-group-assigned", 1);
		add(ProductShippingGroupAssigned.class, "product-shipping-group-assigned", 1);
		add(ProductStatusChanged.class, "product-status-changed", 1);
		add(ProductTypeChanged.class, "product-type-changed", 1);
		add(ProductWeightChanged.class, "product-weight-changed", 1);
		add(ProductCategorized.class, "product-categorized", 1);
		add(ProductOptionStyleChanged.class, "product-option-style-changed", 1);
		add(ProductOptionsReplaced.class, "product-options-replaced", 1);
		add(ProductOptionChanged.class, "product-option-changed", 1);
		add(ProductExtrasReplaced.class, "product-extras-replaced", 1);
		add(ProductExtraChanged.class, "product-extra-changed", 1);
		add(ProductFormReplaced.class, "product-form-replaced", 1);
		add(ProductMetadataReplaced.class, "product-metadata-replaced", 1);
		add(ProductDefaultOptionMetadataReplaced.class, "product-default-option-metadata-replaced", 1);
		add(ProductImageAttached.class, "product-image-attached", 1);
		add(ProductImageStored.class, "product-image-stored", 1);
		add(ProductVideoAttached.class, "product-video-attached", 1);
		add(ProductMediumMoved.class, "product-medium-moved", 1);
		add(ProductMediumRemoved.class, "product-medium-removed", 1);
		add(MerchantRegistered.class, "merchant-registered", 1);
		add(MerchantRenamed.class, "merchant-renamed", 1);
		add(MerchantCurrencyChanged.class, "merchant-currency-changed", 1);
		add(MerchantStorefrontMoved.class, "merchant-storefront-moved", 1);
		add(MerchantWeightUnitChanged.class, "merchant-weight-unit-changed", 1);
		add(TaxGroupAdded.class, "tax-group-added", 1);
		add(TaxGroupChanged.class, "tax-group-changed", 1);
		add(TaxGroupRetired.class, "tax-group-retired", 1);
		add(ShippingGroupAdded.class, "shipping-group-added", 1);
		add(ShippingGroupChanged.class, "shipping-group-changed", 1);
		add(ShippingGroupRetired.class, "shipping-group-retired", 1);
		add(OrganizationFounded.class, "organization-founded", 1);
		add(ProductDetailsFrozen.class, "product-details-frozen", 1);
		add(ProductDetailsReleased.class, "product-details-released", 1);
		add(FeeTypeAdded.class, "fee-type-added", 1);
		add(FeeTypeRenamed.class, "fee-type-renamed", 1);
		add(FeeTypeRetired.class, "fee-type-retired", 1);
		add(KeyIssued.class, "key-issued", 1);
		add(KeyRevoked.class, "key-revoked", 1);
		add(SlugClaimed.class, "slug-claimed", 1);
		add(SlugReleased.class, "slug-released", 1);
		add(OrganizationNameClaimed.class, "organization-name-claimed", 1);
		add(KeyIdAssigned.class, "key-id-assigned", 1);
		add(ProductPlaced.class, "product-placed", 1);
		add(MassEditMade.class, "mass-edit-made", 1);
		add(MassEditReverted.class, "mass-edit-reverted", 1);
		add(UploadOpened.class, "upload-opened", 1);
		add(UploadCompleted.class, "upload-completed", 1);
		add(UploadFailed.class, "upload-failed", 1);
		add(UploadExpired.class, "upload-expired", 1);
		add(ImageBatchOpened.class, "image-batch-opened", 1);
		add(ImageBatchReported.class, "image-batch-reported", 1);
		add(VideoThumbnailFound.class, "video-thumbnail-found", 1);
		add(RequestAnswered.class, "request-answered", 1);
	}

	private EventTypes() {
	}

	/**
	 * The table.
	 * @return every event class with its stored name and revision
	 */
	public static Map<Class<? extends DomainEvent>, EventType> all() {
		return Collections.unmodifiableMap(TYPES);
	}

	private static void add(Class<? extends DomainEvent> event, String name, int revision) {
		if (TYPES.put(event, new EventType(name, revision)) != null) {
			throw new IllegalStateException(event + " is listed twice");
		}
	}

	/**
	 * A stored name.
	 *
	 * @param name in lower case with dashes
	 * @param revision of the stored form, from 1
	 */
	public record EventType(String name, int revision) {
	}

}
