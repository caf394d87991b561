package io.warelog.read.shop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.StoreCategoryShape;
import io.warelog.platform.description.StoreImageShape;
import io.warelog.platform.description.StoreOptionShape;
import io.warelog.platform.description.StoreVideoShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** Describes the reading routes of the store API for the parts of a product. */
interface ProductPartApi {

	String PRODUCT = "The key or slug of the product.";

	@Operation(operationId = "getStoreOptions", tags = ApiTag.STORE_PRODUCTS, summary = "List options of a product",
			description = "Retrieves all options of a product, in order.")
	@ApiResponse(responseCode = "200",
			description = "The options of the product; when it has none there is a default one",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreOptionShape.class))))
	ResponseEntity<byte[]> options(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "getStoreOption", tags = ApiTag.STORE_PRODUCTS, summary = "Get an option of a product",
			description = "Retrieves an option of a product.")
	@ApiResponse(responseCode = "200", description = "The option",
			content = @Content(schema = @Schema(implementation = StoreOptionShape.class)))
	ResponseEntity<byte[]> option(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key of the option.") String key);

	@Operation(operationId = "getStoreExtras", tags = ApiTag.STORE_PRODUCTS, summary = "List extras of a product",
			description = "Retrieves all extras of a product, in order.")
	@ApiResponse(responseCode = "200", description = "The extras of the product",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreOptionShape.class))))
	ResponseEntity<byte[]> extras(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "getStoreExtra", tags = ApiTag.STORE_PRODUCTS, summary = "Get an extra of a product",
			description = "Retrieves an extra of a product.")
	@ApiResponse(responseCode = "200", description = "The extra",
			content = @Content(schema = @Schema(implementation = StoreOptionShape.class)))
	ResponseEntity<byte[]> extra(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key of the extra.") String key);

	@Operation(operationId = "getProductCategories", tags = ApiTag.STORE_PRODUCTS,
			summary = "List categories of a product", description = "Retrieves all categories of a product, in order.")
	@ApiResponse(responseCode = "200", description = "The categories of the product",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreCategoryShape.class))))
	ResponseEntity<byte[]> productCategories(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "getProductCategory", tags = ApiTag.STORE_PRODUCTS,
			summary = "Get a category of a product", description = "Retrieves a category of a product.")
	@ApiResponse(responseCode = "200", description = "The category",
			content = @Content(schema = @Schema(implementation = StoreCategoryShape.class)))
	ResponseEntity<byte[]> productCategory(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The slug of the category.") String slug);

	@Operation(operationId = "getStoreImages", tags = ApiTag.STORE_PRODUCTS, summary = "List images of a product",
			description = "Retrieves all images of a product, in order.")
	@ApiResponse(responseCode = "200", description = "The images of the product, each in its sizes",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreImageShape.class))))
	ResponseEntity<byte[]> images(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "getStoreImage", tags = ApiTag.STORE_PRODUCTS, summary = "Get an image of a product",
			description = "Retrieves an image of a product.")
	@ApiResponse(responseCode = "200", description = "The image",
			content = @Content(schema = @Schema(implementation = StoreImageShape.class)))
	ResponseEntity<byte[]> image(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key of the image, 32 hexadecimal digits.") String key);

	@Operation(operationId = "getStoreVideos", tags = ApiTag.STORE_PRODUCTS, summary = "List videos of a product",
			description = "Retrieves all videos of a product, in order.")
	@ApiResponse(responseCode = "200", description = "The videos of the product",
			content = @Content(array = @ArraySchema(schema = @Schema(implementation = StoreVideoShape.class))))
	ResponseEntity<byte[]> videos(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "getStoreVideo", tags = ApiTag.STORE_PRODUCTS, summary = "Get a video of a product",
			description = "Retrieves a video of a product.")
	@ApiResponse(responseCode = "200", description = "The video",
			content = @Content(schema = @Schema(implementation = StoreVideoShape.class)))
	ResponseEntity<byte[]> video(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "What its site calls the video.") String key);

}
