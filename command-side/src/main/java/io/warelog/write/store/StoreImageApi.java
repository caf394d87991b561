package io.warelog.write.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.media.MediaRefusedException;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.ProductShape;
import io.warelog.platform.description.StoreImageShape;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Describes the route of the store API that takes images. */
interface StoreImageApi {

	@Operation(operationId = "attachStoreImages", tags = ApiTag.STORE_PRODUCTS, summary = "Upload image or images",
			description = "Adds images behind the images and videos there are. One, as a file of a form or as an http or "
					+ "https URI that is fetched, is worked on at once and its sizes are answered. Several, or those of "
					+ "images, or one with callback_options, are worked on in the background and their keys are answered "
					+ "at once. Images are PNG, JPEG, WebP or GIF of at most 10 MiB and 50 megapixels. Paths of local "
					+ "files are not read: they are reported as errors. The URL of callback_options is called with POST "
					+ "when all images have ended: {\"success\": [key, …], \"error\": {key: message, …}}; with on_success "
					+ "false only when there are errors. Calls are repeated for a day until they succeed, and signed "
					+ "after Standard Webhooks with the secret that /api/v1/callback_secret tells.",
			requestBody = @RequestBody(required = true,
					content = {
							@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
									schema = @Schema(implementation = NewImagesFormShape.class)),
							@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
									schema = @Schema(implementation = NewImagesShape.class)) }))
	@ApiResponse(responseCode = "200", description = "The sizes of one image, or the keys of several",
			content = @Content(
					schema = @Schema(anyOf = { StoreImageShape.class, String[].class, ProductShape.Reference.class })))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> attachImages(HttpServletRequest request, Caller caller,
			@Parameter(description = StoreMediaApi.PRODUCT) String product)
			throws MediaRefusedException, InterruptedException;

}
