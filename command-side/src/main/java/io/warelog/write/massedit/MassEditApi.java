package io.warelog.write.massedit;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.warelog.platform.description.ApiTag;
import io.warelog.platform.http.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;

/** Describes the route that undoes a mass edit. */
interface MassEditApi {

	@Operation(operationId = "revertMassEdit", tags = ApiTag.MASS_EDITS, summary = "Revert mass edit",
			description = "Undoes a mass edit by another, in one commit: each product goes back to what it was before. Products "
					+ "that were changed since are conflicts and are left alone, or with overwrite go back in what the mass edit "
					+ "had changed and keep the rest; deleted ones, and those to which something cannot come back, always are. A "
					+ "product that is as it was before already is neither. Places in the listing are not part of it. With "
					+ "dry_run nothing changes, and the answer tells what would.",
			requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = RevertedShape.Wish.class),
					examples = @ExampleObject(name = "dryRun", summary = "See what it would change", value = """
							{
							  "dry_run": true
							}"""))))
	@Parameter(name = "dry_run", in = ParameterIn.QUERY, description = "The same as dry_run in the body",
			schema = @Schema(type = "boolean"))
	@Parameter(name = "overwrite", in = ParameterIn.QUERY, description = "The same as overwrite in the body",
			schema = @Schema(type = "boolean"))
	@ApiResponse(responseCode = "200", description = "What it came to",
			headers = @Header(name = "Link", description = "The mass edit that undid it, as related; not of a dry run",
					schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(implementation = RevertedShape.One.class)))
	@ApiResponse(responseCode = "409",
			description = "`/problems/product-details-frozen`: the organization has frozen the details of its products.")
	ResponseEntity<byte[]> revert(HttpServletRequest request, Caller caller,
			@Parameter(description = "The unique identifier (UUID) of the mass edit.") UUID id);

}
