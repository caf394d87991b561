package io.warelog.write.http;

import io.warelog.api.query.ReadBack.Representation;

/** What can be written over HTTP, and where it is found afterwards. */
public enum Resource {

	/** A product, in the merchant API. */
	PRODUCT(Representation.PRODUCT, "product_id", "/products/"),
	/** A merchant. */
	MERCHANT(Representation.MERCHANT, "merchant_id", "/admin/merchants/"),
	/** An organization. */
	ORGANIZATION(Representation.ORGANIZATION, "organization_id", "/admin/organizations/"),
	/** An API key. */
	KEY(Representation.KEY, "key_id", "/admin/keys/"),
	/** A fee type. */
	FEE_TYPE(Representation.FEE_TYPE, "fee_type_id", "/fee-types/"),
	/** A product, in the store API. */
	STORE_PRODUCT(Representation.STORE_PRODUCT),
	/** The options of a product, or one of them, in the store API. */
	STORE_OPTIONS(Representation.STORE_OPTIONS),
	/** The extras of a product, or one of them, in the store API. */
	STORE_EXTRAS(Representation.STORE_EXTRAS),
	/** The categories of a product, in the store API. */
	STORE_CATEGORIES(Representation.STORE_CATEGORIES),
	/** An image of a product, in the store API. */
	STORE_IMAGE(Representation.STORE_IMAGE),
	/** A video of a product, in the store API. */
	STORE_VIDEO(Representation.STORE_VIDEO),
	/** Products that a mass edit changed, in the store API. */
	MASS_EDIT(Representation.MASS_EDIT, "mass_edit_id", "/mass-edits/", true),
	/** A mass edit that undoes another, in the merchant API. */
	MASS_EDIT_REVERT(Representation.MASS_EDIT_MADE, "mass_edit_id", "/mass-edits/"),
	/** A tax group, in the store API. */
	TAX_GROUP(Representation.TAX_GROUP, "id", "/api/v1/tax_groups/", true),
	/** A shipping group, in the store API. */
	SHIPPING_GROUP(Representation.SHIPPING_GROUP, "id", "/api/v1/shipping_groups/", true);

	private final Representation representation;

	private final String idName;

	private final String path;

	private final boolean ofStore;

	Resource(Representation representation, String idName, String path) {
		this(representation, idName, path, false);
	}

	/** A product or a part of one in the store API, to be found at the product. */
	Resource(Representation representation) {
		this(representation, "product_id", "/api/v1/products/", true);
	}

	Resource(Representation representation, String idName, String path, boolean ofStore) {
		this.representation = representation;
		this.idName = idName;
		this.path = path;
		this.ofStore = ofStore;
	}

	Representation representation() {
		return this.representation;
	}

	/** The name of its identifier in JSON. */
	String idName() {
		return this.idName;
	}

	/** Its path up to the identifier. */
	String path() {
		return this.path;
	}

	/**
	 * Whether what is written is known by a number or key of its own, and not found
	 * within something else.
	 */
	boolean standsAlone() {
		return this.representation != Representation.STORE_IMAGE;
	}

	/** Whether it is written in the store API, whose answers have no envelope. */
	boolean ofStore() {
		return this.ofStore;
	}

}
