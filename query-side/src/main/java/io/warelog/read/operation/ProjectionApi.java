package io.warelog.read.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the operator's routes for read models. */
interface ProjectionApi {

	String NAME = "The name of the projection, such as products.";

	@Operation(operationId = "listProjections", tags = ApiTag.READ_MODELS, summary = "List projections",
			description = "Retrieves how each read model is: how far it has come, what is parked, and how far a rebuild is.")
	@ApiResponse(responseCode = "200", description = "All projections",
			content = @Content(schema = @Schema(implementation = ProjectionShape.All.class)))
	ResponseEntity<byte[]> projections(HttpServletRequest request);

	@Operation(operationId = "rebuildProjection", tags = ApiTag.READ_MODELS, summary = "Rebuild projection",
			description = "Builds a new generation of a read model from all events beside the one that is read, and switches "
					+ "to it when it has caught up. Reads and writes go on meanwhile. It goes on after a restart. 409 while "
					+ "a rebuild of the same projection is under way; an Idempotency-Key is not looked at.")
	@ApiResponse(responseCode = "202", description = "The rebuild has begun",
			content = @Content(schema = @Schema(implementation = ProjectionShape.One.class)))
	ResponseEntity<byte[]> rebuild(HttpServletRequest request, @Parameter(description = NAME) String name);

	@Operation(operationId = "cancelRebuild", tags = ApiTag.READ_MODELS, summary = "Cancel rebuild",
			description = "Gives a rebuild up; what is read stays as it is. 404 when none is under way.")
	@ApiResponse(responseCode = "204", description = "The rebuild is given up")
	ResponseEntity<byte[]> cancel(HttpServletRequest request, @Parameter(description = NAME) String name);

}
