package io.warelog.write.store;

import io.warelog.api.product.Medium.Video;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VideoUrlsTests {

	@ParameterizedTest
	@CsvSource({ "https://www.youtube.com/watch?v=dQw4w9WgXcQ,dQw4w9WgXcQ",
			"http://youtube.com/watch?v=dQw4w9WgXcQ&t=42s,dQw4w9WgXcQ",
			"https://m.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ,dQw4w9WgXcQ",
			"https://YouTu.be/dQw4w9WgXcQ?si=x,dQw4w9WgXcQ", "https://www.youtube.com/embed/dQw4w9WgXcQ,dQw4w9WgXcQ",
			"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0,dQw4w9WgXcQ",
			"https://youtube.com/shorts/dQw4w9WgXcQ,dQw4w9WgXcQ", "https://youtube.com/live/-Qw4w9Wg_cQ,-Qw4w9Wg_cQ",
			"https://youtube.com/v/dQw4w9WgXcQ,dQw4w9WgXcQ" })
	void aVideoOfYouTubeIsRecognised(String url, String id) {
		assertThat(VideoUrls.parse(url)).isEqualTo(new Video(id, "youtube", url));
	}

	@ParameterizedTest
	@CsvSource({ "http://vimeo.com/73781961,73781961", "https://www.vimeo.com/73781961/,73781961",
			"https://vimeo.com/73781961/0a1b2c3d4e?share=copy,73781961",
			"https://vimeo.com/channels/staffpicks/73781961,73781961",
			"https://vimeo.com/groups/shortfilms/videos/73781961,73781961",
			"https://vimeo.com/showcase/12/video/73781961,73781961",
			"https://player.vimeo.com/video/73781961?h=1,73781961" })
	void aVideoOfVimeoIsRecognised(String url, String id) {
		assertThat(VideoUrls.parse(url)).isEqualTo(new Video(id, "vimeo", url));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "73781961", "vimeo.com/73781961", "ftp://vimeo.com/73781961", "https://vimeo.com/",
			"https://vimeo.com/about", "https://evilvimeo.com/73781961", "https://vimeo.com.evil.org/73781961",
			"https://www.youtube.com/watch?v=short", "https://www.youtube.com/watch?v=dQw4w9WgXcQx",
			"https://www.youtube.com/@channel", "https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ",
			"https://example.org/watch?v=dQw4w9WgXcQ", "https://user@evil.org/https://youtu.be/dQw4w9WgXcQ",
			"/etc/passwd" })
	void whatIsNoVideoOfTheirsIsNot(String url) {
		assertThat(VideoUrls.parse(url)).isNull();
	}

}
