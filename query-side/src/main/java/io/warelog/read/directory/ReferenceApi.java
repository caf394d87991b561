package io.warelog.read.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.PagedByNumber;
import io.warelog.platform.description.ShippingGroupShape;
import io.warelog.platform.description.TaxGroupShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the reading routes for tax groups and shipping groups. */
interface ReferenceApi {

	@Operation(operationId = "listTaxGroups", tags = ApiTag.TAX_GROUPS, summary = "List tax groups",
			description = "Retrieves a list of the store's tax groups that are not retired.")
	@PagedByNumber
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = TaxGroupShape.class))))
	ResponseEntity<byte[]> taxGroups(HttpServletRequest request, Caller caller);

	@Operation(operationId = "getTaxGroup", tags = ApiTag.TAX_GROUPS, summary = "Get tax group",
			description = "Retrieves a tax group of the store; with the scope admin also a retired one.")
	@ApiResponse(responseCode = "200", description = "The tax group",
			content = @Content(schema = @Schema(implementation = TaxGroupShape.class)))
	ResponseEntity<byte[]> taxGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = "The number of the tax group.") int id);

	@Operation(operationId = "listShippingGroups", tags = ApiTag.SHIPPING_GROUPS, summary = "List shipping groups",
			description = "Retrieves a list of the store's shipping groups that are not retired.")
	@PagedByNumber
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = ShippingGroupShape.class))))
	ResponseEntity<byte[]> shippingGroups(HttpServletRequest request, Caller caller);

	@Operation(operationId = "getShippingGroup", tags = ApiTag.SHIPPING_GROUPS, summary = "Get shipping group",
			description = "Retrieves a shipping group of the store; with the scope admin also a retired one.")
	@ApiResponse(responseCode = "200", description = "The shipping group",
			content = @Content(schema = @Schema(implementation = ShippingGroupShape.class)))
	ResponseEntity<byte[]> shippingGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = "The number of the shipping group.") int id);

}
