package io.warelog.platform.description;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of a fee type.
 *
 * @param feeTypeId names it
 * @param name as given
 * @param retired whether products can no longer be given it
 */
@Schema(name = "FeeType", description = "A fee type of an organization.",
		requiredProperties = { "fee_type_id", "name", "retired" })
public record FeeTypeShape(@Schema(description = "The unique identifier of the fee type") UUID feeTypeId,
		@Schema(description = "Name of the fee type", minLength = 1, maxLength = 255, example = "Delivery") String name,
		@Schema(description = "Whether it is retired: products that have it keep it, no other can be given it",
				example = "false") boolean retired) {

	/**
	 * A fee type as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "FeeTypeAnswer", requiredProperties = "data")
	public record One(FeeTypeShape data) {
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "FeeTypePage", requiredProperties = { "data", "meta" })
	public record Page(List<FeeTypeShape> data, PageShape meta) {
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param data its reference
	 */
	@Schema(name = "FeeTypeWritten", requiredProperties = "data")
	public record Written(Reference data) {
	}

	/**
	 * Names a version of it.
	 *
	 * @param feeTypeId which one
	 * @param version which version
	 */
	@Schema(name = "FeeTypeReference", requiredProperties = { "fee_type_id", "version" }, maxProperties = 2,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Reference(UUID feeTypeId, long version) {
	}

}
