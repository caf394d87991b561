package io.warelog.platform.description;

import java.math.BigDecimal;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a shipping group.
 *
 * @param id its number
 * @param name as given
 * @param options it consists of
 */
@Schema(name = "ShippingGroup", description = "The ways in which products of a store can be shipped.",
		requiredProperties = { "id", "name", "options" })
public record ShippingGroupShape(
		@Schema(description = "The number of the shipping group in its store", minimum = "1", example = "2") int id,
		@Schema(description = "Name of the shipping group", minLength = 1, maxLength = 255,
				example = "Default Shipping Group") String name,
		@ArraySchema(arraySchema = @Schema(description = "The options of the group, in order"),
				maxItems = 250) List<Option> options) {

	/**
	 * An option of the group.
	 *
	 * @param currency ISO 4217
	 * @param id its number
	 * @param name as given
	 * @param perCartRate formatted
	 * @param perCartRateRaw as a number
	 * @param perCartType how it is counted
	 * @param perItemRate formatted
	 * @param perItemRateRaw as a number
	 * @param perItemType how it is counted
	 */
	@Schema(name = "ShippingOption", requiredProperties = { "id", "name", "per_cart_type", "per_item_type" })
	public record Option(
			@Schema(description = "ISO 4217 code of the fees, left out when there are none", pattern = "^[A-Z]{3}$",
					example = "USD") @Nullable String currency,
			@Schema(description = "The number of the option in its store", minimum = "1", example = "1") int id,
			@Schema(description = "Name of the option", minLength = 1, maxLength = 255,
					example = "Quick Shipping") String name,
			@Schema(description = "Price for a whole cart: percent or an amount, left out for none",
					example = "2%") @Nullable String perCartRate,
			@Schema(description = "The same as a number", minimum = "0",
					example = "2.0") @Nullable BigDecimal perCartRateRaw,
			@Schema(description = "How the price for a whole cart is counted", allowableValues = {
					"none", "percentage", "flat_fee" }, example = "percentage") String perCartType,
			@Schema(description = "Price for each item: percent or an amount, left out for none",
					example = "$5.00") @Nullable String perItemRate,
			@Schema(description = "The same as a number", minimum = "0",
					example = "5.0") @Nullable BigDecimal perItemRateRaw,
			@Schema(description = "How the price for each item is counted",
					allowableValues = { "none", "percentage", "flat_fee" }, example = "none") String perItemType){
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param id its number
	 * @param version of the merchant
	 */
	@Schema(name = "ShippingGroupReference", requiredProperties = { "id", "version" }, maxProperties = 2,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Written(int id, long version) {
	}

}
