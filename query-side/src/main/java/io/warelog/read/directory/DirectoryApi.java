package io.warelog.read.directory;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.FeeTypeShape;
import io.warelog.platform.description.KeyShape;
import io.warelog.platform.description.MerchantShape;
import io.warelog.platform.description.OrganizationShape;
import io.warelog.platform.description.Paged;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the reading routes for merchants, organizations, keys and fee types. */
interface DirectoryApi {

	String MERCHANT_ID = "The unique identifier (UUID) of the merchant.";

	@Operation(operationId = "listMerchants", tags = ApiTag.MERCHANTS, summary = "List merchants",
			description = "Retrieves a list of all merchants.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = MerchantShape.Page.class)))
	ResponseEntity<byte[]> merchants(HttpServletRequest request);

	@Operation(operationId = "getMerchant", tags = ApiTag.MERCHANTS, summary = "Get merchant",
			description = "Retrieves a merchant.")
	@ApiResponse(responseCode = "200", description = "The merchant",
			content = @Content(schema = @Schema(implementation = MerchantShape.One.class)))
	ResponseEntity<byte[]> merchant(HttpServletRequest request, @Parameter(description = MERCHANT_ID) UUID id);

	@Operation(operationId = "listKeys", tags = ApiTag.KEYS, summary = "List keys of a merchant",
			description = "Retrieves a list of a merchant's API keys, revoked and expired ones included, without the keys "
					+ "themselves.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = KeyShape.Page.class)))
	ResponseEntity<byte[]> keys(HttpServletRequest request, @Parameter(description = MERCHANT_ID) UUID id);

	@Operation(operationId = "getKey", tags = ApiTag.KEYS, summary = "Get key",
			description = "Retrieves what is known of an API key, without the key itself.")
	@ApiResponse(responseCode = "200", description = "The key",
			content = @Content(schema = @Schema(implementation = KeyShape.One.class)))
	ResponseEntity<byte[]> key(HttpServletRequest request,
			@Parameter(description = "The unique identifier (UUID) of the key, not the key itself.") UUID id);

	@Operation(operationId = "listOrganizations", tags = ApiTag.ORGANIZATIONS, summary = "List organizations",
			description = "Retrieves a list of all organizations.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = OrganizationShape.Page.class)))
	ResponseEntity<byte[]> organizations(HttpServletRequest request);

	@Operation(operationId = "getOrganization", tags = ApiTag.ORGANIZATIONS, summary = "Get organization",
			description = "Retrieves an organization with its details policy.")
	@ApiResponse(responseCode = "200", description = "The organization",
			content = @Content(schema = @Schema(implementation = OrganizationShape.One.class)))
	ResponseEntity<byte[]> organization(HttpServletRequest request,
			@Parameter(description = "The unique identifier (UUID) of the organization.") UUID id);

	@Operation(operationId = "listFeeTypes", tags = ApiTag.FEE_TYPES, summary = "List fee types",
			description = "Retrieves a list of the fee types of the merchant's organization that are not retired.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = FeeTypeShape.Page.class)))
	ResponseEntity<byte[]> feeTypes(HttpServletRequest request, Caller caller);

	@Operation(operationId = "getFeeType", tags = ApiTag.FEE_TYPES, summary = "Get fee type",
			description = "Retrieves a fee type of the merchant's organization, also a retired one.")
	@ApiResponse(responseCode = "200", description = "The fee type",
			content = @Content(schema = @Schema(implementation = FeeTypeShape.One.class)))
	ResponseEntity<byte[]> feeType(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the fee type.") UUID id);

}
