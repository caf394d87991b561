package io.warelog.read.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Open;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route that describes the messages of the change feed. */
@RestController
@Open
public class AsyncApiRoute {

	private static final String RESOURCE = "asyncapi.json";

	private final byte[] document;

	/** Reads the document. */
	public AsyncApiRoute() {
		try (InputStream resource = AsyncApiRoute.class.getResourceAsStream(RESOURCE)) {
			this.document = Objects.requireNonNull(resource, RESOURCE).readAllBytes();
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/**
	 * Describes the feed.
	 * @return an AsyncAPI 3.0 document
	 */
	@Operation(operationId = "getAsyncApi", tags = ApiTag.SERVICE, summary = "Describe the change feed",
			description = "Retrieves the AsyncAPI 3.0 document of the change feed: its messages, their types and fields.")
	@ApiResponse(responseCode = "200", description = "An AsyncAPI document",
			content = @Content(schema = @Schema(type = "object")))
	@GetMapping(path = "/asyncapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
	public ResponseEntity<byte[]> asyncApi() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this.document);
	}

}
