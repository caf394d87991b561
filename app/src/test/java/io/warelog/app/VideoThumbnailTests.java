package io.warelog.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Thumbnails that have to be asked for. */
@OverHttp
class VideoThumbnailTests {

	private static final String THUMBNAIL = "https://i.vimeocdn.com/video/452001751-d_295x166";

	@TempDir
	private Path data;

	@Test
	void vimeoIsAskedUntilItTellsWhereTheThumbnailIs() {
		try (OtherSite vimeo = new OtherSite()) {
			RunningWarelog.asksVimeoAt(vimeo.url("/oembed.json"));
			RunningWarelog warelog = RunningWarelog.start(this.data, "--fetch-allow=" + vimeo.endpoint());
			try (warelog) {
				Api api = warelog.operator();
				String product = "/api/v1/products/"
						+ Json.string(api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
				JsonNode video = api.form("POST", product + "/videos", "video=http://vimeo.com/73781961")
					.send()
					.is(200)
					.json();
				assertThat(video.required("thumb_url").isNull()).isTrue();
				vimeo.awaitRequest();
				vimeo.shows("/oembed.json",
						Json.object("thumbnail_url", THUMBNAIL).toString().getBytes(StandardCharsets.UTF_8));
				// asked again at the next start
				try (RunningWarelog again = warelog.restarted()) {
					assertThat(awaitThumbnail(again.operator(), product)).isEqualTo(THUMBNAIL);
				}
			}
		}
		finally {
			RunningWarelog.asksVimeoAt(RunningWarelog.NO_VIMEO);
		}
	}

	/** Asks until it is known. */
	private static String awaitThumbnail(Api api, String product) {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (true) {
			JsonNode video = api.get(product + "/videos/73781961").send().is(200).json();
			if (!video.required("thumb_url").isNull()) {
				assertThat(api.get(product).send().is(200).json().at("/videos/0/huge"))
					.isEqualTo(video.get("thumb_url"));
				return Json.string(video, "thumb_url");
			}
			assertThat(System.nanoTime()).as("No thumbnail comes").isLessThan(end);
		}
	}

}
