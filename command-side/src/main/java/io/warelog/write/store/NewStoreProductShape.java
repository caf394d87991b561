package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that creates a product in the store API. It is read by
 * {@link StoreProductBody}.
 *
 * @param name 1 to 255 characters
 * @param nameShort for listing grids
 * @param description in full
 * @param descriptionShort in brief
 * @param price the regular price
 * @param salePrice while it is on sale
 * @param cost of goods
 * @param sku stock keeping unit
 * @param status how it is offered
 * @param type what kind of thing
 * @param weight in the merchant's unit
 * @param quantity of its only option
 * @param fetchSku of its only option
 * @param optionStyle how options are offered
 * @param order its place
 * @param taxGroup id of one
 * @param shippingGroup id of one
 * @param form what buyers are asked for
 * @param productMetadata kept with it
 * @param defaultOptionMetadata kept with the default option
 * @param categories names
 * @param options in which it can be had
 * @param extras that can be had with it
 * @param images URIs
 * @param videos URLs
 * @param reorderProducts whether others make room
 */
@Schema(name = "NewStoreProduct", requiredProperties = { "name", "price" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "A new product of a store. It is priced in the currency of its merchant and inserted at place 1 unless told otherwise.")
record NewStoreProductShape(
		@Schema(description = "Name of the product, not blank", maxLength = 255, pattern = Bodies.LINE, minLength = 1,
				example = "An ugly sweater") String name,
		@Schema(types = {
				"string", "null" }, description = "Short name for listing grids", maxLength = 255,
				pattern = Bodies.LINE) @Nullable String nameShort,
		@Schema(types = { "string", "null" }, description = "Full description of at most 64 KiB in UTF-8",
				maxLength = 65536, pattern = Bodies.LINES) @Nullable String description,
		@Schema(types = { "string", "null" }, description = "Short description of at most 64 KiB in UTF-8",
				maxLength = 65536, pattern = Bodies.LINES) @Nullable String descriptionShort,
		@Schema(types = { "string", "number" },
				description = "Regular price, more than 0: a number, or a text such as 55 or $55.00",
				example = "$55.00") Object price,
		@Schema(types = { "string", "number", "null" },
				description = "Sale price; setting it on an available product puts it on sale: a number, or a text such as 55 or $55.00",
				example = "$45.00") @Nullable Object salePrice,
		@Schema(types = { "string", "number", "null" },
				description = "Cost of goods: a number, or a text such as 55 or $55.00",
				example = "$35.00") @Nullable Object cost,
		@Schema(types = { "string", "null" }, description = "Stock keeping unit", maxLength = 255,
				pattern = Bodies.LINE, example = "123UGLY") @Nullable String sku,
		@Schema(description = "How it is offered; available clears the sale price",
				allowableValues = { "available", "on sale", "hidden", "sold out", "coming soon" }) String status,
		@Schema(description = "What kind of thing it is", allowableValues = { "physical", "digital" }) String type,
		@Schema(types = { "number", "null" }, description = "In the merchant's unit of weight", minimum = "0",
				maximum = "1000000000") @Nullable BigDecimal weight,
		@Schema(description = "How many there are of its only option, -1 for any number", minimum = "-1",
				maximum = "1000000000") long quantity,
		@Schema(types = { "string", "null" },
				description = "SKU for FetchApp of its only option; ignored when it has several", maxLength = 255,
				pattern = Bodies.LINE) @Nullable String fetchSku,
		@Schema(types = { "string", "null" },
				description = "Whether options are offered in one drop-down or in one per column",
				allowableValues = { "single", "separate" }) @Nullable String optionStyle,
		@Schema(description = "Its place in the listing; others make room", minimum = "0",
				maximum = "1000000000") long order,
		@Schema(types = { "integer", "null" }, description = "The id of a tax group", minimum = "1",
				maximum = "2147483647") @Nullable Integer taxGroup,
		@Schema(types = { "integer", "null" }, description = "The id of a shipping group", minimum = "1",
				maximum = "2147483647") @Nullable Integer shippingGroup,
		@Schema(types = { "object", "string", "null" },
				description = "What buyers are asked for, as a StoreProductForm of at least one field; delete removes it",
				example = "{\"name\": \"product form\", \"fields\": [{\"label\": \"Email\", \"type\": \"text\"}]}") @Nullable Object form,
		@Schema(types = { "object", "null" },
				description = "Kept with the product and not shown, at most 16 KiB") @Nullable Object productMetadata,
		@Schema(types = { "object", "null" },
				description = "Kept with the default option and not shown, at most 16 KiB") @Nullable Object defaultOptionMetadata,
		@Schema(types = { "string", "array" }, description = "Names parted by commas, or a list of them; at most 100",
				example = "sweater, warm, clothing") Object categories,
		@ArraySchema(arraySchema = @Schema(description = "The ways in which it can be had"),
				maxItems = 250) List<WantedOptionShape> options,
		@ArraySchema(arraySchema = @Schema(description = "What can be had with it; without fetch_sku"),
				maxItems = 250) List<WantedOptionShape> extras,
		@ArraySchema(arraySchema = @Schema(description = "http or https URIs of images"),
				schema = @Schema(type = "string", format = "uri", maxLength = 2048),
				maxItems = 100) List<String> images,
		@ArraySchema(arraySchema = @Schema(description = "URLs of videos of YouTube and Vimeo"),
				schema = @Schema(type = "string", format = "uri", maxLength = 2048),
				maxItems = 100) List<String> videos,
		@Schema(description = "Whether other products make room for it",
				defaultValue = "true") boolean reorderProducts){
}
