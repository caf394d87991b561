package io.warelog.write.upload;

import java.net.URI;
import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of where an image can be sent.
 *
 * @param url where
 * @param imageId the key that the image will have
 * @param method by which it is sent
 * @param expiresAt until when sending may begin
 */
@Schema(name = "Upload", description = "Where an image can be sent, with nothing but this URL.",
		requiredProperties = { "url", "image_id", "method", "expires_at" })
record UploadShape(
		@Schema(description = "Where to send the image. The URL is signed, good for one image and for 60 seconds",
				format = "uri") URI url,
		@Schema(description = "The identifier that the image will have, 32 hexadecimal digits",
				pattern = "^[0-9a-f]{32}$", example = "f881c83b69e04669afbd2a23a8fc738b") String imageId,
		@Schema(description = "By which it is sent", allowableValues = "PUT") String method,
		@Schema(description = "Until when sending may begin", format = "date-time") Instant expiresAt) {

	/**
	 * An upload as an answer: in the envelope of the merchant API, and outside of it too
	 * for clients that look there.
	 *
	 * @param data the upload
	 */
	@Schema(name = "UploadAnswer", allOf = UploadShape.class, requiredProperties = "data")
	record One(UploadShape data) {
	}

}
