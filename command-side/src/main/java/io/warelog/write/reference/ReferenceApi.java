package io.warelog.write.reference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ShippingGroupShape;
import io.warelog.platform.description.TaxGroupShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Describes the writing routes for tax groups and shipping groups. */
interface ReferenceApi {

	String TAX_GROUP_ID = "The number of the tax group.";

	String SHIPPING_GROUP_ID = "The number of the shipping group.";

	String VERSION = " Its version, which If-Match compares, is the merchant's.";

	@Operation(operationId = "addTaxGroup", tags = ApiTag.TAX_GROUPS, summary = "Add tax group",
			description = "Adds a tax group to the store.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = TaxGroupBodyShape.New.class))))
	@ApiResponse(responseCode = "201", description = "The tax group; no body with Prefer: return=minimal",
			content = @Content(schema = @Schema(anyOf = { TaxGroupShape.class, TaxGroupShape.Written.class })))
	ResponseEntity<byte[]> addTaxGroup(HttpServletRequest request, Caller caller);

	@Operation(operationId = "changeTaxGroup", tags = ApiTag.TAX_GROUPS, summary = "Change tax group",
			description = "Changes the name and the taxes of a tax group, also of a retired one. A tax with an id keeps "
					+ "what is not said of it, one without is new, one that is left out is deleted." + VERSION,
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = TaxGroupBodyShape.Changed.class))))
	@ApiResponse(responseCode = "200", description = "The tax group as it is now",
			content = @Content(schema = @Schema(anyOf = { TaxGroupShape.class, TaxGroupShape.Written.class })))
	ResponseEntity<byte[]> changeTaxGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = TAX_GROUP_ID) int id);

	@Operation(operationId = "retireTaxGroup", tags = ApiTag.TAX_GROUPS, summary = "Retire tax group",
			description = "Retires a tax group: no product can be given it any more, those that have it keep it. It can "
					+ "still be read by its id. Repeating it changes nothing." + VERSION)
	@ApiResponse(responseCode = "200", description = "The tax group is retired",
			content = @Content(schema = @Schema(type = "boolean", example = "true")))
	ResponseEntity<byte[]> retireTaxGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = TAX_GROUP_ID) int id);

	@Operation(operationId = "addShippingGroup", tags = ApiTag.SHIPPING_GROUPS, summary = "Add shipping group",
			description = "Adds a shipping group to the store.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = ShippingGroupBodyShape.New.class))))
	@ApiResponse(responseCode = "201", description = "The shipping group; no body with Prefer: return=minimal",
			content = @Content(
					schema = @Schema(anyOf = { ShippingGroupShape.class, ShippingGroupShape.Written.class })))
	ResponseEntity<byte[]> addShippingGroup(HttpServletRequest request, Caller caller);

	@Operation(operationId = "changeShippingGroup", tags = ApiTag.SHIPPING_GROUPS, summary = "Change shipping group",
			description = "Changes the name and the options of a shipping group, also of a retired one. An option with an "
					+ "id keeps what is not said of it, one without is new, one that is left out is deleted." + VERSION,
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = ShippingGroupBodyShape.Changed.class))))
	@ApiResponse(responseCode = "200", description = "The shipping group as it is now", content = @Content(
			schema = @Schema(anyOf = { ShippingGroupShape.class, ShippingGroupShape.Written.class })))
	ResponseEntity<byte[]> changeShippingGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = SHIPPING_GROUP_ID) int id);

	@Operation(operationId = "retireShippingGroup", tags = ApiTag.SHIPPING_GROUPS, summary = "Retire shipping group",
			description = "Retires a shipping group: no product can be given it any more, those that have it keep it. It "
					+ "can still be read by its id. Repeating it changes nothing." + VERSION)
	@ApiResponse(responseCode = "200", description = "The shipping group is retired",
			content = @Content(schema = @Schema(type = "boolean", example = "true")))
	ResponseEntity<byte[]> retireShippingGroup(HttpServletRequest request, Caller caller,
			@Parameter(description = SHIPPING_GROUP_ID) int id);

}
