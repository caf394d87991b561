package io.warelog.platform.description;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of a page's {@code meta}.
 *
 * @param totalCount entries of the whole list
 * @param limit as asked for
 * @param offset as asked for
 */
@Schema(name = "Page", description = "Which part of the list this is",
		requiredProperties = { "total_count", "limit", "offset" })
public record PageShape(
		@Schema(description = "How many entries the whole list has, exactly", minimum = "0",
				example = "55") long totalCount,
		@Schema(description = "The limit that was asked for", minimum = "1", maximum = "100", example = "20") int limit,
		@Schema(description = "How many entries were skipped", minimum = "0", example = "0") int offset) {
}
