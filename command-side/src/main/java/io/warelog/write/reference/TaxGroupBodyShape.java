package io.warelog.write.reference;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/** The descriptions of the bodies that add or change a tax group. */
final class TaxGroupBodyShape {

	private static final String NAME = "Name of the tax group, not blank";

	private TaxGroupBodyShape() {
	}

	@Schema(name = "NewTaxGroup", requiredProperties = "name",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record New(
			@Schema(description = NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Physical Goods") String name,
			@ArraySchema(arraySchema = @Schema(description = "The taxes of the group"),
					maxItems = GroupRules.MOST_ENTRIES) List<NewTax> taxes) {
	}

	@Schema(name = "NewTax", requiredProperties = { "country", "rate" },
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record NewTax(
			@Schema(description = "ISO 3166-1 alpha-2 country code", pattern = "^[A-Z]{2}$",
					example = "CA") String country,
			@Schema(types = {
					"string", "null" }, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					description = "The part of the country, null for all of it",
					example = "Northwest Territories") @Nullable String region,
			@Schema(types = { "string", "number" }, description = "Percent from 0 to 100, with at most 4 decimals",
					example = "2.30%") Object rate){
	}

	@Schema(name = "TaxGroupChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
			description = "What is to change; a property that is left out stays as it is.")
	record Changed(
			@Schema(description = NAME, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					example = "Physical Goods") String name,
			@ArraySchema(arraySchema = @Schema(description = "All taxes of the group"),
					maxItems = GroupRules.MOST_ENTRIES) List<ChangedTax> taxes) {
	}

	@Schema(name = "TaxChange", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
			description = "A tax that is there, by its id, or a new one, which needs country and rate")
	record ChangedTax(@Schema(description = "The number of a tax of the group", minimum = "1", example = "2") int id,
			@Schema(description = "ISO 3166-1 alpha-2 country code", pattern = "^[A-Z]{2}$",
					example = "CA") String country,
			@Schema(types = {
					"string", "null" }, minLength = 1, maxLength = 255, pattern = Bodies.LINE,
					description = "The part of the country, null for all of it") @Nullable String region,
			@Schema(types = { "string", "number" }, description = "Percent from 0 to 100, with at most 4 decimals",
					example = "2.30%") Object rate){
	}

}
