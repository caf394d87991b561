package io.warelog.read.rendering;

import java.util.List;

import io.warelog.api.product.Medium;
import io.warelog.api.product.Medium.Image;
import io.warelog.api.product.Medium.StoredImage;
import io.warelog.api.product.Medium.Video;
import tools.jackson.core.JsonGenerator;

/**
 * Images and videos as the store API shows them: by the URIs of their sizes.
 */
public final class StoreMediaJson {

	private static final List<String> SIZES = List.of("tiny", "small", "medium", "large", "huge");

	/** The names that YouTube gives to the thumbnails of every video, smallest first. */
	private static final List<String> YOUTUBE_SIZES = List.of("default", "mqdefault", "hqdefault", "sddefault",
			"maxresdefault");

	private static final String YOUTUBE = "youtube";

	private StoreMediaJson() {
	}

	/**
	 * Renders the sizes of images.
	 * @param images in order
	 * @return a JSON array in UTF-8
	 */
	public static byte[] images(List<Medium> images) {
		return JsonBytes.written((json) -> {
			json.writeStartArray();
			images.forEach((image) -> writeSizes(json, image));
			json.writeEndArray();
		});
	}

	/**
	 * Renders the sizes of an image.
	 * @param image the image
	 * @return a JSON object in UTF-8
	 */
	public static byte[] image(Medium image) {
		return JsonBytes.written((json) -> writeSizes(json, image));
	}

	/**
	 * Renders videos.
	 * @param videos in order
	 * @return a JSON array in UTF-8
	 */
	public static byte[] videos(List<Video> videos) {
		return JsonBytes.written((json) -> {
			json.writeStartArray();
			videos.forEach((video) -> writeVideo(json, video));
			json.writeEndArray();
		});
	}

	/**
	 * Renders a video.
	 * @param video the video
	 * @return a JSON object in UTF-8
	 */
	public static byte[] video(Video video) {
		return JsonBytes.written((json) -> writeVideo(json, video));
	}

	static void writeSizes(JsonGenerator json, Medium medium) {
		json.writeStartObject();
		for (int i = 0; i < SIZES.size(); i++) {
			String size = SIZES.get(i);
			switch (medium) {
				case Image image -> json.writeStringProperty(size, image.uri());
				case StoredImage image -> {
					json.writeName(size);
					json.writeRawValue(ImageUrls.of(image.key(), size));
				}
				case Video video -> writeThumbnail(json, size, video, i);
			}
		}
		json.writeEndObject();
	}

	private static void writeVideo(JsonGenerator json, Video video) {
		json.writeStartObject();
		json.writeStringProperty("id", video.key());
		writeThumbnail(json, "thumb_url", video, SIZES.indexOf("medium"));
		json.writeStringProperty("type", video.site());
		json.writeStringProperty("url", video.url());
		json.writeEndObject();
	}

	/**
	 * Where the thumbnails of other sites are is not known without asking them, and then
	 * of one size.
	 */
	private static void writeThumbnail(JsonGenerator json, String name, Video video, int size) {
		json.writeName(name);
		if (video.site().equals(YOUTUBE)) {
			json.writeString("https://img.youtube.com/vi/" + video.key() + "/" + YOUTUBE_SIZES.get(size) + ".jpg");
		}
		else {
			json.writeRawValue(Template.thumbnail(video.site(), video.key()));
		}
	}

}
