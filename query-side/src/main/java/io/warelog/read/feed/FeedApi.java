package io.warelog.read.feed;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Describes the route for the change feed. */
interface FeedApi {

	/** By which a client that lost a stream says what it has. */
	String LAST_EVENT_ID = "Last-Event-ID";

	@Operation(operationId = "listEvents", tags = ApiTag.FEED, summary = "Read or follow the change feed",
			description = "Retrieves what has happened to the merchant's products as CloudEvents 1.0: one event per product and "
					+ "commit, oldest first, also of deleted products.\n\nPage by page (application/json, or "
					+ "application/cloudevents-batch+json for the bare array) from the beginning; next_cursor, which is also in the "
					+ "Link header, is there on the last page too and finds there what has been added since.\n\nLive "
					+ "(text/event-stream) from now on, or from a cursor or Last-Event-ID: the id of each event is the cursor "
					+ "behind it, the event its type, the data the CloudEvent. A comment is sent every 15 seconds when nothing "
					+ "happens. A client that takes nothing for 20 seconds is cut and may go on from its last id. Each stream "
					+ "ends after five minutes, to be taken up again, or when the key is revoked or expires. A merchant may have 50 streams at a time.\n\nEvents may come "
					+ "twice after a connection broke; id tells. /asyncapi.json describes the messages.")
	@Parameter(name = "limit", in = ParameterIn.QUERY,
			description = "How many events a page has at most; not when live.",
			schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100", defaultValue = "20"))
	@Parameter(name = "cursor", in = ParameterIn.QUERY,
			description = "Where to go on: next_cursor of a page or the id of a live event.",
			schema = @Schema(type = "string", minLength = 1, maxLength = 500))
	@Parameter(name = LAST_EVENT_ID, in = ParameterIn.HEADER,
			description = "Where to go on live, goes before cursor: the id of the last event that was received.",
			schema = @Schema(type = "string", minLength = 1, maxLength = 500))
	@ApiResponse(responseCode = "200", description = "A page of the feed, or the feed from now on",
			headers = @Header(name = "Link",
					description = "The next page, as rel=\"next\", and the first; not when live",
					schema = @Schema(type = "string")),
			content = {
					@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = CloudEventShape.Page.class)),
					@Content(mediaType = FeedForm.BATCH_TYPE,
							array = @ArraySchema(schema = @Schema(implementation = CloudEventShape.class))),
					@Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
							schema = @Schema(type = "string", description = "Server-sent events")) })
	@ApiResponse(responseCode = "406", description = "The feed cannot be had in any of the types that are accepted")
	@Nullable ResponseEntity<byte[]> events(HttpServletRequest request, HttpServletResponse response, Caller caller)
			throws IOException, HttpMediaTypeNotAcceptableException;

}
