package io.warelog.media.store;

import java.nio.file.Path;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageSize;
import io.warelog.media.MediaKey;
import io.warelog.media.store.ObjectName.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The names in a store are made of keys, hashes and sizes only. */
class ObjectNameTests {

	private static final MediaKey KEY = new MediaKey("f881c83b69e04669afbd2a23a8fc738b");

	private static final ContentHash HASH = ContentHash.of(new byte[] { 1, 2, 3 });

	@Test
	void aNameTellsOfWhatItIs() {
		assertThat(ObjectName.upload(KEY)).hasToString("uploads/" + KEY);
		assertThat(ObjectName.upload(KEY).key()).contains(KEY);
		assertThat(ObjectName.link(KEY)).hasToString("keys/f8/" + KEY);
		assertThat(ObjectName.link(KEY).key()).contains(KEY);
		assertThat(ObjectName.original(HASH)).hasToString("content/03/" + HASH + "/original");
		assertThat(ObjectName.original(HASH).content()).contains(HASH);
		assertThat(ObjectName.sized(HASH, ImageSize.TINY)).hasToString("content/03/" + HASH + "/tiny.jpg");
		assertThat(ObjectName.sized(HASH, ImageSize.TINY).content()).contains(HASH);
		assertThat(ObjectName.sized(HASH, ImageSize.TINY).key()).isEmpty();
		assertThat(ObjectName.link(KEY).content()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "uploads/", "uploads/../media.key", "uploads/f881c83b69e04669afbd2a23a8fc738b/x",
			"keys/f9/f881c83b69e04669afbd2a23a8fc738b", "keys/f881c83b69e04669afbd2a23a8fc738b",
			"content/03/../../media.key", "used/f881c83b69e04669afbd2a23a8fc738b", "/etc/passwd" })
	void whatIsNotOfAStoreHasNoName(String path) {
		for (Area area : Area.values()) {
			assertThat(ObjectName.parse(area, path)).isEmpty();
			assertThatIllegalArgumentException().isThrownBy(() -> new ObjectName(area, path));
		}
	}

	@Test
	void whereImagesAreKeptIsReadFromTheCommandLine() {
		assertThat(MediaLocation.parse("/var/lib/media"))
			.isEqualTo(new MediaLocation.InDirectory(Path.of("/var/lib/media")));
		assertThat(MediaLocation.parse("s3://shop-images"))
			.isEqualTo(new MediaLocation.InS3("shop-images", "", null, null, false));
		assertThat(MediaLocation.parse("s3://shop-images/one/two/"))
			.isEqualTo(new MediaLocation.InS3("shop-images", "one/two/", null, null, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3:", "s3://", "s3://ab", "s3://Shop", "s3://shop/../other", "s3://shop//x", "s3:shop" })
	void aBucketThatIsNoneIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MediaLocation.parse(text))
			.withMessageContaining("s3://bucket");
	}

}
