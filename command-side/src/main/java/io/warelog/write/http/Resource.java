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
	FEE_TYPE(Representation.FEE_TYPE, "fee_type_id", "/fee-types/");

	private final Representation representation;

	private final String idName;

	private final String path;

	Resource(Representation representation, String idName, String path) {
		this.representation = representation;
		this.idName = idName;
		this.path = path;
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

}
