package io.warelog.platform.description;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a product as the store API shows it (seed 003).
 *
 * @param categories names
 * @param cost of goods, formatted
 * @param costRaw of goods
 * @param created Unix seconds
 * @param currency ISO 4217
 * @param description in full
 * @param descriptionShort in brief
 * @param digitalSamples none
 * @param extras what can be had with it
 * @param form what buyers are asked for
 * @param images in their sizes
 * @param key names it
 * @param modified Unix seconds
 * @param name as given
 * @param nameShort for grids
 * @param optionStyle how options are offered
 * @param options in which it can be had
 * @param order its place in the store's listing
 * @param price now, formatted
 * @param priceRaw now
 * @param quantity over all options
 * @param regularPrice formatted
 * @param regularPriceRaw as a number
 * @param salePrice formatted
 * @param salePriceRaw as a number
 * @param shippingGroup as it is now
 * @param sku as given
 * @param slug in URLs
 * @param status how it is offered
 * @param taxGroup as it is now
 * @param type what kind of thing
 * @param url of its page
 * @param videos their thumbnails in their sizes
 * @param weight in the merchant's unit
 */
@Schema(name = "StoreProduct", description = "A product as a store shows it.",
		requiredProperties = { "categories", "created", "currency", "description", "description_short",
				"digital_samples", "extras", "images", "key", "modified", "name", "options", "order", "price",
				"price_raw", "quantity", "regular_price", "regular_price_raw", "sale_price", "sale_price_raw",
				"shipping_group", "sku", "slug", "status", "tax_group", "type", "url" })
public record StoreProductShape(
		@ArraySchema(arraySchema = @Schema(description = "The names of its categories",
				example = "[\"Ugly Stuff\"]")) List<String> categories,
		@Schema(description = "Cost of goods, left out when unset", example = "$35.00") @Nullable String cost,
		@Schema(description = "The same as a number", example = "35.0") @Nullable BigDecimal costRaw,
		@Schema(description = "When it was created, Unix seconds", example = "1324391866") long created,
		@Schema(description = "ISO 4217 code of its currency", pattern = "^[A-Z]{3}$", example = "USD") String currency,
		@Schema(types = {
				"string", "null" }, description = "The full description, null when there is none",
				maxLength = 65_536) @Nullable String description,
		@Schema(types = { "string", "null" }, description = "The short description, null when there is none",
				maxLength = 65_536) @Nullable String descriptionShort,
		@ArraySchema(arraySchema = @Schema(description = "Always empty", example = "[]"),
				schema = @Schema(type = "object"), maxItems = 0) List<Object> digitalSamples,
		@ArraySchema(arraySchema = @Schema(description = "What can be had with it"),
				maxItems = 250) List<StoreOptionShape> extras,
		@Schema(description = "What buyers are asked for, left out when unset") @Nullable FormShape form,
		@ArraySchema(arraySchema = @Schema(description = "Its images, each in its sizes"),
				maxItems = 100) List<StoreImageShape> images,
		@Schema(description = "The unique key of the product, a UUIDv7") UUID key,
		@Schema(description = "When it was last changed, Unix seconds", example = "1324391866") long modified,
		@Schema(description = "Name of the product", minLength = 1, maxLength = 255,
				example = "An ugly sweater") String name,
		@Schema(description = "Short name for listing grids, left out when unset",
				maxLength = 255) @Nullable String nameShort,
		@Schema(description = "Whether options are offered in one drop-down or in one per column, left out when unset",
				allowableValues = { "single", "separate" }) @Nullable String optionStyle,
		@ArraySchema(
				arraySchema = @Schema(description = "The ways in which it can be had; a default one without others"),
				minItems = 1, maxItems = 250) List<StoreOptionShape> options,
		@Schema(description = "Its place in the store's listing", minimum = "0", example = "0") long order,
		@Schema(description = "What it costs now", example = "$55.00") String price,
		@Schema(description = "The same as a number", example = "55.0") BigDecimal priceRaw,
		@Schema(description = "How many there are over all options, -1 for any number", minimum = "-1",
				example = "20") long quantity,
		@Schema(description = "What it costs when it is not on sale", example = "$55.00") String regularPrice,
		@Schema(description = "The same as a number", example = "55.0") BigDecimal regularPriceRaw,
		@Schema(types = { "string", "null" },
				description = "What it costs while it is on sale, else null") @Nullable String salePrice,
		@Schema(types = { "number", "null" }, description = "The same as a number") @Nullable BigDecimal salePriceRaw,
		@Schema(types = { "object", "null" },
				description = "The shipping group it belongs to, with its options, null without one") @Nullable Object shippingGroup,
		@Schema(types = { "string", "null" }, description = "Stock keeping unit, null when there is none",
				maxLength = 255, example = "123UGLY") @Nullable String sku,
		@Schema(description = "Its name in URLs", pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength = 100,
				example = "an-ugly-sweater") String slug,
		@Schema(description = "How it is offered",
				allowableValues = { "available", "on sale", "hidden", "sold out", "coming soon" },
				example = "available") String status,
		@Schema(types = { "object", "null" },
				description = "The tax group it belongs to, with its taxes, null without one") @Nullable Object taxGroup,
		@Schema(description = "What kind of thing it is", allowableValues = { "physical", "digital" },
				example = "physical") String type,
		@Schema(types = { "string", "null" }, format = "uri",
				description = "Its page in the store, null when it is not known where that is",
				example = "http://example.com/an-ugly-sweater") @Nullable String url,
		@ArraySchema(
				arraySchema = @Schema(
						description = "The thumbnails of its videos, each in its sizes, left out when there are none"),
				maxItems = 100) @Nullable List<StoreImageShape> videos,
		@Schema(description = "In the merchant's unit of weight, left out when unset",
				example = "3.333") @Nullable BigDecimal weight){

	/**
	 * What buyers of a product are asked for.
	 *
	 * @param name of the form
	 * @param fields in order
	 */
	@Schema(name = "StoreProductForm", requiredProperties = { "name", "fields" })
	public record FormShape(String name, List<FieldShape> fields) {
	}

	/**
	 * One thing that is asked for.
	 *
	 * @param label what it is called
	 * @param placeholder an example
	 * @param type how it is entered
	 * @param required whether it has to be
	 */
	@Schema(name = "StoreProductFormField", requiredProperties = { "label", "type", "required" })
	public record FieldShape(String label, @Nullable String placeholder, @Schema(allowableValues = {
			"checkbox", "paragraph", "text", "date" }) String type, boolean required){
	}

}
