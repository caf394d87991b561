package io.warelog.platform.description;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of an API key, without the key.
 *
 * @param keyId names it
 * @param merchantId whose it is
 * @param name as given
 * @param scopes what it may be used for
 * @param expiresAt when it ends
 * @param revoked whether it was ended
 * @param createdAt when it was issued
 * @param version counts the changes
 */
@Schema(name = "Key", description = "An API key, without the key itself.", requiredProperties = { "key_id",
		"merchant_id", "name", "scopes", "expires_at", "revoked", "created_at", "version" })
public record KeyShape(
		@Schema(description = "The unique identifier of the key, by which changes are attributed to it") UUID keyId,
		@Schema(description = "The merchant whose key it is") UUID merchantId, @Schema(types = {
				"string", "null" }, description = "What the key is for, null when that is not told", minLength = 1,
				maxLength = 255) @Nullable String name,
		@ArraySchema(arraySchema = @Schema(description = "What the key may be used for"), minItems = 1,
				uniqueItems = true,
				schema = @Schema(type = "string",
						allowableValues = { "admin", "storefront", "operator" })) List<String> scopes,
		@Schema(types = { "string", "null" }, format = "date-time",
				description = "When the key ends, RFC 3339 in UTC; null for never") @Nullable Instant expiresAt,
		@Schema(description = "Whether the key was revoked", example = "false") boolean revoked,
		@Schema(description = "When the key was issued, RFC 3339 in UTC") Instant createdAt,
		@Schema(description = "Grows with every change", minimum = "1", example = "1") long version){

	/**
	 * A key as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "KeyAnswer", requiredProperties = "data")
	public record One(KeyShape data) {
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "KeyPage", requiredProperties = { "data", "meta" })
	public record Page(List<KeyShape> data, PageShape meta) {
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param data its reference
	 */
	@Schema(name = "KeyWritten", requiredProperties = "data")
	public record Written(Reference data) {
	}

	/**
	 * Names a version of it.
	 *
	 * @param keyId which one
	 * @param version which version
	 */
	@Schema(name = "KeyReference", requiredProperties = { "key_id", "version" }, maxProperties = 3,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Reference(UUID keyId, long version) {
	}

}
