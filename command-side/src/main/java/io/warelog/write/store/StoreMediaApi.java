package io.warelog.write.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreVideoShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes of the store API that write images and videos of a product. */
interface StoreMediaApi {

	String PRODUCT = "The key (UUID) or the slug of the product.";

	@Operation(operationId = "moveStoreImage", tags = ApiTag.STORE_PRODUCTS, summary = "Move image",
			description = "Gives the image another place among the images and videos of the product.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = MediumOrderShape.class))))
	@ApiResponse(responseCode = "200", description = "The image has the place",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> moveImage(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key of the image, 32 hexadecimal digits.") String image);

	@Operation(operationId = "removeStoreImage", tags = ApiTag.STORE_PRODUCTS, summary = "Delete image",
			description = "Takes the image from the product.")
	@ApiResponse(responseCode = "200", description = "The image is deleted",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> removeImage(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "The key of the image, 32 hexadecimal digits.") String image);

	@Operation(operationId = "attachStoreVideo", tags = ApiTag.STORE_PRODUCTS, summary = "Fetch video",
			description = "Adds a video of YouTube or Vimeo by its URL, behind the images and videos there are.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = NewVideoShape.class))))
	@ApiResponse(responseCode = "200", description = "The video",
			content = @Content(schema = @Schema(anyOf = { StoreVideoShape.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> attachVideo(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product);

	@Operation(operationId = "moveStoreVideo", tags = ApiTag.STORE_PRODUCTS, summary = "Move video",
			description = "Gives the video another place among the images and videos of the product.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = "application/json",
							schema = @Schema(implementation = MediumOrderShape.class))))
	@ApiResponse(responseCode = "200", description = "The video has the place",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> moveVideo(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "What its site calls the video.") String video);

	@Operation(operationId = "removeStoreVideo", tags = ApiTag.STORE_PRODUCTS, summary = "Delete video",
			description = "Takes the video from the product.")
	@ApiResponse(responseCode = "200", description = "The video is deleted",
			content = @Content(schema = @Schema(anyOf = { Boolean.class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> removeVideo(HttpServletRequest request, Caller caller,
			@Parameter(description = PRODUCT) String product,
			@Parameter(description = "What its site calls the video.") String video);

}
