package io.warelog.api.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ImageBatchTests {

	private static final UUID BATCH = new UUID(1, 1);

	private static final UUID PRODUCT = new UUID(1, 2);

	private static final UUID MERCHANT = new UUID(1, 3);

	private static final ImageBatchOpened OPENED = new ImageBatchOpened(BATCH, PRODUCT, MERCHANT, List.of("a", "b"),
			"https://shop.example/done", false);

	@Test
	void anOpenedBatchIsNotReported() {
		assertThat(ImageBatch.evolve(null, OPENED)).isEqualTo(new ImageBatch(BATCH, new ProductId(PRODUCT),
				new MerchantId(MERCHANT), List.of("a", "b"), "https://shop.example/done", false, false));
	}

	@Test
	void aBatchIsReportedOnce() {
		ImageBatch reported = ImageBatch.evolve(ImageBatch.evolve(null, OPENED), new ImageBatchReported(null));
		assertThat(reported.reported()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> ImageBatch.evolve(reported, new ImageBatchReported(null)))
			.withMessage("A batch is reported once, after it is opened");
	}

	@Test
	void aBatchIsOpenedOnceAndFirst() {
		assertThatIllegalStateException().isThrownBy(() -> ImageBatch.evolve(ImageBatch.evolve(null, OPENED), OPENED));
		assertThatIllegalStateException().isThrownBy(() -> ImageBatch.evolve(null, new ImageBatchReported(null)));
	}

	@Test
	void keysCannotBeAddedBehindItsBack() {
		List<String> keys = new ArrayList<>(List.of("a"));
		ImageBatchOpened opened = new ImageBatchOpened(BATCH, PRODUCT, MERCHANT, keys, null, true);
		ImageBatch batch = ImageBatch.evolve(null, opened);
		keys.add("b");
		assertThat(opened.keys()).containsExactly("a");
		assertThat(batch.keys()).containsExactly("a");
	}

}
