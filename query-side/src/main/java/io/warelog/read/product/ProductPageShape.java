package io.warelog.read.product;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.ProductShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of a page of products.
 *
 * @param data the products
 * @param meta which page it is
 */
@Schema(name = "ProductPage", requiredProperties = { "data", "meta" })
record ProductPageShape(List<ProductShape> data, Meta meta) {

	/**
	 * Which part of the list the page is.
	 *
	 * @param totalCount products in the whole list
	 * @param limit as asked for
	 * @param offset as asked for
	 * @param nextCursor of the next page
	 */
	@Schema(name = "ProductPageMeta", description = "Which part of the list this is",
			requiredProperties = { "total_count", "limit", "offset", "next_cursor" })
	record Meta(
			@Schema(description = "How many products the whole list has, exactly", minimum = "0",
					example = "55") long totalCount,
			@Schema(description = "The limit that was asked for", minimum = "1", maximum = "100",
					example = "20") int limit,
			@Schema(types = {
					"integer", "null" }, format = "int32", minimum = "0", example = "0",
					description = "How many products were skipped; null with a cursor") @Nullable Integer offset,
			@Schema(types = { "string", "null" },
					description = "The cursor of the next page, null on the last one") @Nullable String nextCursor){
	}

}
