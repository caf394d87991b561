package io.warelog.platform.description;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a merchant.
 *
 * @param merchantId names it
 * @param organizationId it belongs to
 * @param name as given
 * @param currency ISO 4217
 * @param storefrontUrl as given
 * @param weightUnit in what it weighs
 * @param createdAt when it was registered
 * @param version counts the changes
 */
@Schema(name = "Merchant", description = "A merchant of an organization.", requiredProperties = { "merchant_id",
		"organization_id", "name", "currency", "storefront_url", "weight_unit", "created_at", "version" })
public record MerchantShape(@Schema(description = "The unique identifier of the merchant") UUID merchantId,
		@Schema(description = "The organization it belongs to") UUID organizationId,
		@Schema(description = "Name of the merchant", minLength = 1, maxLength = 255, example = "default") String name,
		@Schema(description = "ISO 4217 code of its currency", pattern = "^[A-Z]{3}$", example = "USD") String currency,
		@Schema(types = {
				"string", "null" }, format = "uri", maxLength = 2048,
				description = "Where its shop is, null when that is not known") @Nullable String storefrontUrl,
		@Schema(description = "The unit of its weights", allowableValues = { "kg", "g", "lb", "oz" },
				example = "kg") String weightUnit,
		@Schema(description = "When it was registered, RFC 3339 in UTC") Instant createdAt,
		@Schema(description = "Grows with every change", minimum = "1", example = "1") long version){

	/**
	 * A merchant as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "MerchantAnswer", requiredProperties = "data")
	public record One(MerchantShape data) {
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "MerchantPage", requiredProperties = { "data", "meta" })
	public record Page(List<MerchantShape> data, PageShape meta) {
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param data its reference
	 */
	@Schema(name = "MerchantWritten", requiredProperties = "data")
	public record Written(Reference data) {
	}

	/**
	 * Names a version of it.
	 *
	 * @param merchantId which one
	 * @param version which version
	 */
	@Schema(name = "MerchantReference", requiredProperties = { "merchant_id", "version" }, maxProperties = 2,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Reference(UUID merchantId, long version) {
	}

}
