package io.warelog.read.media;

import java.time.Duration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.media.ImageName;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.library.ServedImage;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Etags;
import io.warelog.platform.http.Open;
import io.warelog.read.http.Answers;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The route of images. Who knows the name of one may see it, as with any image on the
 * web; names cannot be guessed. What has a name never changes.
 */
@RestController
@Open
public class ImageEndpoints {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final MediaLibrary library;

	/**
	 * Makes the route.
	 * @param library keeps the images
	 */
	public ImageEndpoints(MediaLibrary library) {
		this.library = library;
	}

	/**
	 * Serves one size of an image, or a part of it.
	 * @param request that asks
	 * @param name of the file
	 * @return the image
	 */
	@Operation(operationId = "getImage", tags = ApiTag.SERVICE, summary = "Get image",
			description = "Retrieves one size of an image: tiny, small, medium, large or huge have at most 64, 190, 380, 760 "
					+ "and 1200 pixels on the longer side. It never changes, and parts of it can be asked for.")
	@ApiResponse(responseCode = "200", description = "The image",
			content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "206", description = "The part of the image that Range asks for",
			content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "416", description = "The image has no such part", content = @Content)
	@GetMapping(path = "/media/{name}", produces = MediaType.IMAGE_JPEG_VALUE)
	public ResponseEntity<Resource> get(HttpServletRequest request,
			@Parameter(description = "The key of the image and the size, as the URLs of images have it.",
					example = "f881c83b69e04669afbd2a23a8fc738b_tiny.jpg") @PathVariable String name) {
		ServedImage image = ImageName.parse(name)
			.flatMap(this.library::find)
			.orElseThrow(() -> Answers.missing("image"));
		boolean fresh = Etags.isFresh(request, image.etag());
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(fresh ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
			.eTag(image.etag())
			.lastModified(image.lastModified())
			.cacheControl(FOR_EVER);
		return fresh ? answer.build() : answer.contentType(MediaType.IMAGE_JPEG).body(new ServedResource(image));
	}

}
