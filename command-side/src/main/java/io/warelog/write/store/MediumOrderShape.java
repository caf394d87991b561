package io.warelog.write.store;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of the body that moves an image or a video.
 *
 * @param order from 0
 */
@Schema(name = "StoreMediumOrder", requiredProperties = { "order" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "The place that images and videos share.")
record MediumOrderShape(@Schema(description = "From 0; behind the end stands for the end", minimum = "0",
		maximum = "1000000000") long order) {
}
