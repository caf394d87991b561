package io.warelog.write.store;

import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;

/** The description of the body that edits many products. */
@Schema(name = "MassEditBody", requiredProperties = "products",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record MassEditShape(@Schema(
		description = "By the key of each product the properties that it is given, the same for all; at most 10,000",
		requiredMode = Schema.RequiredMode.REQUIRED) Map<String, StoreProductChangesShape> products) {
}
