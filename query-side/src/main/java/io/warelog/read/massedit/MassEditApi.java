package io.warelog.read.massedit;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.description.Paged;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;

/** Describes the reading routes for mass edits. */
interface MassEditApi {

	String ID = "The unique identifier (UUID) of the mass edit.";

	@Operation(operationId = "listMassEdits", tags = ApiTag.MASS_EDITS, summary = "List mass edits",
			description = "Retrieves a list of the merchant's mass edits, newest first.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = MassEditShape.Page.class)))
	ResponseEntity<byte[]> massEdits(HttpServletRequest request, Caller caller);

	@Operation(operationId = "getMassEdit", tags = ApiTag.MASS_EDITS, summary = "Get mass edit",
			description = "Retrieves what was asked for by a mass edit and how many products changed.")
	@ApiResponse(responseCode = "200", description = "The mass edit",
			content = @Content(schema = @Schema(implementation = MassEditShape.One.class)))
	ResponseEntity<byte[]> massEdit(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "listMassEditDiffs", tags = ApiTag.MASS_EDITS, summary = "List what a mass edit changed",
			description = "Retrieves the properties of products that a mass edit changed, product by product.")
	@Paged
	@Parameter(name = "cursor", in = ParameterIn.QUERY,
			description = "Where to continue: next_cursor of a page. Does not go with offset.",
			schema = @Schema(type = "string", minLength = 1, maxLength = 500))
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = MassEditShape.Differences.class)))
	ResponseEntity<byte[]> diffs(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

}
