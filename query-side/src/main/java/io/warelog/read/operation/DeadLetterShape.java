package io.warelog.read.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import io.warelog.platform.description.PageShape;
import org.jspecify.annotations.Nullable;

/**
 * The description of a parked event.
 *
 * @param deadLetterId names it
 * @param productId that it is about
 * @param merchantId whose that is
 * @param event its type
 * @param version of the product after it
 * @param position in the log
 * @param at when it happened
 * @param cause why it is parked
 * @param healsBy what makes it seen
 */
@Schema(name = "DeadLetter", description = "An event that a read model does not show.", requiredProperties = {
		"dead_letter_id", "product_id", "merchant_id", "event", "version", "position", "at", "cause", "heals_by" })
record DeadLetterShape(
		@Schema(description = "The identifier of the parked event",
				example = "0199c0de-0000-7000-8000-000000000001-3") String deadLetterId,
		@Schema(format = "uuid",
				description = "The product that it is about; its events are parked and retried together") UUID productId,
		@Schema(format = "uuid", description = "The merchant whose product it is") UUID merchantId,
		@Schema(description = "The type of the event", example = "product-renamed") String event,
		@Schema(description = "The version of the product after it", minimum = "1", example = "4") long version,
		@Schema(description = "The position of its commit in the log", minimum = "1", example = "4711") long position,
		@Schema(description = "When it happened, RFC 3339 in UTC") Instant at, @Schema(types = {
				"string", "null" },
				description = "Why it could not be applied, null when it only waits for an earlier one") @Nullable String cause,
		@Schema(description = "What makes it seen once the fault is mended: retry, or where it cannot be told what the event "
				+ "means a rebuild of the read model", allowableValues = { "retry", "rebuild" },
				example = "retry") String healsBy){

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "DeadLetterPage", requiredProperties = { "data", "meta" })
	record Page(List<DeadLetterShape> data, PageShape meta) {
	}

	/**
	 * What came of a retry, as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "RetriedAnswer", requiredProperties = "data")
	record RetriedAnswer(RetriedShape data) {
	}

	/**
	 * What came of a retry.
	 *
	 * @param applied how many events
	 * @param left how many are still parked
	 * @param cause why
	 */
	@Schema(name = "Retried", requiredProperties = { "applied", "left", "cause" })
	record RetriedShape(
			@Schema(description = "How many events are not parked any more", minimum = "0", example = "3") int applied,
			@Schema(description = "How many of the same products still are", minimum = "0", example = "0") int left,
			@Schema(types = {
					"string", "null" },
					description = "Why the first of those could not be applied, null when none is left") @Nullable String cause){
	}

}
