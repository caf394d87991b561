package io.warelog.write.product;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of the body that reverts a product. It is read by
 * {@link ProductEndpoints}.
 *
 * @param to the version
 */
@Schema(name = "ProductRevert", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		requiredProperties = "to")
record RevertShape(@Schema(
		description = "A version that the product has had. Versions may skip numbers: only those that the product "
				+ "was shown with count, and not the one in which it was deleted",
		minimum = "1", example = "3") long to) {
}
