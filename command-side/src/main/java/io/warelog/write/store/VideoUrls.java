package io.warelog.write.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.warelog.api.product.Medium.Video;
import io.warelog.platform.http.WebUris;
import org.jspecify.annotations.Nullable;

/** Recognises the videos of YouTube and Vimeo by the usual spellings of their URLs. */
final class VideoUrls {

	/** What is told of a URL that is none of a video. */
	static final String EXPECTATION = "must be the http or https URL of a video of YouTube or Vimeo";

	private static final String YOUTUBE_ID = "([A-Za-z0-9_-]{11})";

	private static final String VIMEO_ID = "([0-9]{1,19})";

	/** Of host, path and query. */
	private static final List<Site> SITES = List.of(
			new Site("youtube",
					"(?:www\\.|m\\.|music\\.)?youtube\\.com/watch/?\\?(?:[^&]*&)*v=" + YOUTUBE_ID + "(?:&.*)?"),
			new Site("youtube",
					"(?:www\\.|m\\.|music\\.)?youtube(?:-nocookie)?\\.com/(?:embed|v|e|shorts|live)/" + YOUTUBE_ID
							+ "/?(?:\\?.*)?"),
			new Site("youtube", "(?:www\\.)?youtu\\.be/" + YOUTUBE_ID + "/?(?:\\?.*)?"),
			new Site("vimeo", "(?:www\\.)?vimeo\\.com/(?:channels/[^/?]+/|groups/[^/?]+/videos/|album/[0-9]+/video/"
					+ "|showcase/[0-9]+/video/|manage/videos/|video/)?" + VIMEO_ID + "(?:/[0-9a-f]+)?/?(?:\\?.*)?"),
			new Site("vimeo", "player\\.vimeo\\.com/video/" + VIMEO_ID + "/?(?:\\?.*)?"));

	private VideoUrls() {
	}

	/**
	 * Recognises a video.
	 * @param url any text
	 * @return the video, with the URL as it is given, or null if it is none
	 */
	static @Nullable Video parse(String url) {
		String address = WebUris.parse(url).map((uri) -> {
			String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
			return uri.getHost().toLowerCase(Locale.ROOT) + uri.getRawPath() + query;
		}).orElse("");
		return SITES.stream()
			.map((site) -> site.idIn(address).map((id) -> new Video(id, site.name(), url)))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(null);
	}

	/**
	 * A way in which a site spells the URLs of its videos.
	 *
	 * @param name of the site
	 * @param address its form, with the id of the video as its group
	 */
	private record Site(String name, Pattern address) {

		Site(String name, String address) {
			this(name, Pattern.compile(address));
		}

		Optional<String> idIn(String given) {
			Matcher matcher = this.address.matcher(given);
			return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
		}

	}

}
