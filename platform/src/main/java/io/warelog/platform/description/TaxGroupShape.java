package io.warelog.platform.description;

import java.math.BigDecimal;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a tax group.
 *
 * @param id its number
 * @param name as given
 * @param taxes it consists of
 */
@Schema(name = "TaxGroup", description = "The taxes that products of a store have in common.",
		requiredProperties = { "id", "name", "taxes" })
public record TaxGroupShape(
		@Schema(description = "The number of the tax group in its store", minimum = "1", example = "3") int id,
		@Schema(description = "Name of the tax group", minLength = 1, maxLength = 255,
				example = "Physical Goods") String name,
		@ArraySchema(arraySchema = @Schema(description = "The taxes of the group, in order"),
				maxItems = 250) List<Tax> taxes) {

	/**
	 * A tax of the group.
	 *
	 * @param country ISO 3166-1 alpha-2
	 * @param id its number
	 * @param rate formatted
	 * @param rateRaw as a number
	 * @param region of the country
	 */
	@Schema(name = "Tax", requiredProperties = { "country", "id", "rate", "rate_raw", "region" })
	public record Tax(
			@Schema(description = "ISO 3166-1 alpha-2 country code", pattern = "^[A-Z]{2}$",
					example = "CA") String country,
			@Schema(description = "The number of the tax in its store", minimum = "1", example = "2") int id,
			@Schema(description = "Percent: a whole number, or with two decimals or more",
					example = "2.30%") String rate,
			@Schema(description = "The same as a number", minimum = "0", maximum = "100",
					example = "2.3") BigDecimal rateRaw,
			@Schema(types = {
					"string", "null" }, description = "The part of the country, null for all of it",
					example = "Northwest Territories") @Nullable String region){
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param id its number
	 * @param version of the merchant
	 */
	@Schema(name = "TaxGroupReference", requiredProperties = { "id", "version" }, maxProperties = 2,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Written(int id, long version) {
	}

}
