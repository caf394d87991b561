package io.warelog.read.history;

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

/** Describes the routes for what products were. */
interface HistoryApi {

	String ID = "The unique identifier (UUID) of the product, which may have been deleted.";

	@Operation(operationId = "listProductHistory", tags = ApiTag.HISTORY, summary = "List the history of a product",
			description = "Retrieves what has happened to a product, newest first: one entry per commit, with who made "
					+ "it, when and why, and every property that it changed. Also of deleted products.")
	@Paged
	@Parameter(name = "cursor", in = ParameterIn.QUERY,
			description = "Where to continue: next_cursor of a page. Does not go with offset.",
			schema = @Schema(type = "string", minLength = 1, maxLength = 500))
	@ApiResponse(responseCode = "200", description = "A page of the list",
			content = @Content(schema = @Schema(implementation = HistoryShape.Page.class)))
	ResponseEntity<byte[]> history(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "diffProduct", tags = ApiTag.HISTORY, summary = "Compare a product at two moments",
			description = "Retrieves the properties in which a product differs between two versions or times. Before its "
					+ "creation and after its deletion a product has no properties.")
	@Parameter(name = "from", in = ParameterIn.QUERY, required = true,
			description = "The first moment: a version, or an RFC 3339 time. A version in the midst of a commit means the "
					+ "end of the commit.",
			schema = @Schema(type = "string", minLength = 1, maxLength = AsOf.LONGEST), example = "1")
	@Parameter(name = "to", in = ParameterIn.QUERY,
			description = "The other moment, likewise; now, when it is left out or lies ahead.",
			schema = @Schema(type = "string", minLength = 1, maxLength = AsOf.LONGEST))
	@ApiResponse(responseCode = "200", description = "What differs",
			content = @Content(schema = @Schema(implementation = HistoryShape.Difference.class)))
	ResponseEntity<byte[]> diff(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

	@Operation(operationId = "listProductPrices", tags = ApiTag.HISTORY, summary = "List the prices of a product",
			description = "Retrieves every price that a product has had with its period, newest first, and on each page the "
					+ "lowest price of the 30 days before the current one took effect, which is to be told beside a reduced "
					+ "price in the European Union.")
	@Paged
	@ApiResponse(responseCode = "200", description = "A page of the prices",
			content = @Content(schema = @Schema(implementation = PriceHistoryShape.Page.class)))
	ResponseEntity<byte[]> prices(HttpServletRequest request, Caller caller, @Parameter(description = ID) UUID id);

}
