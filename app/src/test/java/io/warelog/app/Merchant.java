package io.warelog.app;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A merchant made for one test, with a key of each scope.
 *
 * @param id the merchant's id
 * @param organizationId the id of its organization
 * @param operator the service's operator
 * @param admin the holder of the merchant's {@code admin} key
 * @param storefront the holder of its {@code storefront} key
 */
record Merchant(String id, String organizationId, Api operator, Api admin, Api storefront) {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	/**
	 * A new merchant of a new organization at the shared service.
	 * @return the merchant
	 */
	static Merchant fresh() {
		return of(RunningWarelog.shared().operator(), "organization-" + unique());
	}

	/**
	 * A new merchant.
	 * @param operator the operator of its service
	 * @param organization name or id of its organization
	 * @return the merchant
	 */
	static Merchant of(Api operator, String organization) {
		JsonNode made = operator
			.post("/admin/merchants",
					Json.object("name", "merchant-" + unique(), "organization", organization, "currency", "USD"))
			.send()
			.is(201)
			.data();
		String id = Json.string(made, "merchant_id");
		return new Merchant(id, Json.string(made, "organization_id"), operator,
				operator.as(newKey(operator, id, "admin")), operator.as(newKey(operator, id, "storefront")));
	}

	/**
	 * Makes a key.
	 * @param operator who makes it
	 * @param merchantId whose it is
	 * @param scope its only scope
	 * @return the key
	 */
	static String newKey(Api operator, String merchantId, String scope) {
		JsonNode made = operator
			.post("/admin/merchants/" + merchantId + "/keys", Json.object("name", scope, "scopes", List.of(scope)))
			.send()
			.is(201)
			.data();
		return Json.string(made, "key");
	}

	/**
	 * Something no other test uses: a part of a name or of a key.
	 * @return digits
	 */
	static String unique() {
		return ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
	}

	/**
	 * What is needed to create a product.
	 * @param namesAndValues further properties, or other values for these
	 * @return the body of a creation
	 */
	static ObjectNode mug(Object... namesAndValues) {
		ObjectNode body = Json.object("name", "Mug", "price", 10, "currency_code", "USD");
		body.setAll(Json.object(namesAndValues));
		return body;
	}

	/**
	 * Creates a mug.
	 * @param namesAndValues further properties, or other values
	 * @return the product as answered
	 */
	JsonNode creates(Object... namesAndValues) {
		return this.admin.post("/products", mug(namesAndValues)).send().is(201).data();
	}

	/**
	 * Creates a mug.
	 * @param namesAndValues further properties, or other values
	 * @return the product's path
	 */
	String createsAt(Object... namesAndValues) {
		return "/products/" + Json.string(creates(namesAndValues), "product_id");
	}

	/**
	 * Creates a fee type.
	 * @param name its name
	 * @return its id
	 */
	String createsFeeType(String name) {
		return Json.string(this.admin.post("/fee-types", Json.object("name", name)).send().is(201).data(),
				"fee_type_id");
	}

	/**
	 * Reads a product.
	 * @param path where it is
	 * @return the product
	 */
	JsonNode reads(String path) {
		return this.admin.get(path).send().is(200).data();
	}

	/**
	 * Reads the number of its products.
	 * @param query filters, with the question mark, or nothing
	 * @return the total that the list gives
	 */
	long counts(String query) {
		return this.admin.get("/products" + query).send().is(200).meta().required("total_count").longValue();
	}

}
