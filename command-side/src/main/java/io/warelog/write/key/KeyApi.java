package io.warelog.write.key;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.KeyShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the operator's writing routes for API keys. */
interface KeyApi {

	@Operation(operationId = "issueKey", tags = ApiTag.KEYS, summary = "Issue key",
			description = "Issues an API key of a merchant. The key itself is in this answer only; a repetition under the "
					+ "same Idempotency-Key is answered without it.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = NewKeyShape.class))))
	@ApiResponse(responseCode = "201",
			description = "The key, the one time that it is told; Prefer: return=minimal is passed over",
			content = @Content(
					schema = @Schema(anyOf = { IssuedKeyShape.One.class, KeyShape.One.class, KeyShape.Written.class })))
	ResponseEntity<byte[]> issue(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the merchant.") UUID id);

	@Operation(operationId = "revokeKey", tags = ApiTag.KEYS, summary = "Revoke key",
			description = "Revokes a key: within a second it is valid nowhere. Repeating it changes nothing.")
	@ApiResponse(responseCode = "204", description = "The key is revoked")
	ResponseEntity<byte[]> revoke(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the key, not the key itself.") UUID id);

}
