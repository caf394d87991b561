package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The description of an option or extra as it is wanted. It is read by {@link Options}.
 *
 * @param id key of one that is there
 * @param quantity how many there are
 * @param surcharge on top of the product
 * @param metadata columns
 * @param cost of goods
 * @param weight in the merchant's unit
 * @param fetchSku for FetchApp
 */
@Schema(name = "WantedStoreOption", requiredProperties = { "quantity", "surcharge", "metadata" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "An option or extra of a list that replaces the one there is.")
record WantedOptionShape(@Schema(description = "The key of one that is there; a new one has none") UUID id,
		@Schema(description = "How many there are, -1 for any number", minimum = "-1",
				maximum = "1000000000") long quantity,
		@Schema(types = {
				"string", "number" },
				description = "What it costs on top of the product: a number, or a text such as 55 or $55.00",
				example = "4") Object surcharge,
		@Schema(description = "The names of columns and their values, at least one",
				example = "{\"Color\": \"Green\", \"Size\": \"Small\"}") Map<String, String> metadata,
		@Schema(types = { "string", "number", "null" },
				description = "Cost of goods: a number, or a text such as 55 or $55.00",
				example = "$35.00") @Nullable Object cost,
		@Schema(types = { "number", "null" }, description = "In the merchant's unit of weight", minimum = "0",
				maximum = "1000000000") @Nullable BigDecimal weight,
		@Schema(types = { "string", "null" }, description = "SKU for FetchApp; not for extras", maxLength = 255,
				pattern = Bodies.LINE) @Nullable String fetchSku){
}
