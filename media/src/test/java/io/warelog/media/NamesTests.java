package io.warelog.media;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What images are called leads nowhere else. */
class NamesTests {

	private static final String KEY = "f881c83b69e04669afbd2a23a8fc738b";

	@Test
	void aKeyIsTheDigitsOfAUuid() {
		UUID id = UUID.fromString("f881c83b-69e0-4669-afbd-2a23a8fc738b");
		assertThat(MediaKey.of(id)).isEqualTo(new MediaKey(KEY)).hasToString(KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "..", "../../etc/passwd", "/etc/passwd", "f881c83b69e04669afbd2a23a8fc738",
			"f881c83b69e04669afbd2a23a8fc738b0", "F881C83B69E04669AFBD2A23A8FC738B",
			"f881c83b69e04669afbd2a23a8fc738b\n", "f881c83b69e04669afbd2a23a8fc738g",
			"..%2f..%2fetc%2fpasswd0000000000", "................................", "f881c83b/../69e04669afbd2a23a8fc",
			"f881c83b69e04669afbd2a23a8fc73\u0000b", "１２３４５６７８９０１２３４５６７８９０１２３４５６７８９０１２" })
	void whatIsNotOf32DigitsIsNoKey(String text) {
		assertThat(MediaKey.parse(text)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new MediaKey(text));
		assertThat(ImageName.parse(text + "_tiny.jpg")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theNameOfASizeIsReadAsItIsWritten(ImageSize size) {
		ImageName name = new ImageName(new MediaKey(KEY), size);
		assertThat(name).hasToString(KEY + "_" + size.label() + ".jpg");
		assertThat(ImageName.parse(name.toString())).contains(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { KEY, KEY + ".jpg", KEY + "_tiny", KEY + "_tiny.png", KEY + "_TINY.jpg", KEY + "_vast.jpg",
			KEY + "_tiny.jpg/", "/" + KEY + "_tiny.jpg", KEY + "_tiny.jpg.jpg", KEY + "_../tiny.jpg" })
	void whatIsNotAKeyWithASizeIsNoName(String text) {
		assertThat(ImageName.parse(text)).isEmpty();
	}

	@Test
	void theSizesAreThoseOfTheContract() {
		assertThat(ImageSize.values()).extracting((size) -> size.label() + " " + size.pixels())
			.containsExactly("tiny 64", "small 190", "medium 380", "large 760", "huge 1200");
	}

	@Test
	void aContentTypeIsReadWithoutItsParameters() {
		assertThat(ImageType.parse("Image/PNG; charset=x")).contains(ImageType.PNG);
		assertThat(ImageType.parse("image/svg+xml")).isEmpty();
		assertThat(ImageType.parse("image/png2")).isEmpty();
	}

}
