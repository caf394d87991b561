package io.warelog.write.massedit;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of what undoing a mass edit came to.
 *
 * @param massEditId the mass edit that undid it
 * @param reverts the mass edit that was undone
 * @param reverted how many products went back
 * @param conflicts products that were left alone
 * @param diffs what would change
 */
@Schema(name = "MassEditReverted", description = "What undoing a mass edit came to",
		requiredProperties = { "mass_edit_id", "reverts", "reverted", "conflicts" })
record RevertedShape(@Schema(types = {
		"string", "null" }, format = "uuid",
		description = "The mass edit that undid it, null in a dry run") @Nullable UUID massEditId,
		@Schema(description = "The mass edit that was undone") UUID reverts,
		@Schema(description = "How many products went back", minimum = "0") int reverted,
		@Schema(description = "The products that were left alone") List<Conflict> conflicts,
		@Schema(description = "Only in a dry run: what would change") List<Difference> diffs){

	/**
	 * What is asked for.
	 *
	 * @param dryRun whether nothing changes
	 * @param overwrite whether products that were changed since go back too
	 */
	@Schema(name = "MassEditRevert", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record Wish(
			@Schema(description = "true: nothing changes, and the answer tells what would",
					defaultValue = "false") boolean dryRun,
			@Schema(description = "true: products that were changed since go back too, in what the mass edit had changed",
					defaultValue = "false") boolean overwrite) {
	}

	/**
	 * What it came to as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "MassEditRevertedAnswer", requiredProperties = "data")
	record One(RevertedShape data) {
	}

	/**
	 * A product that was left alone.
	 *
	 * @param productId which one
	 * @param version at which it is
	 * @param detail why
	 */
	@Schema(name = "MassEditConflict", description = "A product that was left alone",
			requiredProperties = { "product_id", "version", "detail" })
	record Conflict(@Schema(description = "The product") UUID productId,
			@Schema(description = "The version at which it is", minimum = "1") long version,
			@Schema(description = "Why, worded to follow the product",
					example = "has been changed since") String detail) {
	}

	/**
	 * A property of a product that would change.
	 *
	 * @param productId which product
	 * @param property its name
	 * @param before its present value
	 * @param after the value it would get
	 */
	@Schema(name = "MassEditRevertDifference", description = "A property of a product that would change",
			requiredProperties = { "product_id", "property", "before", "after" })
	record Difference(@Schema(description = "The product") UUID productId,
			@Schema(description = "The name of the property", example = "price") String property, @Schema(types = {
					"string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it is") @Nullable Object before,
			@Schema(types = { "string", "number", "integer", "boolean", "array", "object", "null" },
					description = "What it would become") @Nullable Object after){
	}

}
