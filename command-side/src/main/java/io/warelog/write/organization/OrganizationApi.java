package io.warelog.write.organization;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.FeeTypeShape;
import io.warelog.platform.description.OrganizationShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the writing routes for what belongs to an organization. */
interface OrganizationApi {

	String FEE_TYPE_ID = "The unique identifier (UUID) of the fee type.";

	@Operation(operationId = "changeOrganization", tags = ApiTag.ORGANIZATIONS, summary = "Set the details policy",
			description = "Says whether the details of the organization's existing products may be changed (editable) or "
					+ "only is_active (frozen).",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = OrganizationPatchShape.class))))
	@ApiResponse(responseCode = "200", description = "The organization as it is now", content = @Content(
			schema = @Schema(anyOf = { OrganizationShape.One.class, OrganizationShape.Written.class })))
	ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the organization.") UUID id);

	@Operation(operationId = "addFeeType", tags = ApiTag.FEE_TYPES, summary = "Add fee type",
			description = "Adds a fee type to the merchant's organization, which can have 1,000, retired ones "
					+ "included.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = FeeTypeBodyShape.class))))
	@ApiResponse(responseCode = "201", description = "The fee type; no body with Prefer: return=minimal",
			content = @Content(schema = @Schema(anyOf = { FeeTypeShape.One.class, FeeTypeShape.Written.class })))
	ResponseEntity<byte[]> addFeeType(HttpServletRequest request, Caller caller);

	@Operation(operationId = "renameFeeType", tags = ApiTag.FEE_TYPES, summary = "Rename fee type",
			description = "Renames a fee type, also a retired one. Its version, which If-Match compares, is the "
					+ "organization's.",
			requestBody = @RequestBody(required = true,
					content = @Content(schema = @Schema(implementation = FeeTypeBodyShape.class))))
	@ApiResponse(responseCode = "200", description = "The fee type as it is now",
			content = @Content(schema = @Schema(anyOf = { FeeTypeShape.One.class, FeeTypeShape.Written.class })))
	ResponseEntity<byte[]> renameFeeType(HttpServletRequest request, Caller caller,
			@Parameter(description = FEE_TYPE_ID) UUID id);

	@Operation(operationId = "retireFeeType", tags = ApiTag.FEE_TYPES, summary = "Retire fee type",
			description = "Retires a fee type: no product can be given it any more, those that have it keep it. It can "
					+ "still be read by its id. Repeating it changes nothing.")
	@ApiResponse(responseCode = "204", description = "The fee type is retired")
	ResponseEntity<byte[]> retireFeeType(HttpServletRequest request, Caller caller,
			@Parameter(description = FEE_TYPE_ID) UUID id);

}
