package io.warelog.write.store;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that replaces the options of a product.
 *
 * @param options all of them
 */
@Schema(name = "StoreOptionList", requiredProperties = { "options" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "All options of the product; none resets them.")
record OptionListShape(@ArraySchema(arraySchema = @Schema(types = {
		"array", "null" }, description = "Those with an id stay, those without are new, all others go"),
		maxItems = 250) @Nullable List<WantedOptionShape> options){
}
