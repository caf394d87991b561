package io.warelog.read.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.Paged;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the operator's routes for parked events. */
interface DeadLetterApi {

	@Operation(operationId = "listDeadLetters", tags = ApiTag.READ_MODELS, summary = "List parked events",
			description = "Retrieves a list of the events that a read model could not apply, and of all later ones of the same "
					+ "product, in the order of the log. The read model shows these products as they were before, and the "
					+ "change feeds of their merchants wait there.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = DeadLetterShape.Page.class)))
	ResponseEntity<byte[]> deadLetters(HttpServletRequest request);

	@Operation(operationId = "retryDeadLetter", tags = ApiTag.READ_MODELS, summary = "Retry parked events of a product",
			description = "Applies all parked events of the same product in their order, or none where that does not work, "
					+ "whichever of them is named. 409 where only a rebuild heals them.")
	@ApiResponse(responseCode = "200", description = "What came of it",
			content = @Content(schema = @Schema(implementation = DeadLetterShape.RetriedAnswer.class)))
	ResponseEntity<byte[]> retry(HttpServletRequest request,
			@Parameter(description = "The identifier of a parked event.") String id);

	@Operation(operationId = "retryDeadLetters", tags = ApiTag.READ_MODELS, summary = "Retry all parked events",
			description = "Applies all parked events, product by product, as far as that works.")
	@ApiResponse(responseCode = "200", description = "What came of it",
			content = @Content(schema = @Schema(implementation = DeadLetterShape.RetriedAnswer.class)))
	ResponseEntity<byte[]> retryAll(HttpServletRequest request);

}
