package io.warelog.platform.description;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a product as the merchant API shows it. It is rendered elsewhere:
 * this is only what its clients read of it.
 *
 * @param productId UUIDv7
 * @param merchantId whose it is
 * @param organizationId of the merchant
 * @param name as given
 * @param description as given
 * @param price in major units
 * @param currencyCode ISO 4217
 * @param currency the same
 * @param recurring whether it has a billing cycle
 * @param billingCycle of a recurring product
 * @param imageUrl as given, or of the first image
 * @param images in order
 * @param isActive whether it is sold
 * @param archived whether it is put away
 * @param displayOnStorefront whether visitors see it
 * @param feeTypeIds in the given order
 * @param createdAt when it came into being
 * @param updatedAt when it last changed
 * @param version counts the changes
 */
@Schema(name = "Product", description = "A product or service offered by a merchant.",
		requiredProperties = { "product_id", "merchant_id", "organization_id", "name", "description", "price",
				"currency_code", "currency", "recurring", "billing_cycle", "image_url", "images", "is_active",
				"archived", "display_on_storefront", "fee_type_ids", "created_at", "updated_at", "version" })
public record ProductShape(@Schema(description = "The unique identifier of the product, a UUIDv7") UUID productId,
		@Schema(description = "The merchant whose product it is") UUID merchantId,
		@Schema(description = "The organization of the merchant") UUID organizationId,
		@Schema(description = "Name of the product", minLength = 1, maxLength = 255,
				example = "Standard Subscription") String name,
		@Schema(types = {
				"string", "null" }, description = "Description, null when there is none", maxLength = 65_536,
				example = "Monthly access to standard features.") @Nullable String description,
		@Schema(description = "Price of the product in major units, with the decimals of its currency",
				minimum = "0.0001", example = "9900") BigDecimal price,
		@Schema(description = "ISO 4217 code of the price's currency", pattern = "^[A-Z]{3}$",
				example = "XOF") String currencyCode,
		@Schema(description = "The same as currency_code", pattern = "^[A-Z]{3}$", example = "XOF") String currency,
		@Schema(description = "Whether the product is a subscription; then billing_cycle is set",
				example = "false") boolean recurring,
		@Schema(types = { "string", "null" }, description = "How often a recurring product is billed, else null",
				allowableValues = { "daily", "weekly", "monthly", "yearly" }) @Nullable String billingCycle,
		@Schema(types = { "string", "null" }, format = "uri",
				description = "URL of the product image: the one that was set, else that of the first of its images; null when there is none",
				maxLength = 2048) @Nullable String imageUrl,
		@ArraySchema(arraySchema = @Schema(description = "The product's images, in order"),
				maxItems = 100) List<ImageShape> images,
		@Schema(description = "Whether the product is active; never while it is archived",
				example = "true") boolean isActive,
		@Schema(description = "Whether the product is archived: hidden and not for sale",
				example = "false") boolean archived,
		@Schema(description = "Whether to display the product on the storefront",
				example = "true") boolean displayOnStorefront,
		@ArraySchema(arraySchema = @Schema(description = "The organization-level fee types of the product"),
				maxItems = 100, uniqueItems = true) List<UUID> feeTypeIds,
		@Schema(description = "When the product was created, RFC 3339 in UTC",
				example = "2023-10-27T10:00:00Z") Instant createdAt,
		@Schema(description = "When the product was last changed, RFC 3339 in UTC",
				example = "2023-10-27T10:00:00Z") Instant updatedAt,
		@Schema(description = "Grows with every change; the part of the ETag before its dash", minimum = "1",
				example = "1") long version){

	/**
	 * An image of a product.
	 *
	 * @param imageId 32 hexadecimal digits
	 * @param url where it is
	 */
	@Schema(name = "ProductImage", description = "An image of a product", requiredProperties = { "image_id", "url" })
	public record ImageShape(
			@Schema(description = "The key of the image, which names it in the store API too",
					pattern = "^[0-9a-f]{32}$", example = "f881c83b69e04669afbd2a23a8fc738b") String imageId,
			@Schema(description = "Where the image is", format = "uri", maxLength = 2048) String url) {
	}

	/**
	 * A product as an answer.
	 *
	 * @param data the product
	 */
	@Schema(name = "ProductAnswer", requiredProperties = "data")
	public record One(ProductShape data) {
	}

	/**
	 * What is answered when the product cannot be read back in time.
	 *
	 * @param data its reference
	 */
	@Schema(name = "ProductWritten", requiredProperties = "data")
	public record Written(Reference data) {
	}

	/**
	 * Names a version of a product.
	 *
	 * @param productId which product
	 * @param version which version
	 */
	@Schema(name = "ProductReference", requiredProperties = { "product_id", "version" }, maxProperties = 2,
			description = "The product and its version, when it cannot be shown (yet)")
	public record Reference(UUID productId, long version) {
	}

}
