package io.warelog.read.product;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.Paged;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.http.Caller;
import io.warelog.read.history.AsOf;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the reading routes of the merchant API. */
interface ProductApi {

	@Operation(operationId = "getProduct", tags = ApiTag.PRODUCTS, summary = "Get product details",
			description = "Retrieves details for a specific product belonging to the authenticated merchant. With a "
					+ "storefront key, products that visitors do not see answer 404.")
	@Parameter(name = "as_of", in = ParameterIn.QUERY,
			description = "The product as it was: after the commit of this version, or at this RFC 3339 time. 404 when there "
					+ "was no such product then. Not with a storefront key.",
			schema = @Schema(type = "string", minLength = 1, maxLength = AsOf.LONGEST))
	@ApiResponse(responseCode = "200", description = "The product",
			content = @Content(schema = @Schema(implementation = ProductShape.One.class)))
	ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the product (product_id).") UUID id);

	@Operation(operationId = "listProducts", tags = ApiTag.PRODUCTS, summary = "List products",
			description = "Retrieves a list of products for the authenticated merchant, with pagination and filtering, "
					+ "archived ones included. Filters hold together. With a storefront key the list has only products that "
					+ "visitors see.")
	@Paged
	@Parameter(name = "cursor", in = ParameterIn.QUERY,
			description = "Where to continue: next_cursor of a page, or the cursor of one of its links, with the same sort "
					+ "and filters. Does not go with offset.",
			schema = @Schema(type = "string", minLength = 1, maxLength = 2000))
	@Parameter(name = "sort", in = ParameterIn.QUERY, description = "The order, with - before it descending.",
			schema = @Schema(type = "string", defaultValue = "-created_at",
					allowableValues = { "created_at", "-created_at", "updated_at", "-updated_at", "name", "-name",
							"price", "-price", "order", "-order" }))
	@ProductFilters
	@Parameter(name = "archived", in = ParameterIn.QUERY, description = "Filter products by whether they are archived.",
			schema = @Schema(type = "boolean"))
	@Parameter(name = "as_of", in = ParameterIn.QUERY,
			description = "The list as it was at this RFC 3339 time, with the products, places and filtered properties of "
					+ "then; now, when it lies ahead. A cursor is good for the time of its list only. Not with a storefront "
					+ "key.",
			schema = @Schema(type = "string", format = "date-time"))
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = ProductPageShape.class)))
	ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller);

}
