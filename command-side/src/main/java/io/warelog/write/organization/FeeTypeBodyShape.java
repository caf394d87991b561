package io.warelog.write.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;

/** The description of the body that adds or renames a fee type. */
@Schema(name = "FeeTypeName", requiredProperties = "name",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record FeeTypeBodyShape(@Schema(description = "Name of the fee type, not blank", minLength = 1, maxLength = 255,
		pattern = Bodies.LINE, example = "Delivery") String name) {
}
