package io.warelog.read.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.read.history.HistoryShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of an event of the feed.
 *
 * @param specversion of CloudEvents
 * @param id names the event
 * @param source whose feed it is from
 * @param type what the change was
 * @param subject which product
 * @param time when
 * @param datacontenttype what the data are
 * @param data the change
 */
@Schema(name = "ProductChangeEvent", description = "A change of a product as a CloudEvent.",
		requiredProperties = { "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data" })
record CloudEventShape(@Schema(description = "The version of CloudEvents", allowableValues = "1.0") String specversion,
		@Schema(description = "The product's id and version; unique in its source and the same whenever it is read",
				example = "0199c2a8-1b2c-7d3e-8f40-5a6b7c8d9e0f:3") String id,
		@Schema(description = "/merchants/ and the merchant's id", format = "uri-reference") String source,
		@Schema(description = "What the change was", allowableValues = {
				"io.warelog.product.created", "io.warelog.product.updated", "io.warelog.product.archived",
				"io.warelog.product.unarchived", "io.warelog.product.deleted",
				"io.warelog.product.restored" }) String type,
		@Schema(description = "The product") UUID subject,
		@Schema(description = "When, RFC 3339 in UTC; never before that of the event ahead of it") Instant time,
		@Schema(allowableValues = "application/json") String datacontenttype, Data data){

	/**
	 * What the event says.
	 *
	 * @param productId which product
	 * @param version of the product after the commit
	 * @param changes what it changed
	 * @param by the key that made it
	 * @param reason why
	 * @param requestId of the request that asked for it
	 * @param massEditId of the mass edit that it was part of
	 */
	@Schema(name = "ProductChange", description = "What one commit changed of a product.",
			requiredProperties = { "product_id", "version", "changes", "by", "reason", "request_id", "mass_edit_id" })
	record Data(@Schema(description = "The product") UUID productId,
			@Schema(description = "The version of the product after it", minimum = "1", example = "3") long version,
			@Schema(description = "The properties that it changed; of a product that came or went all") List<HistoryShape.Change> changes,
			@Schema(types = {
					"string", "null" }, format = "uuid",
					description = "The id of the key that made it") @Nullable UUID by,
			@Schema(types = { "string", "null" }, description = "Why it was made, as its X-Change-Reason told",
					maxLength = 500) @Nullable String reason,
			@Schema(types = { "string", "null" },
					description = "The id of the request that asked for it, as in its X-Request-Id") @Nullable String requestId,
			@Schema(types = { "string", "null" }, format = "uuid",
					description = "The mass edit that it was part of") @Nullable UUID massEditId){
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its events
	 * @param meta where it goes on
	 */
	@Schema(name = "EventPage", requiredProperties = { "data", "meta" })
	record Page(List<CloudEventShape> data, Meta meta) {
	}

	/**
	 * Where the feed goes on.
	 *
	 * @param nextCursor behind the page
	 */
	@Schema(name = "EventPageMeta", requiredProperties = "next_cursor")
	record Meta(@Schema(description = "The cursor behind the page, also of the last one") String nextCursor) {
	}

}
