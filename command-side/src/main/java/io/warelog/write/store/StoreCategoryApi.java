package io.warelog.write.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreCategoryShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes of the store API that write the categories of a product. */
interface StoreCategoryApi {

	String PRODUCT = "The key (UUID) or the slug of the product.";

	@Operation(operationId = "setStoreCategories", tags = ApiTag.STORE_PRODUCTS, summary = "Set categories",
			description = "Says to which categories the product belongs: those that are not named, it leaves. A category exists while a product belongs to it.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = CategoryListShape.class))))
	@ApiResponse(responseCode = "200", description = "All categories of the product",
			content = @Content(schema = @Schema(anyOf = { StoreCategoryShape[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> categorize(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "removeStoreCategory", tags = ApiTag.STORE_PRODUCTS, summary = "Leave category",
			description = "Takes the product out of one category.")
	@ApiResponse(responseCode = "200", description = "The product is not in the category any more",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> remove(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The slug of the category.") String category);

}
