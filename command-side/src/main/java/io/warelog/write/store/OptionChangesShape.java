package io.warelog.write.store;

import java.math.BigDecimal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that changes an option or extra. It is read by
 * {@link Options}.
 *
 * @param surcharge on top of the product
 * @param quantity how many there are
 * @param cost of goods
 * @param weight in the merchant's unit
 * @param fetchSku for FetchApp
 */
@Schema(name = "StoreOptionChanges", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "What is to change: a property that is left out stays as it is.")
record OptionChangesShape(@Schema(types = {
		"string", "number" },
		description = "What it costs on top of the product: a number, or a text such as 55 or $55.00",
		example = "4") Object surcharge,
		@Schema(description = "How many there are, -1 for any number", minimum = "-1",
				maximum = "1000000000") long quantity,
		@Schema(types = { "string", "number", "null" },
				description = "Cost of goods: a number, or a text such as 55 or $55.00",
				example = "$35.00") @Nullable Object cost,
		@Schema(types = { "number", "null" }, description = "In the merchant's unit of weight", minimum = "0",
				maximum = "1000000000") @Nullable BigDecimal weight,
		@Schema(types = { "string", "null" }, description = "SKU for FetchApp; not for extras", maxLength = 255,
				pattern = Bodies.LINE) @Nullable String fetchSku){
}
