package io.warelog.write.key;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.write.http.Bodies;
import org.jspecify.annotations.Nullable;

/** The description of the body that issues a key. */
@Schema(name = "NewKey", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record NewKeyShape(@Schema(types = {
		"string", "null" }, description = "What the key is for", minLength = 1, maxLength = 255, pattern = Bodies.LINE,
		example = "shop front") @Nullable String name,
		@ArraySchema(arraySchema = @Schema(
				description = "What the key may be used for; only admin when absent. No scope " + "implies another"),
				minItems = 1, maxItems = 3,
				schema = @Schema(type = "string",
						allowableValues = { "admin", "storefront", "operator" })) List<String> scopes,
		@Schema(types = { "string", "null" }, format = "date-time",
				description = "When the key ends, RFC 3339 with offset, which lies ahead; never when absent") @Nullable Instant expiresAt){
}
