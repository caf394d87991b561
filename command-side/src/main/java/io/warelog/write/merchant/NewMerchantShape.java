package io.warelog.write.merchant;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/** The description of the body that registers a merchant. */
@Schema(name = "NewMerchant", requiredProperties = { "name", "organization", "currency" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record NewMerchantShape(
		@Schema(description = "Name of the merchant, not blank", minLength = 1, maxLength = 255, pattern = Bodies.LINE,
				example = "Shop") String name,
		@Schema(description = "The organization's id, or its name; an organization is founded when none has that name",
				minLength = 1, maxLength = 255, pattern = Bodies.LINE, example = "default") String organization,
		@Schema(description = "ISO 4217 currency code", pattern = "^[A-Z]{3}$", example = "USD") String currency,
		@Schema(types = {
				"string", "null" }, format = "uri", maxLength = 2048,
				description = "Where its shop is (http or https, without query and fragment)") @Nullable String storefrontUrl,
		@Schema(description = "The unit of its weights", allowableValues = { "kg", "g", "lb", "oz" },
				defaultValue = "kg") String weightUnit){
}
