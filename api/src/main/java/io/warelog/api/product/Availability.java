package io.warelog.api.product;

/** Whether a product can be bought: one value, so that no archived product is active. */
public enum Availability {

	/** For sale. */
	ACTIVE,
	/** Not for sale for now. */
	INACTIVE,
	/** Hidden and not sellable until it is unarchived. */
	ARCHIVED

}
