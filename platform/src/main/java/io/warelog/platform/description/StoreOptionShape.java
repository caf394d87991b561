package io.warelog.platform.description;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of an option or an extra of a product.
 *
 * @param cost of goods, formatted
 * @param costRaw of goods
 * @param currency ISO 4217
 * @param isDefault whether it stands for a product without options
 * @param fetchSku for FetchApp
 * @param key names it
 * @param metadata columns and their values
 * @param order its place
 * @param quantity how many there are
 * @param surcharge formatted
 * @param surchargeRaw as a number
 * @param weight in the merchant's unit
 */
@Schema(name = "StoreOption",
		description = "An option of a product, or an extra, which has no default and no fetch_sku.",
		requiredProperties = { "currency", "key", "metadata", "order", "quantity", "surcharge", "surcharge_raw" })
public record StoreOptionShape(
		@Schema(description = "Cost of goods, left out when unset", example = "$35.00") @Nullable String cost,
		@Schema(description = "The same as a number", example = "35.0") @Nullable BigDecimal costRaw,
		@Schema(description = "ISO 4217 code of the product's currency", pattern = "^[A-Z]{3}$",
				example = "USD") String currency,
		@JsonProperty("default") @Schema(
				description = "Whether this is the option of a product that has no others") @Nullable Boolean isDefault,
		@Schema(description = "SKU for FetchApp, empty when unset", example = "10021") @Nullable String fetchSku,
		@Schema(description = "The unique key of the option or extra") UUID key,
		@Schema(description = "The names of its columns and their values; empty for the default option",
				example = "{\"Color\": \"Red\"}") Map<String, String> metadata,
		@Schema(description = "Its place among the product's, from 0", minimum = "0", example = "0") int order,
		@Schema(description = "How many there are, -1 for any number", minimum = "-1", example = "10") long quantity,
		@Schema(description = "What it costs on top of the product", example = "$0.00") String surcharge,
		@Schema(description = "The same as a number", example = "0.0") BigDecimal surchargeRaw,
		@Schema(description = "In the merchant's unit of weight, left out when unset",
				example = "3.333") @Nullable BigDecimal weight) {
}
