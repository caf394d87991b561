package io.warelog.write.upload;

import java.io.IOException;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.media.MediaRefusedException;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the routes by which images are uploaded. */
interface UploadApi {

	@Operation(operationId = "openUpload", tags = ApiTag.PRODUCTS, summary = "Upload product image",
			description = "Retrieves a pre-signed URL to which one image can be sent with PUT within 60 seconds. When it "
					+ "has arrived it is an image of the product. The request has no body; its Content-Type declares the "
					+ "type of the image, and without it PNG, JPEG, WebP and GIF are taken, of at most 10 MiB and 50 "
					+ "megapixels. The values are told in data and, again, outside of it.")
	@ApiResponse(responseCode = "200", description = "Where to send the image",
			content = @Content(schema = @Schema(implementation = UploadShape.One.class)))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> open(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the product (product_id).") UUID id);

	@Operation(operationId = "receiveUpload", tags = ApiTag.PRODUCTS, summary = "Send image",
			description = "Takes the image that a pre-signed URL of this service allows. The signature in the URL is all "
					+ "the authorization there is. Where images are kept in S3, such URLs lead there instead.",
			requestBody = @RequestBody(required = true,
					content = { @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
							@Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
							@Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary")),
							@Content(mediaType = "image/gif", schema = @Schema(type = "string", format = "binary")) }))
	@ApiResponse(responseCode = "200", description = "The image is on the product", content = @Content)
	@ApiResponse(responseCode = "403",
			description = "`/problems/upload-not-allowed`: the URL was not signed for this upload, or has expired.")
	@ApiResponse(responseCode = "409", description = "`/problems/conflict`: the URL has been used.")
	ResponseEntity<Void> receive(HttpServletRequest request,
			@Parameter(description = "The key of the image, as the URL has it.") String key)
			throws MediaRefusedException, IOException, InterruptedException;

}
