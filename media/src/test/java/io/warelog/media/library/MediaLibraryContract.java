package io.warelog.media.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageName;
import io.warelog.media.ImageSize;
import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.Pictures;
import io.warelog.media.image.ImageFacts;
import io.warelog.media.image.ImageIoImaging;
import io.warelog.media.image.Imaging;
import io.warelog.media.image.MadeImage;
import io.warelog.media.library.MediaLibrary.Swept;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.ObjectName.Area;
import io.warelog.media.store.StoredObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a library does over each store. */
public abstract class MediaLibraryContract {

	protected static final MediaKey ONE = new MediaKey("11111111111111111111111111111111");

	protected static final MediaKey TWO = new MediaKey("22222222222222222222222222222222");

	protected static final byte[] PICTURE = Pictures.png(Pictures.halves(300, 200));

	private static final byte[] OTHER_PICTURE = Pictures.jpeg(Pictures.halves(200, 300));

	private static final byte[] HTML = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

	protected static final Duration DAY = Duration.ofDays(1);

	private final AtomicInteger made = new AtomicInteger();

	private Instant now = Instant.now();

	private final Imaging imaging = new Counting(new ImageIoImaging(2, ImageIoImaging.MOST_TIME, System::nanoTime),
			this.made);

	protected abstract MediaStore store();

	protected MediaLibrary library() {
		return new MediaLibrary(store(), this.imaging, () -> this.now);
	}

	@Test
	void whatIsKeptIsServedInAllSizes() throws Exception {
		KeptImage kept = library().keep(ONE, PICTURE, ImageType.PNG);
		assertThat(kept).isEqualTo(new KeptImage(ONE, ContentHash.of(PICTURE), ImageType.PNG, 300, 200));
		assertThat(library().kept(ONE)).contains(kept);
		for (ImageSize size : ImageSize.values()) {
			ServedImage served = library().find(new ImageName(ONE, size)).orElseThrow();
			byte[] all = bytes(served.read());
			assertThat(Pictures.read(all).getWidth()).isEqualTo(Math.min(300, size.pixels()));
			assertThat(served.length()).isEqualTo(all.length);
			assertThat(served.etag()).isEqualTo("\"" + ContentHash.of(PICTURE) + "-" + size.label() + "\"");
			assertThat(served.lastModified()).isBetween(Instant.now().minusSeconds(300),
					Instant.now().plusSeconds(300));
			assertThat(bytes(served.read(10, 20))).isEqualTo(Arrays.copyOfRange(all, 10, 30));
		}
	}

	@Test
	void whatIsNotKeptIsNotServed() {
		assertThat(library().kept(ONE)).isEmpty();
		assertThat(library().find(new ImageName(ONE, ImageSize.TINY))).isEmpty();
		assertThat(library().hasArrived(ONE)).isFalse();
	}

	@Test
	void theSameUploadTwiceCostsOne() throws Exception {
		library().keep(ONE, PICTURE, null);
		List<ObjectName> before = names(Area.CONTENT);
		library().keep(TWO, PICTURE, null);
		assertThat(this.made).hasValue(1);
		assertThat(names(Area.CONTENT)).containsExactlyInAnyOrderElementsOf(before).hasSize(6);
		assertThat(bytes(library().find(new ImageName(TWO, ImageSize.TINY)).orElseThrow().read()))
			.isEqualTo(bytes(library().find(new ImageName(ONE, ImageSize.TINY)).orElseThrow().read()));
	}

	@Test
	void theFirstContentOfAKeyStays() throws Exception {
		KeptImage first = library().keep(ONE, PICTURE, null);
		assertThat(library().keep(ONE, OTHER_PICTURE, null)).isEqualTo(first);
		assertThat(library().keep(ONE, new byte[0], null)).isEqualTo(first);
		assertThat(library().kept(ONE)).contains(first);
	}

	@Test
	void ofManyWhoKeepUnderOneKeyAllSeeTheSame() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			List<Future<KeptImage>> kept = IntStream.range(0, 4)
				.mapToObj(
						(i) -> threads.submit(() -> library().keep(ONE, (i % 2 == 0) ? PICTURE : OTHER_PICTURE, null)))
				.toList();
			KeptImage winner = library().kept(kept.getFirst().get().key()).orElseThrow();
			for (Future<KeptImage> each : kept) {
				assertThat(each.get()).isEqualTo(winner);
			}
		}
	}

	@Test
	void whatIsRefusedLeavesTheKeyFree() throws Exception {
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> library().keep(ONE, HTML, ImageType.PNG))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.NotAnImage()));
		assertThat(names(Area.CONTENT)).isEmpty();
		assertThat(library().keep(ONE, PICTURE, ImageType.PNG).key()).isEqualTo(ONE);
	}

	@Test
	void anUploadIsKeptUnderItsKeyAndTakenAway() throws Exception {
		assertThat(library().keepUpload(ONE, null)).isEmpty();
		upload(ONE, PICTURE);
		assertThat(library().hasArrived(ONE)).isTrue();
		KeptImage kept = library().keepUpload(ONE, ImageType.PNG).orElseThrow();
		assertThat(kept.content()).isEqualTo(ContentHash.of(PICTURE));
		assertThat(library().hasArrived(ONE)).isTrue();
		assertThat(names(Area.UPLOADS)).isEmpty();
		assertThat(library().keepUpload(ONE, ImageType.PNG)).contains(kept);
	}

	@Test
	void whatArrivesAfterTheFirstIsNotUsed() throws Exception {
		upload(ONE, PICTURE);
		KeptImage kept = library().keepUpload(ONE, null).orElseThrow();
		upload(ONE, OTHER_PICTURE);
		assertThat(library().keepUpload(ONE, null)).contains(kept);
		assertThat(library().kept(ONE)).contains(kept);
		assertThat(names(Area.UPLOADS)).isEmpty();
	}

	@Test
	void whatAnotherProcessKeepsMeanwhileIsFound() throws Exception {
		for (ObjectName askedFor : List.of(ObjectName.link(ONE), ObjectName.upload(ONE))) {
			library().forget(ONE);
			upload(ONE, PICTURE);
			AtomicReference<KeptImage> kept = new AtomicReference<>();
			MediaStore late = Overtaken.after(askedFor, store(),
					() -> kept.getAndSet(library().keepUpload(ONE, null).orElseThrow()));
			assertThat(new MediaLibrary(late, this.imaging, () -> this.now).keepUpload(ONE, null)).contains(kept.get());
		}
	}

	@Test
	void anUploadThatIsRefusedStaysUntilItIsForgotten() {
		upload(ONE, HTML);
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> library().keepUpload(ONE, ImageType.PNG));
		upload(TWO, new byte[MediaLimits.BYTES + 1]);
		assertThatExceptionOfType(MediaRefusedException.class).isThrownBy(() -> library().keepUpload(TWO, null))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.TooLarge(MediaLimits.BYTES)));
		assertThat(names(Area.UPLOADS)).containsExactlyInAnyOrder(ObjectName.upload(ONE), ObjectName.upload(TWO));
		library().forget(ONE);
		library().forget(TWO);
		assertThat(names(Area.UPLOADS)).isEmpty();
	}

	@Test
	void whatIsForgottenIsNotServedAndItsContentGoesWithTheLastKey() throws Exception {
		library().keep(ONE, PICTURE, null);
		library().keep(TWO, PICTURE, null);
		library().forget(ONE);
		assertThat(library().find(new ImageName(ONE, ImageSize.TINY))).isEmpty();
		this.now = Instant.now().plus(DAY).plusSeconds(60);
		assertThat(library().sweep((key) -> true, DAY)).isEqualTo(new Swept(0, 0, 0));
		assertThat(library().find(new ImageName(TWO, ImageSize.TINY))).isPresent();
		library().forget(TWO);
		assertThat(library().sweep((key) -> true, DAY)).isEqualTo(new Swept(0, 0, 1));
		assertThat(names(Area.CONTENT)).isEmpty();
	}

	@Test
	void whatNobodyUsesIsSweptAwayWhenItIsOld() throws Exception {
		library().keep(ONE, PICTURE, null);
		library().keep(TWO, OTHER_PICTURE, null);
		upload(new MediaKey("33333333333333333333333333333333"), PICTURE);
		assertThat(library().sweep(Set.of(TWO)::contains, DAY)).isEqualTo(new Swept(0, 0, 0));
		this.now = Instant.now().plus(DAY).plusSeconds(60);
		assertThat(library().sweep(Set.of(TWO)::contains, DAY)).isEqualTo(new Swept(1, 1, 1));
		assertThat(library().kept(ONE)).isEmpty();
		assertThat(library().find(new ImageName(TWO, ImageSize.HUGE))).isPresent();
		assertThat(names(Area.CONTENT)).hasSize(6);
		assertThat(names(Area.UPLOADS)).isEmpty();
	}

	@Test
	void whatIsYoungIsNotSweptWhateverIsAskedFor() {
		assertThatIllegalArgumentException().isThrownBy(() -> library().sweep((key) -> true, Duration.ofMinutes(59)));
	}

	@Test
	void sizesWithoutTheirOriginalAreMadeAgain() throws Exception {
		store().put(ObjectName.sized(ContentHash.of(PICTURE), ImageSize.TINY), new byte[] { 1 }, "image/jpeg");
		library().keep(ONE, PICTURE, null);
		byte[] tiny = bytes(library().find(new ImageName(ONE, ImageSize.TINY)).orElseThrow().read());
		assertThat(Pictures.read(tiny).getWidth()).isEqualTo(64);
	}

	private void upload(MediaKey key, byte[] bytes) {
		store().put(ObjectName.upload(key), bytes, "image/png");
	}

	private List<ObjectName> names(Area area) {
		try (Stream<StoredObject> objects = store().list(area)) {
			return objects.map(StoredObject::name).toList();
		}
	}

	private static byte[] bytes(InputStream in) throws IOException {
		try (in) {
			return in.readAllBytes();
		}
	}

	/**
	 * Counts how often sizes are made.
	 *
	 * @param imaging makes them
	 * @param made the count
	 */
	private record Counting(Imaging imaging, AtomicInteger made) implements Imaging {

		@Override
		public ImageFacts look(byte[] bytes, @Nullable ImageType declared) throws MediaRefusedException {
			return this.imaging.look(bytes, declared);
		}

		@Override
		public MadeImage make(byte[] bytes, @Nullable ImageType declared)
				throws MediaRefusedException, InterruptedException {
			MadeImage image = this.imaging.make(bytes, declared);
			this.made.incrementAndGet();
			return image;
		}

	}

}
