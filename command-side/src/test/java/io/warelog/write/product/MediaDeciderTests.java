package io.warelog.write.product;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.warelog.api.product.Medium;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductMediumMoved;
import io.warelog.api.product.ProductMediumRemoved;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.IMAGE;
import static io.warelog.write.product.ProductFixture.VIDEO;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.unacceptable;

class MediaDeciderTests {

	private static final ProductEvent WITH_IMAGE = attached(IMAGE);

	private static final ProductEvent WITH_VIDEO = new ProductVideoAttached(VIDEO.key(), VIDEO.site(), VIDEO.url());

	private static final String TOO_MANY = "must not bring the product to more than 100 images and videos";

	private final ProductFixture fixture = new ProductFixture();

	@Test
	void anImageIsAttached() {
		accepted(this.fixture.given(CREATED).when(attach(IMAGE)), WITH_IMAGE);
	}

	@Test
	void aVideoIsAttached() {
		accepted(this.fixture.given(CREATED).when(attach(VIDEO)), WITH_VIDEO);
	}

	@Test
	void oneThatIsAttachedAlreadyIsNotAttachedAgain() {
		accepted(this.fixture.given(CREATED, WITH_IMAGE, WITH_VIDEO)
			.when(attach(new Medium.Video(VIDEO.key(), VIDEO.site(), "http://vimeo.com/73781961"))));
		accepted(new ProductFixture().given(CREATED, WITH_IMAGE).when(attach(IMAGE)));
	}

	@Test
	void severalAreAttachedInOrderAndEachOnce() {
		accepted(
				this.fixture.given(CREATED, WITH_VIDEO)
					.when(change((wanted) -> wanted.media = List.of(image(1), VIDEO, IMAGE, image(1)))),
				attached(image(1)), WITH_IMAGE);
	}

	@Test
	void aProductHasAHundredAtMost() {
		accepted(this.fixture.given(withMedia(99)).when(attach(VIDEO)), WITH_VIDEO);
		refused(new ProductFixture().given(withMedia(100)).when(attach(VIDEO)),
				unacceptable(new Violation("/video", TOO_MANY)));
		refused(new ProductFixture().given(withMedia(100)).when(attach(IMAGE)),
				unacceptable(new Violation("/image", TOO_MANY)));
		refused(new ProductFixture().given(withMedia(99))
			.when(change((wanted) -> wanted.media = List.of(VIDEO, IMAGE))),
				unacceptable(new Violation("/images", TOO_MANY)));
		refused(new ProductFixture().given(withMedia(99))
			.when(change((wanted) -> wanted.media = List.of(IMAGE, VIDEO, image(1)))),
				unacceptable(new Violation("/videos", TOO_MANY)));
	}

	@Test
	void aFullProductIsChangedOtherwise() {
		accepted(this.fixture.given(withMedia(100)).when(attach(image(50))));
		accepted(new ProductFixture().given(withMedia(100)).when(change((wanted) -> wanted.name = "Black tea")),
				new ProductRenamed("Black tea"));
	}

	@Test
	void aNewProductHasAHundredAtMost() {
		refused(this.fixture.givenNothing()
			.when(createWith((wanted) -> wanted.media = IntStream.rangeClosed(0, 100)
				.<Medium>mapToObj(MediaDeciderTests::image)
				.toList())), unacceptable(new Violation("/images", TOO_MANY)));
	}

	/** Of the image in the middle of three. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "1, none", "2, 2", "3, 2", "2147483647, 2" })
	void oneMovesToAPlaceThatThereIs(int order, String outcome) {
		var result = this.fixture.given(CREATED, WITH_VIDEO, WITH_IMAGE, attached(image(1)))
			.when(new MoveMedium(product(), merchant(), MediumKind.IMAGE, IMAGE.key(), order));
		if ("none".equals(outcome)) {
			accepted(result);
		}
		else {
			accepted(result, new ProductMediumMoved(IMAGE.key(), Integer.parseInt(outcome)));
		}
	}

	@Test
	void imagesAndVideosShareOneOrder() {
		accepted(
				this.fixture.given(CREATED, WITH_IMAGE, WITH_VIDEO)
					.when(new MoveMedium(product(), merchant(), MediumKind.VIDEO, VIDEO.key(), 0)),
				new ProductMediumMoved(VIDEO.key(), 0));
	}

	@Test
	void oneIsRemoved() {
		accepted(this.fixture.given(CREATED, WITH_IMAGE, WITH_VIDEO).when(remove(MediumKind.IMAGE, IMAGE.key())),
				new ProductMediumRemoved(IMAGE.key()));
		accepted(
				new ProductFixture().given(CREATED, WITH_IMAGE, WITH_VIDEO).when(remove(MediumKind.VIDEO, VIDEO.key())),
				new ProductMediumRemoved(VIDEO.key()));
	}

	@ParameterizedTest
	@CsvSource({ "IMAGE, 73781961, image", "IMAGE, none, image", "VIDEO, f881c83b69e04669afbd2a23a8fc738b, video",
			"VIDEO, none, video" })
	void whatIsNotThereOfItsKindIsNotFound(MediumKind kind, String key, String what) {
		refused(this.fixture.given(CREATED, WITH_IMAGE, WITH_VIDEO).when(remove(kind, key)),
				new Refusal.NotFound(what));
		refused(new ProductFixture().given(CREATED, WITH_IMAGE, WITH_VIDEO)
			.when(new MoveMedium(product(), merchant(), kind, key, 0)), new Refusal.NotFound(what));
	}

	private static AttachMedium attach(Medium medium) {
		return new AttachMedium(product(), merchant(), medium);
	}

	private static RemoveMedium remove(MediumKind kind, String key) {
		return new RemoveMedium(product(), merchant(), kind, key);
	}

	private static List<ProductEvent> withMedia(int number) {
		List<ProductEvent> past = new ArrayList<>(List.of(CREATED));
		IntStream.range(0, number).mapToObj(MediaDeciderTests::image).forEach((image) -> past.add(attached(image)));
		return past;
	}

	private static Medium.Image image(int number) {
		return new Medium.Image("%032x".formatted(number), "https://img.example/" + number + ".png");
	}

	private static ProductEvent attached(Medium.Image image) {
		return new ProductImageAttached(image.key(), image.uri());
	}

}
