package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that changes a product. It is read by {@link ProductBody}.
 */
@Schema(name = "ProductPatch", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "What is to change (RFC 7396): a property that is left out stays as it is, null clears one that "
				+ "may be empty.")
record ProductPatchShape(
		@Schema(description = "Name of the product, not blank", minLength = 1, maxLength = 255,
				pattern = Bodies.LINE) String name,
		@Schema(types = {
				"string", "null" }, description = "Description of at most 64 KiB in UTF-8", maxLength = 65_536,
				pattern = Bodies.LINES) @Nullable String description,
		@Schema(description = "Price of the product in major units (must be positive)",
				minimum = "0.0001") BigDecimal price,
		@Schema(description = "ISO 4217 currency code; another currency needs a price with it",
				pattern = "^[A-Z]{3}$") String currencyCode,
		@Schema(description = "The same as currency_code, which may be given instead",
				pattern = "^[A-Z]{3}$") String currency,
		@Schema(description = "true needs a billing_cycle, here or already set; false alone clears the billing cycle") boolean recurring,
		@Schema(types = { "string", "null" }, description = "How often a recurring product is billed",
				allowableValues = { "daily", "weekly", "monthly", "yearly" }) @Nullable String billingCycle,
		@Schema(description = "Set true to activate, false to deactivate") boolean isActive,
		@Schema(types = { "string", "null" }, format = "uri", maxLength = 2048,
				description = "URL for the product image (http or https)") @Nullable String imageUrl,
		@Schema(description = "Whether to display on the storefront") boolean displayOnStorefront,
		@ArraySchema(arraySchema = @Schema(
				description = "All fee types of the product: those it has already, and any of the organization that "
						+ "are not retired"),
				maxItems = 100, uniqueItems = true) List<UUID> feeTypeIds){
}
