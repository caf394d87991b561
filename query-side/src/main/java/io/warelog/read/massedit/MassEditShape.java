package io.warelog.read.massedit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.PageShape;
import io.warelog.read.http.CursorPageShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of a mass edit.
 *
 * @param massEditId names it
 * @param state how far it is
 * @param at when it was made
 * @param by the key that made it
 * @param reason why
 * @param properties that were given, or of one that undid another that differed
 * @param products that were given
 * @param changed products that changed
 */
@Schema(name = "MassEdit", description = "An edit of many products in one commit.",
		requiredProperties = { "mass_edit_id", "state", "at", "by", "reason", "properties", "products", "changed" })
record MassEditShape(@Schema(description = "The unique identifier of the mass edit, a UUIDv7") UUID massEditId,
		@Schema(description = "How far it is", allowableValues = "done") String state,
		@Schema(description = "When it was made, RFC 3339 in UTC") Instant at, @Schema(types = {
				"string", "null" }, format = "uuid", description = "The id of the key that made it") @Nullable UUID by,
		@Schema(types = { "string", "null" }, description = "Why it was made, as its X-Change-Reason told",
				maxLength = 500) @Nullable String reason,
		@Schema(description = "The properties that were given for each product; of a mass edit that undid another "
				+ "those that differed", example = "[\"status\", \"quantity\"]") List<String> properties,
		@Schema(description = "How many products were given", minimum = "0") long products,
		@Schema(description = "How many of them changed", minimum = "0") long changed){

	/**
	 * A mass edit as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "MassEditAnswer", requiredProperties = "data")
	record One(MassEditShape data) {
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "MassEditPage", requiredProperties = { "data", "meta" })
	record Page(List<MassEditShape> data, PageShape meta) {
	}

	/**
	 * A property of a product that a mass edit changed.
	 *
	 * @param productId which product
	 * @param property its name
	 * @param before its former value
	 * @param after the value it got
	 */
	@Schema(name = "MassEditDifference", description = "A property of a product that was changed",
			requiredProperties = { "product_id", "property", "before", "after" })
	record Difference(@Schema(description = "The product") UUID productId,
			@Schema(description = "The name of the property", example = "price") String property, @Schema(types = {
					"string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it was") @Nullable Object before,
			@Schema(types = { "string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it became") @Nullable Object after){
	}

	/**
	 * A page of what a mass edit changed as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "MassEditDifferences", requiredProperties = { "data", "meta" })
	record Differences(List<Difference> data, CursorPageShape meta) {
	}

}
