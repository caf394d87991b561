package io.warelog.platform.description;

import java.util.List;

/**
 * A group of routes in the API's description. The constants are for annotations.
 *
 * @param name as operations name it
 * @param description one sentence
 */
public record ApiTag(String name, String description) {

	/** The merchant API's products. */
	public static final String PRODUCTS = "Products";

	/** The store API's products. */
	public static final String STORE_PRODUCTS = "Store products";

	/** What products were. */
	public static final String HISTORY = "History";

	/** Changes as they happen. */
	public static final String FEED = "Change feed";

	/** Edits of many products at once. */
	public static final String MASS_EDITS = "Mass edits";

	/** What an organization charges on top. */
	public static final String FEE_TYPES = "Fee types";

	/** The store API's tax groups. */
	public static final String TAX_GROUPS = "Tax groups";

	/** The store API's shipping groups. */
	public static final String SHIPPING_GROUPS = "Shipping groups";

	/** The operator's routes for merchants. */
	public static final String MERCHANTS = "Merchants";

	/** The operator's routes for organizations. */
	public static final String ORGANIZATIONS = "Organizations";

	/** The operator's routes for API keys. */
	public static final String KEYS = "API keys";

	/** The operator's routes for read models. */
	public static final String READ_MODELS = "Read models";

	/** What explains the service itself. */
	public static final String SERVICE = "Service";

	/** All groups in the order in which they are shown. */
	public static final List<ApiTag> ALL = List.of(
			new ApiTag(PRODUCTS,
					"Create, list, retrieve, change, archive, delete and revert the products of a merchant."),
			new ApiTag(STORE_PRODUCTS,
					"The products of a merchant as its store has them, with all that belongs to them."),
			new ApiTag(HISTORY, "What products were, who changed what of them, when and why."),
			new ApiTag(FEED, "Every change of the merchant's products as a CloudEvent, page by page or live."),
			new ApiTag(MASS_EDITS, "What mass edits were asked for, what they changed, and undoing them."),
			new ApiTag(FEE_TYPES, "The fee types of the merchant's organization, which products can be given."),
			new ApiTag(TAX_GROUPS, "The tax groups of the store, which products can be given."),
			new ApiTag(SHIPPING_GROUPS, "The shipping groups of the store, which products can be given."),
			new ApiTag(MERCHANTS, "Merchants, for the operator."),
			new ApiTag(ORGANIZATIONS, "Organizations and their policies, for the operator."),
			new ApiTag(KEYS, "Issue and revoke the API keys of merchants, for the operator."),
			new ApiTag(READ_MODELS,
					"How read models are, rebuilding them from the events, and the events they could not apply; for the "
							+ "operator."),
			new ApiTag(SERVICE, "What explains the service itself."));

}
