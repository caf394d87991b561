package io.warelog.write.store;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of the form that adds images.
 *
 * @param image a file, or several
 * @param images files, or the URIs of several
 * @param callbackOptions where the outcome of several is reported
 */
@Schema(name = "NewStoreImageFiles", additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
		description = "One image, or several. A field that is a file may be given several times.")
record NewImagesFormShape(
		@ArraySchema(arraySchema = @Schema(description = "A file, or several; or the http or https URI of one image"),
				schema = @Schema(type = "string", format = "binary")) @Nullable List<String> image,
		@ArraySchema(
				arraySchema = @Schema(description = "Files; or a JSON-formatted list of the URIs of several images"),
				schema = @Schema(type = "string", format = "binary")) @Nullable List<String> images,
		@Schema(description = "Where the outcome is reported, a JSON-formatted string",
				example = "{\"url\": \"https://example.com/callback-url\", \"on_success\": \"false\"}") @Nullable String callbackOptions) {
}
