package io.warelog.write.store;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that replaces the extras of a product.
 *
 * @param extras all of them
 */
@Schema(name = "StoreExtraList", requiredProperties = { "extras" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "All extras of the product; none resets them.")
record ExtraListShape(@ArraySchema(arraySchema = @Schema(types = {
		"array", "null" }, description = "Those with an id stay, those without are new, all others go"),
		maxItems = 250) @Nullable List<WantedOptionShape> extras){
}
