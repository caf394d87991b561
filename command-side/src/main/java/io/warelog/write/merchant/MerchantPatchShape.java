package io.warelog.write.merchant;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/** The description of the body that changes a merchant. */
@Schema(name = "MerchantPatch", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "What is to change (RFC 7396); a property that is left out stays as it is.")
record MerchantPatchShape(
		@Schema(description = "Name of the merchant, not blank", minLength = 1, maxLength = 255,
				pattern = Bodies.LINE) String name,
		@Schema(description = "ISO 4217 currency code", pattern = "^[A-Z]{3}$") String currency, @Schema(types = {
				"string", "null" }, format = "uri", maxLength = 2048,
				description = "Where its shop is (http or https, without query and fragment); null clears it") @Nullable String storefrontUrl,
		@Schema(description = "The unit of its weights",
				allowableValues = { "kg", "g", "lb", "oz" }) String weightUnit){
}
