package io.warelog.write.store;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of the body that adds images of other sites.
 *
 * @param image where one is
 * @param images where several are
 * @param callbackOptions where the outcome of several is reported
 */
@Schema(name = "NewStoreImages", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "One image, or several.")
record NewImagesShape(
		@Schema(description = "The http or https URI of one image", format = "uri", maxLength = 2048,
				example = "https://example.com/tea.png") @Nullable String image,
		@ArraySchema(arraySchema = @Schema(description = "The http or https URIs of several images"), maxItems = 100,
				schema = @Schema(type = "string")) @Nullable List<String> images,
		@Nullable CallbackShape callbackOptions) {

	/**
	 * The description of where an outcome is reported.
	 *
	 * @param url where
	 * @param onSuccess whether also without errors
	 */
	@Schema(name = "CallbackOptions", requiredProperties = "url",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
			description = "Where the outcome is reported; in a form, a JSON-formatted string.")
	record CallbackShape(
			@Schema(description = "An http or https URL of the public Internet", format = "uri", maxLength = 2048,
					example = "https://example.com/callback-url") URI url,
			@Schema(description = "Whether it is called also when there are no errors",
					defaultValue = "true") @Nullable Boolean onSuccess) {
	}

}
