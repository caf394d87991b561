package io.warelog.platform.description;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The description of a video.
 *
 * @param id what its site calls it
 * @param thumbUrl of a thumbnail
 * @param type the site
 * @param url where it is watched
 */
@Schema(name = "StoreVideo", description = "A video of a product.",
		requiredProperties = { "id", "thumb_url", "type", "url" })
public record StoreVideoShape(
		@Schema(description = "The video_key: what the site calls the video", example = "73781961") String id,
		@Schema(types = {
				"string", "null" }, format = "uri",
				description = "A thumbnail, null where its site tells of none") @Nullable String thumbUrl,
		@Schema(description = "The site that shows it", allowableValues = { "youtube", "vimeo" },
				example = "vimeo") String type,
		@Schema(description = "Where it is watched", format = "uri",
				example = "https://vimeo.com/73781961") String url){
}
