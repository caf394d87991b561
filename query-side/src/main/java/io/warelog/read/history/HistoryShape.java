package io.warelog.read.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.read.http.CursorPageShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of an entry of a product's history.
 *
 * @param version of the product after the commit
 * @param events that make up the commit
 * @param at when it was made
 * @param by the key that made it
 * @param reason why
 * @param requestId of the request that asked for it
 * @param massEditId of the mass edit that it was part of
 * @param changes what it changed
 */
@Schema(name = "HistoryEntry", description = "What one commit changed of a product.",
		requiredProperties = { "version", "events", "at", "by", "reason", "request_id", "mass_edit_id", "changes" })
public record HistoryShape(
		@Schema(description = "The version of the product after it", minimum = "1", example = "3") long version,
		@Schema(description = "What has happened, in order",
				example = "[\"product-renamed\", \"product-repriced\"]") List<String> events,
		@Schema(description = "When, RFC 3339 in UTC; never before the entry below it") Instant at, @Schema(types = {
				"string", "null" }, format = "uuid", description = "The id of the key that made it") @Nullable UUID by,
		@Schema(types = { "string", "null" }, description = "Why it was made, as its X-Change-Reason told",
				maxLength = 500) @Nullable String reason,
		@Schema(types = { "string", "null" },
				description = "The id of the request that asked for it, as in its X-Request-Id") @Nullable String requestId,
		@Schema(types = { "string", "null" }, format = "uuid",
				description = "The mass edit that it was part of") @Nullable UUID massEditId,
		@Schema(description = "The properties that it changed") List<Change> changes){

	/**
	 * A property that differs.
	 *
	 * @param property its name
	 * @param before its former value
	 * @param after the value it got
	 */
	@Schema(name = "PropertyChange", description = "A property that differs",
			requiredProperties = { "property", "before", "after" })
	public record Change(
			@Schema(description = "The name of the property. options[KEY] is an option that came or went, and "
					+ "options[KEY].surcharge a property of one that stayed; extras likewise. options, extras and media "
					+ "are the keys in their order.", example = "price") String property,
			@Schema(types = {
					"string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it was") @Nullable Object before,
			@Schema(types = { "string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it became") @Nullable Object after){
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "HistoryPage", requiredProperties = { "data", "meta" })
	record Page(List<HistoryShape> data, CursorPageShape meta) {
	}

	/**
	 * What differs between two moments, as an answer.
	 *
	 * @param data the properties that differ
	 * @param meta which moments they are
	 */
	@Schema(name = "ProductDifference", requiredProperties = { "data", "meta" })
	record Difference(List<Change> data, Moments meta) {
	}

	/**
	 * The versions at two moments.
	 *
	 * @param from at the first
	 * @param to at the other
	 */
	@Schema(name = "ProductDifferenceMeta", requiredProperties = { "from", "to" })
	record Moments(@Schema(description = "The version at the first moment, 0 before any", minimum = "0") long from,
			@Schema(description = "The version at the other moment, 0 before any", minimum = "0") long to) {
	}

}
