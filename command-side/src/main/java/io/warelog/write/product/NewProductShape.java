package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that creates a product. It is read by {@link ProductBody}.
 */
@Schema(name = "NewProduct", requiredProperties = { "name", "price" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "One of currency_code and currency is required. recurring true and billing_cycle go together.")
record NewProductShape(
		@Schema(description = "Name of the product, not blank, without line breaks and control characters",
				minLength = 1, maxLength = 255, pattern = Bodies.LINE, example = "Standard Subscription") String name,
		@Schema(types = {
				"string", "null" },
				description = "Optional description of at most 64 KiB in UTF-8, without control characters other than "
						+ "line breaks and tabs",
				maxLength = 65_536, pattern = Bodies.LINES,
				example = "Monthly access to standard features.") @Nullable String description,
		@Schema(description = "Price of the product in major units (must be positive), with at most the decimals of "
				+ "its currency and at most 10^12 minor units", minimum = "0.0001", example = "9900") BigDecimal price,
		@Schema(description = "ISO 4217 currency code (e.g., \"XOF\", \"USD\")", pattern = "^[A-Z]{3}$",
				example = "XOF") String currencyCode,
		@Schema(description = "The same as currency_code, which may be given instead; both and different is refused",
				pattern = "^[A-Z]{3}$", example = "XOF") String currency,
		@Schema(description = "Whether the product is a subscription; needs billing_cycle",
				defaultValue = "false") boolean recurring,
		@Schema(types = { "string", "null" }, description = "How often a recurring product is billed",
				allowableValues = { "daily", "weekly", "monthly", "yearly" }) @Nullable String billingCycle,
		@Schema(description = "Whether the product is active (defaults to true)",
				defaultValue = "true") boolean isActive,
		@Schema(types = { "string", "null" }, format = "uri", maxLength = 2048,
				description = "URL for the product image (must be a valid http or https URL)") @Nullable String imageUrl,
		@Schema(description = "Whether to display on the storefront (defaults to true)",
				defaultValue = "true") boolean displayOnStorefront,
		@ArraySchema(arraySchema = @Schema(
				description = "Array of UUIDs for associated organization-level fee types that are not retired"),
				maxItems = 100, uniqueItems = true) List<UUID> feeTypeIds){
}
