package io.warelog.read.shop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.PagedByNumber;
import io.warelog.platform.description.StoreCategoryShape;
import io.warelog.platform.description.StoreProductShape;
import io.warelog.platform.http.Caller;
import io.warelog.read.history.AsOf;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** Describes the reading routes of the store API for products and categories. */
interface ShopApi {

	@Operation(operationId = "listStoreProducts", tags = ApiTag.STORE_PRODUCTS, summary = "List products of the store",
			description = "Retrieves a page of the store's products, by default in the order of the store's listing and "
					+ "without archived ones. Filters hold together. With a storefront key the list has only products that "
					+ "visitors see.")
	@ListedInStore
	@Parameter(name = "as_of", in = ParameterIn.QUERY,
			description = "The list as it was at this RFC 3339 time, with the places, tax groups, shipping groups and urls of "
					+ "then; now, when it lies ahead. A cursor is good for the time of its list only. Not with a storefront "
					+ "key.",
			schema = @Schema(type = "string", format = "date-time"))
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreProductShape.class))))
	ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller);

	@Operation(operationId = "getStoreProduct", tags = ApiTag.STORE_PRODUCTS,
			summary = "Get a product, or list a category",
			description = "Retrieves the product with this key or slug. If there is none, retrieves a page of the products "
					+ "of the category with this slug; only then there may be other parameters than as_of, which are those "
					+ "of the list of products. As of a time that is the category as it was.")
	@ListedInStore
	@Parameter(name = "as_of", in = ParameterIn.QUERY,
			description = "The product as it was: after the commit of this version, or at this RFC 3339 time, also if it was "
					+ "deleted since. A slug names the product that had it then, with a version the one that had it last. The "
					+ "place in the listing, tax group, shipping group and url are those of then. 404 when there was no such "
					+ "product or category then; a category has no versions. Not with a storefront key.",
			schema = @Schema(type = "string", minLength = 1, maxLength = AsOf.LONGEST))
	@ApiResponse(responseCode = "200", description = "The product, or a page of the category's products",
			content = @Content(schema = @Schema(oneOf = { StoreProductShape.class, StoreProductShape[].class })))
	ResponseEntity<byte[]> get(HttpServletRequest request, Caller caller,
			@Parameter(description = "The key or slug of a product, or the slug of a category.") String segment);

	@Operation(operationId = "listStoreCategories", tags = ApiTag.STORE_PRODUCTS, summary = "List categories",
			description = "Retrieves a page of the categories that products belong to, by name. With a storefront key, of "
					+ "those with a product that visitors see.")
	@PagedByNumber
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreCategoryShape.class))))
	ResponseEntity<byte[]> categories(HttpServletRequest request, Caller caller);

}
