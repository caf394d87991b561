package io.warelog.read.rendering;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.warelog.api.query.ReadBackAnswer;
import io.warelog.api.query.ReadBackAnswer.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageUrlsTests {

	private final AtomicReference<String> base = new AtomicReference<>("http://127.0.0.1:8080/media/");

	private final ImageUrls images = new ImageUrls(this.base::get,
			(video) -> video.equals("vimeo:7") ? Optional.of("https://i.vimeocdn.com/7.jpg") : Optional.empty());

	@Test
	void eachGapIsFilled() {
		byte[] rendered = bytes("[" + ImageUrls.of("ab", "tiny") + "," + ImageUrls.of("cd", "huge") + "]");
		assertThat(text(this.images.fill(rendered)))
			.isEqualTo("[\"http://127.0.0.1:8080/media/ab_tiny.jpg\",\"http://127.0.0.1:8080/media/cd_huge.jpg\"]");
	}

	@Test
	void imagesMoveWithTheService() {
		byte[] rendered = bytes(ImageUrls.of("ab", "tiny"));
		this.base.set("https://shop.example/media/");
		assertThat(text(this.images.fill(rendered))).isEqualTo("\"https://shop.example/media/ab_tiny.jpg\"");
	}

	@Test
	void aThumbnailThatIsKnownIsShownAndNoOther() {
		byte[] rendered = bytes("[" + Template.thumbnail("vimeo", "7") + "," + Template.thumbnail("vimeo", "8") + "]");
		assertThat(text(this.images.fill(rendered))).isEqualTo("[\"https://i.vimeocdn.com/7.jpg\",null]");
	}

	@Test
	void whatHasNoGapsIsNotCopied() {
		byte[] rendered = bytes("{\"images\":[]}");
		assertThat(this.images.fill(rendered)).isSameAs(rendered);
	}

	@Test
	void whatIsReadBackHasTheTagOfWhatItShows() {
		ReadBackAnswer rendered = new ReadBackAnswer(State.SHOWN, 3, "\"3-x\"", bytes(ImageUrls.of("ab", "tiny")));
		ReadBackAnswer here = this.images.fill(rendered);
		this.base.set("https://shop.example/media/");
		ReadBackAnswer there = this.images.fill(rendered);
		assertThat(here.etag()).startsWith("\"3-").isNotEqualTo(there.etag()).isNotEqualTo(rendered.etag());
		assertThat(text(there.body())).isEqualTo("\"https://shop.example/media/ab_tiny.jpg\"");
	}

	@Test
	void whatIsGoneStaysSo() {
		ReadBackAnswer gone = new ReadBackAnswer(State.GONE, 3, null, null);
		assertThat(this.images.fill(gone)).isSameAs(gone);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
