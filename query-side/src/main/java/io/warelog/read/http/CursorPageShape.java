package io.warelog.read.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of which part of a list a page is that goes on by a cursor.
 *
 * @param totalCount entries of the whole list
 * @param limit as asked for
 * @param offset as asked for
 * @param nextCursor of the next page
 */
@Schema(name = "CursorPageMeta", description = "Which part of the list this is",
		requiredProperties = { "total_count", "limit", "offset", "next_cursor" })
public record CursorPageShape(
		@Schema(description = "How many entries the whole list has, exactly", minimum = "0",
				example = "55") long totalCount,
		@Schema(description = "The limit that was asked for", minimum = "1", maximum = "100", example = "20") int limit,
		@Schema(types = {
				"integer", "null" }, format = "int32", minimum = "0", example = "0",
				description = "How many entries were skipped; null with a cursor") @Nullable Integer offset,
		@Schema(types = { "string", "null" },
				description = "The cursor of the next page, null on the last one") @Nullable String nextCursor){
}
