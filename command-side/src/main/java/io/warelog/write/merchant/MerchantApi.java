package io.warelog.write.merchant;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.MerchantShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the operator's writing routes for merchants. */
interface MerchantApi {

	@Operation(operationId = "registerMerchant", tags = ApiTag.MERCHANTS, summary = "Register merchant",
			description = "Registers a merchant of an organization, which is founded with it when it is new. The merchant "
					+ "has no API key at first.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = NewMerchantShape.class))))
	@ApiResponse(responseCode = "201", description = "The merchant; no body with Prefer: return=minimal",
			content = @Content(schema = @Schema(anyOf = { MerchantShape.One.class, MerchantShape.Written.class })))
	ResponseEntity<byte[]> register(HttpServletRequest request, Caller caller);

	@Operation(operationId = "changeMerchant", tags = ApiTag.MERCHANTS, summary = "Update merchant",
			description = "Changes the properties that the body names and keeps the others.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = MerchantPatchShape.class))))
	@ApiResponse(responseCode = "200", description = "The merchant as it is now",
			content = @Content(schema = @Schema(anyOf = { MerchantShape.One.class, MerchantShape.Written.class })))
	ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the merchant.") UUID id);

}
