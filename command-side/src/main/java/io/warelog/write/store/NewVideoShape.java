package io.warelog.write.store;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of the body that adds a video.
 *
 * @param video its URL
 */
@Schema(name = "NewStoreVideo", requiredProperties = { "video" },
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE, description = "A video of YouTube or Vimeo.")
record NewVideoShape(@Schema(description = "Its http or https URL", format = "uri", maxLength = 2048,
		example = "https://vimeo.com/73781961") String video) {
}
