package io.warelog.write.store;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that says to which categories a product belongs.
 *
 * @param categories names
 */
@Schema(name = "StoreCategoryList", requiredProperties = { "categories" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "All categories of the product; none clears them.")
record CategoryListShape(@Schema(types = {
		"string", "array", "null" }, description = "Names parted by commas, or a list of them; at most 100",
		example = "sweater, warm, clothing") @Nullable Object categories){
}
