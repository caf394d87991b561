package io.warelog.api.upload;

import java.time.Instant;
import java.util.UUID;

import io.warelog.api.upload.Upload.State;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UploadTests {

	private static final String KEY = "f881c83b69e04669afbd2a23a8fc738b";

	private static final UUID PRODUCT = new UUID(1, 1);

	private static final UUID MERCHANT = new UUID(1, 2);

	private static final UUID BATCH = new UUID(1, 3);

	private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");

	private static final UploadOpened OPENED = new UploadOpened(KEY, PRODUCT, MERCHANT, "signed-url", null, "image/png",
			EXPIRY, null);

	@Test
	void anOpenedUploadIsAwaited() {
		assertThat(Upload.evolve(null, OPENED)).isEqualTo(new Upload(KEY, new ProductId(PRODUCT),
				new MerchantId(MERCHANT), UploadWay.SIGNED_URL, null, "image/png", EXPIRY, null, State.OPEN, null));
		assertThat(Upload.evolve(null, OPENED).isOpen()).isTrue();
	}

	@Test
	void oneOfABatchKnowsWhereItIsFetchedFrom() {
		assertThat(Upload.evolve(null,
				new UploadOpened(KEY, PRODUCT, MERCHANT, "uri", "https://img.example/a.png", null, null, BATCH)))
			.isEqualTo(new Upload(KEY, new ProductId(PRODUCT), new MerchantId(MERCHANT), UploadWay.URI,
					"https://img.example/a.png", null, null, BATCH, State.OPEN, null));
	}

	@Test
	void itEndsInOneOfThreeWays() {
		assertThat(after(new UploadCompleted()).state()).isEqualTo(State.COMPLETED);
		assertThat(after(new UploadExpired()).state()).isEqualTo(State.EXPIRED);
		assertThat(after(new UploadFailed("This is no image.")).state()).isEqualTo(State.FAILED);
		assertThat(after(new UploadFailed("This is no image.")).error()).isEqualTo("This is no image.");
		assertThat(after(new UploadCompleted()).isOpen()).isFalse();
	}

	@Test
	void itEndsOnce() {
		assertThatIllegalStateException()
			.isThrownBy(() -> Upload.evolve(after(new UploadExpired()), new UploadCompleted()))
			.withMessage("An upload ends once");
	}

	@Test
	void itIsOpenedOnce() {
		assertThatIllegalStateException().isThrownBy(() -> Upload.evolve(Upload.evolve(null, OPENED), OPENED))
			.withMessage("An upload is opened once");
	}

	@Test
	void itBeginsByBeingOpened() {
		assertThatIllegalStateException().isThrownBy(() -> Upload.evolve(null, new UploadCompleted()))
			.withMessage("The first event of an upload opens it");
	}

	@ParameterizedTest
	@EnumSource
	void aWayIsReadByItsName(UploadWay way) {
		assertThat(UploadWay.of(way.code())).isEqualTo(way);
	}

	@Test
	void noOtherNameIsAWay() {
		assertThatIllegalArgumentException().isThrownBy(() -> UploadWay.of("post"))
			.withMessage("'post' is not a way of an upload");
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(UploadEvent.class.getPermittedSubclasses()).containsExactlyInAnyOrder(UploadOpened.class,
				UploadCompleted.class, UploadFailed.class, UploadExpired.class);
	}

	private static Upload after(UploadEvent event) {
		return Upload.evolve(Upload.evolve(null, OPENED), event);
	}

}
