package io.warelog.write.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreProductShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes of the store API that create, change and delete products. */
interface StoreProductApi {

	String PRODUCT = "The key (UUID) or the slug of the product.";

	@Operation(operationId = "createStoreProduct", tags = ApiTag.STORE_PRODUCTS, summary = "Create product",
			description = "Creates a product in the currency of the merchant. It is inserted at place 1 of the listing unless order says otherwise; with reorder_products false no other product is moved.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = NewStoreProductShape.class))))
	@ApiResponse(responseCode = "201", description = "The product; no body with Prefer: return=minimal",
			content = @Content(schema = @Schema(anyOf = { StoreProductShape.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/several-options`: there are several options, and each has a quantity of its own.")
	ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller);

	@Operation(operationId = "changeStoreProduct", tags = ApiTag.STORE_PRODUCTS, summary = "Update product",
			description = "Changes the properties that the body names and keeps the others. What is as wanted already is not changed.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = StoreProductChangesShape.class))))
	@ApiResponse(responseCode = "200", description = "A list of the product as it is now",
			content = @Content(schema = @Schema(anyOf = { StoreProductShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.\n\n`/problems/several-options`: the product has several options, and each has a quantity of its own.")
	ResponseEntity<byte[]> change(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "deleteStoreProduct", tags = ApiTag.STORE_PRODUCTS, summary = "Delete product",
			description = "Deletes the product: afterwards its routes answer 404, and its slug is free again.")
	@ApiResponse(responseCode = "200", description = "The product is deleted",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	ResponseEntity<byte[]> delete(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

}
