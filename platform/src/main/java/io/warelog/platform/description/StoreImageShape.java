package io.warelog.platform.description;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of an image, or of a video's thumbnail, in its sizes. The longer side
 * is told in pixels.
 *
 * @param tiny 64
 * @param small 190
 * @param medium 380
 * @param large 760
 * @param huge 1200
 */
@Schema(name = "StoreImage",
		description = "Where an image is, or a video's thumbnail, in each of its sizes. "
				+ "The sizes of a video whose site tells of no thumbnails are null.",
		requiredProperties = { "tiny", "small", "medium", "large", "huge" })
public record StoreImageShape(@Schema(types = {
		"string", "null" }, format = "uri", description = "64 pixels") @Nullable String tiny,
		@Schema(types = { "string", "null" }, format = "uri", description = "190 pixels") @Nullable String small,
		@Schema(types = { "string", "null" }, format = "uri", description = "380 pixels") @Nullable String medium,
		@Schema(types = { "string", "null" }, format = "uri", description = "760 pixels") @Nullable String large,
		@Schema(types = { "string", "null" }, format = "uri", description = "1200 pixels") @Nullable String huge){
}
