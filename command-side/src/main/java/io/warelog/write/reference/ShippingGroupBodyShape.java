package io.warelog.write.reference;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/** The descriptions of the bodies that add or change a shipping group. */
final class ShippingGroupBodyShape {

	private static final String NAME = "Name of the shipping group, not blank";

	private static final String OPTION_NAME = "Name of the option, not blank";

	private static final String CURRENCY = "ISO 4217 code, which must be the store's where there is a new fee";

	private static final String RATE = "Percent from 0 to 100 with at most 4 decimals, or an amount of the store's "
			+ "currency, as the type says; none for the type none";

	private ShippingGroupBodyShape() {
	}

	@Schema(name = "NewShippingGroup", requiredProperties = "name",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record New(
			@Schema(description = NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Default Shipping Group") String name,
			@ArraySchema(arraySchema = @Schema(description = "The options of the group"),
					maxItems = GroupRules.MOST_ENTRIES) List<NewOption> options) {
	}

	@Schema(name = "NewShippingOption", requiredProperties = "name",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record NewOption(
			@Schema(description = OPTION_NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Quick Shipping") String name,
			@Schema(description = "How the price for a whole cart is counted", allowableValues = {
					"none", "percentage", "flat_fee" }, defaultValue = "none",
					example = "percentage") String perCartType,
			@Schema(types = { "string", "number", "null" }, description = RATE,
					example = "2%") @Nullable Object perCartRate,
			@Schema(description = "How the price for each item is counted",
					allowableValues = { "none", "percentage", "flat_fee" }, defaultValue = "none",
					example = "none") String perItemType,
			@Schema(types = { "string", "number", "null" }, description = RATE) @Nullable Object perItemRate,
			@Schema(description = CURRENCY, pattern = "^[A-Z]{3}$", example = "USD") String currency){
	}

	@Schema(name = "ShippingGroupChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
			description = "What is to change; a property that is left out stays as it is.")
	record Changed(
			@Schema(description = NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Default Shipping Group") String name,
			@ArraySchema(arraySchema = @Schema(description = "All options of the group"),
					maxItems = GroupRules.MOST_ENTRIES) List<ChangedOption> options) {
	}

	@Schema(name = "ShippingOptionChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
			description = "An option that is there, by its id, or a new one, which needs a name")
	record ChangedOption(
			@Schema(description = "The number of an option of the group", minimum = "1", example = "1") int id,
			@Schema(description = OPTION_NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Quick Shipping") String name,
			@Schema(description = "How the price for a whole cart is counted", allowableValues = {
					"none", "percentage", "flat_fee" }, example = "percentage") String perCartType,
			@Schema(types = { "string", "number", "null" }, description = RATE,
					example = "2%") @Nullable Object perCartRate,
			@Schema(description = "How the price for each item is counted",
					allowableValues = { "none", "percentage", "flat_fee" }, example = "none") String perItemType,
			@Schema(types = { "string", "number", "null" }, description = RATE) @Nullable Object perItemRate,
			@Schema(description = CURRENCY, pattern = "^[A-Z]{3}$", example = "USD") String currency){
	}

}
