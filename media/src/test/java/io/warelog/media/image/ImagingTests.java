package io.warelog.media.image;

import java.awt.Color;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.warelog.media.ImageSize;
import io.warelog.media.ImageType;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** From the bytes of a file to the sizes of an image. */
class ImagingTests {

	private static final Color RED = new Color(220, 30, 40);

	private static final Color BLUE = new Color(20, 60, 200);

	private final Imaging imaging = new ImageIoImaging(2, ImageIoImaging.MOST_TIME, System::nanoTime);

	@Test
	void aLargeImageComesInFiveSizes() throws Exception {
		Map<ImageSize, byte[]> sizes = this.imaging.make(Pictures.jpeg(Pictures.halves(2400, 1600)), null).sizes();
		assertThat(sizes.keySet().stream().map((size) -> dimensions(sizes.get(size)))).containsExactly("64x43",
				"190x127", "380x253", "760x507", "1200x800");
	}

	@ParameterizedTest
	@MethodSource
	void noSideIsLongerThanASizeAndNoneIsLost(int width, int height, String huge, String tiny) throws Exception {
		Map<ImageSize, byte[]> sizes = this.imaging.make(Pictures.png(Pictures.halves(width, height)), null).sizes();
		assertThat(dimensions(sizes.get(ImageSize.HUGE))).isEqualTo(huge);
		assertThat(dimensions(sizes.get(ImageSize.TINY))).isEqualTo(tiny);
	}

	static Stream<Arguments> noSideIsLongerThanASizeAndNoneIsLost() {
		return Stream.of(arguments(1, 1, "1x1", "1x1"), arguments(64, 64, "64x64", "64x64"),
				arguments(65, 20, "65x20", "64x20"), arguments(1201, 1201, "1200x1200", "64x64"),
				arguments(800, 1300, "738x1200", "39x64"), arguments(20000, 2, "1200x1", "64x1"),
				arguments(3, 5000, "1x1200", "1x64"));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void eachKindOfFileIsRead(ImageType type, byte[] file) throws Exception {
		MadeImage made = this.imaging.make(file, type);
		assertThat(made.facts()).isEqualTo(new ImageFacts(type, 40, 24, 1));
		made.sizes().values().forEach((size) -> {
			assertThat(FileHead.sniff(size)).contains(ImageType.JPEG);
			assertThat(dimensions(size)).isEqualTo("40x24");
			assertColour(size, 4, 4, RED);
			assertColour(size, 36, 4, BLUE);
		});
	}

	static Stream<Arguments> kinds() {
		BufferedImage halves = Pictures.halves(40, 24);
		return Stream.of(arguments(ImageType.JPEG, Pictures.jpeg(halves)),
				arguments(ImageType.JPEG, progressive(halves)), arguments(ImageType.JPEG, Pictures.JPEG_CMYK),
				arguments(ImageType.PNG, Pictures.png(halves)), arguments(ImageType.GIF, Pictures.gif(halves)),
				arguments(ImageType.GIF, animated(halves)), arguments(ImageType.WEBP, Pictures.WEBP_LOSSY),
				arguments(ImageType.WEBP, Pictures.WEBP_LOSSLESS), arguments(ImageType.WEBP, Pictures.WEBP_LOSSY_ALPHA),
				arguments(ImageType.WEBP, Pictures.WEBP_LOSSLESS_ALPHA),
				arguments(ImageType.WEBP, Pictures.WEBP_ANIMATED));
	}

	@ParameterizedTest
	@MethodSource
	void whatIsTransparentIsWhite(byte[] file) throws Exception {
		byte[] size = this.imaging.make(file, null).sizes().get(ImageSize.HUGE);
		assertColour(size, 4, 20, Color.WHITE);
		assertColour(size, 36, 20, Color.WHITE);
	}

	static Stream<byte[]> whatIsTransparentIsWhite() {
		BufferedImage clear = new BufferedImage(40, 24, BufferedImage.TYPE_INT_ARGB);
		BufferedImage indexed = new BufferedImage(40, 24, BufferedImage.TYPE_BYTE_INDEXED);
		return Stream.of(Pictures.WEBP_LOSSY_ALPHA, Pictures.WEBP_LOSSLESS_ALPHA, Pictures.png(clear),
				Pictures.gif(clear), Pictures.png(Pictures.plain(40, 24, indexed.getType(), Color.WHITE)));
	}

	@ParameterizedTest
	@MethodSource
	void greyAndDeepColoursStayAsTheyAre(BufferedImage image, Color colour) throws Exception {
		assertColour(this.imaging.make(Pictures.png(image), null).sizes().get(ImageSize.HUGE), 20, 20, colour);
	}

	static Stream<Arguments> greyAndDeepColoursStayAsTheyAre() {
		Color grey = new Color(128, 128, 128);
		return Stream.of(arguments(grey(1, DataBuffer.TYPE_BYTE, 128), grey),
				arguments(grey(1, DataBuffer.TYPE_USHORT, 128 * 257), grey),
				arguments(grey(2, DataBuffer.TYPE_BYTE, 128), grey),
				arguments(grey(2, DataBuffer.TYPE_USHORT, 128 * 257), grey), arguments(deep(220, 30, 40), RED));
	}

	@Test
	void aGreyJpegStaysAsItIs() throws Exception {
		byte[] jpeg = Pictures.jpeg(grey(1, DataBuffer.TYPE_BYTE, 100));
		assertColour(this.imaging.make(jpeg, null).sizes().get(ImageSize.HUGE), 20, 20, new Color(100, 100, 100));
	}

	@Test
	void aColourProfileIsApplied() throws Exception {
		byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
		byte[] jpeg = Pictures.jpeg(Pictures.plain(40, 40, BufferedImage.TYPE_INT_RGB, new Color(55, 55, 55)));
		ByteBuffer segment = ByteBuffer.allocate(18 + profile.length)
			.putShort((short) 0xffe2)
			.putShort((short) (16 + profile.length))
			.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1))
			.put(profile);
		byte[] profiled = Pictures.joined(Arrays.copyOf(jpeg, 20), segment.array(),
				Arrays.copyOfRange(jpeg, 20, jpeg.length));
		// 55 of 255 in linear light is 128 of 255 as it is shown
		assertColour(this.imaging.make(profiled, null).sizes().get(ImageSize.HUGE), 20, 20, new Color(128, 128, 128));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anImageIsHeldUprightWhateverWayTheCameraWas(int orientation) throws Exception {
		// Upright: red above blue on the left, white on the right
		BufferedImage upright = Pictures.plain(60, 40, BufferedImage.TYPE_INT_RGB, Color.WHITE);
		for (int y = 0; y < 40; y++) {
			for (int x = 0; x < 30; x++) {
				upright.setRGB(x, y, ((y < 20) ? RED : BLUE).getRGB());
			}
		}
		byte[] jpeg = Pictures.withExif(Pictures.jpeg(asTaken(upright, orientation)), orientation);
		MadeImage made = this.imaging.make(jpeg, null);
		assertThat(made.facts()).isEqualTo(new ImageFacts(ImageType.JPEG, 60, 40, orientation));
		byte[] size = made.sizes().get(ImageSize.HUGE);
		assertThat(dimensions(size)).isEqualTo("60x40");
		assertColour(size, 5, 5, RED);
		assertColour(size, 5, 35, BLUE);
		assertColour(size, 55, 5, Color.WHITE);
		assertColour(size, 55, 35, Color.WHITE);
	}

	@Test
	void theOrientationOfAWebpIsRespected() throws Exception {
		MadeImage made = this.imaging.make(Pictures.WEBP_TURNED, null);
		assertThat(made.facts()).isEqualTo(new ImageFacts(ImageType.WEBP, 24, 40, 6));
		byte[] size = made.sizes().get(ImageSize.HUGE);
		assertThat(dimensions(size)).isEqualTo("24x40");
		assertColour(size, 12, 4, RED);
		assertColour(size, 12, 36, BLUE);
	}

	@Test
	void anOrientationThatIsNoneIsUpright() throws Exception {
		byte[] jpeg = Pictures.withExif(Pictures.jpeg(Pictures.halves(40, 24)), 9);
		assertThat(this.imaging.look(jpeg, null).orientation()).isEqualTo(1);
	}

	@Test
	void nothingIsLeftOfWhatTheCameraWrote() throws Exception {
		byte[] jpeg = Pictures.withExif(Pictures.jpeg(Pictures.halves(40, 24)), 1);
		assertThat(text(jpeg)).contains("TAKEN-AT");
		assertThat(this.imaging.make(jpeg, null).sizes().values())
			.allSatisfy((size) -> assertThat(text(size)).doesNotContain("TAKEN-AT", "Exif"));
	}

	@Test
	void nothingIsLeftOfWhatHangsBehindTheEnd() throws Exception {
		byte[] tail = "PK\u0003\u0004<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
		BufferedImage halves = Pictures.halves(40, 24);
		for (byte[] file : new byte[][] { Pictures.jpeg(halves), Pictures.png(halves), Pictures.gif(halves),
				Pictures.WEBP_LOSSLESS }) {
			assertThat(this.imaging.make(Pictures.joined(file, tail), null).sizes().values())
				.allSatisfy((size) -> assertThat(text(size)).doesNotContain("script", "PK\u0003\u0004"));
		}
	}

	@Test
	void aFinePatternTurnsToGreyInsteadOfToAnother() throws Exception {
		BufferedImage checked = new BufferedImage(3600, 2000, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 2000; y++) {
			for (int x = 0; x < 3600; x++) {
				checked.setRGB(x, y, ((x + y) % 2 == 0) ? 0xffffff : 0);
			}
		}
		BufferedImage huge = Pictures.read(this.imaging.make(Pictures.png(checked), null).sizes().get(ImageSize.HUGE));
		for (int x = 0; x < 1200; x++) {
			assertThat(huge.getRGB(x, 300) & 0xff).isBetween(108, 147);
		}
	}

	@Test
	void farTooManyPixelsAreRefusedByTheHeaderAlone() {
		assertRefused(Pictures.pngClaiming(50_000, 50_000),
				new MediaRefusal.TooManyPixels(50_000, 50_000, MediaLimits.PIXELS));
		assertRefused(Pictures.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE),
				new MediaRefusal.TooManyPixels(Integer.MAX_VALUE, Integer.MAX_VALUE, MediaLimits.PIXELS));
		assertRefused(Pictures.pngClaiming(-1, -1),
				new MediaRefusal.TooManyPixels(4_294_967_295L, 4_294_967_295L, MediaLimits.PIXELS));
		assertRefused(Pictures.pngClaiming(50_000_001, 1),
				new MediaRefusal.TooManyPixels(50_000_001, 1, MediaLimits.PIXELS));
		assertRefused(Pictures.pngClaiming(0, 7), new MediaRefusal.Broken("it has no pixels"));
	}

	@Test
	void aBombIsRefusedInEachKindOfFile() {
		byte[] jpeg = Pictures.jpeg(Pictures.halves(8, 8));
		ByteBuffer.wrap(jpeg).putShort(frameOf(jpeg) + 5, (short) 65500).putShort(frameOf(jpeg) + 7, (short) 65500);
		byte[] screen = Pictures.gif(Pictures.halves(8, 8));
		Arrays.fill(screen, 6, 10, (byte) 0xff);
		byte[] frame = Pictures.gif(Pictures.halves(8, 8));
		int descriptor = text(frame).indexOf(",\0\0\0\0");
		Arrays.fill(frame, descriptor + 5, descriptor + 9, (byte) 0xff);
		byte[] lossless = Pictures.WEBP_LOSSLESS.clone();
		Arrays.fill(lossless, 21, 25, (byte) 0xff);
		byte[] lossy = Pictures.WEBP_LOSSY.clone();
		Arrays.fill(lossy, 26, 30, (byte) 0xff);
		byte[] canvas = Pictures.WEBP_LOSSY_ALPHA.clone();
		Arrays.fill(canvas, 24, 30, (byte) 0xff);
		assertThat(Stream.of(jpeg, screen, frame, lossless, lossy, canvas))
			.allSatisfy((file) -> assertThat(refusal(file)).isInstanceOf(MediaRefusal.TooManyPixels.class));
	}

	@Test
	void fiftyBytesDoNotKeepADecoderBusy() {
		assertRefused(Pictures.WEBP_ENDLESS, new MediaRefusal.Broken("it ends too early"));
	}

	@Test
	void fiftyMegapixelsAreTaken() throws Exception {
		BufferedImage most = new BufferedImage(10_000, 5_000, BufferedImage.TYPE_BYTE_GRAY);
		MadeImage made = this.imaging.make(Pictures.png(most), null);
		assertThat(dimensions(made.sizes().get(ImageSize.HUGE))).isEqualTo("1200x600");
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatEndsTooEarlyIsRefusedWhereverItEnds(ImageType type, byte[] file) {
		for (int length = 16; length < file.length; length++) {
			byte[] cut = Arrays.copyOf(file, length);
			assertThat(refusal(cut)).as("%s of %s bytes of %s", length, file.length, type)
				.isInstanceOf(MediaRefusal.Broken.class);
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatIsDamagedIsRefusedOrReadAndNothingElse(ImageType type, byte[] file) throws Exception {
		Random random = new Random(type.ordinal());
		int refused = 0;
		for (int i = 0; i < 200; i++) {
			byte[] damaged = file.clone();
			for (int j = 0; j < 4; j++) {
				damaged[12 + random.nextInt(file.length - 12)] = (byte) random.nextInt();
			}
			try {
				this.imaging.make(damaged, null);
			}
			catch (MediaRefusedException ex) {
				refused++;
			}
		}
		assertThat(refused).isPositive();
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoImageIsRefusedWhateverItIsCalled(String file) {
		byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
		for (ImageType declared : ImageType.values()) {
			assertThatExceptionOfType(MediaRefusedException.class).isThrownBy(() -> this.imaging.make(bytes, declared))
				.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.NotAnImage()));
		}
	}

	static Stream<String> whatIsNoImageIsRefusedWhateverItIsCalled() {
		return Stream.of("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
				"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
				"<!DOCTYPE html><html><script>alert(1)</script></html>", "GIF8", "GIF88a..........", "BM6\0\0\0",
				"II*\0\b\0\0\0", "MM\0*\0\0\0\b", "%PDF-1.7", "PK\u0003\u0004", "#!/bin/sh", "RIFF\1\0\0\0WAVEfmt ",
				"\u0089PNG\n\u001a\n", "\0\0\0\u001cftypavif", " \u00ff\u00d8\u00ff", "\u00ff\u00d8", "x");
	}

	@Test
	void nothingAtAllIsRefused() {
		assertRefused(new byte[0], new MediaRefusal.Empty());
	}

	@Test
	void anotherTypeThanDeclaredIsRefused() {
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> this.imaging.make(Pictures.WEBP_LOSSY, ImageType.PNG))
			.satisfies((ex) -> assertThat(ex.refusal())
				.isEqualTo(new MediaRefusal.OtherType(ImageType.PNG, ImageType.WEBP)));
	}

	@Test
	void moreThanTenMebibytesAreRefused() throws Exception {
		byte[] png = Pictures.png(Pictures.halves(40, 24));
		this.imaging.look(Arrays.copyOf(png, MediaLimits.BYTES), null);
		assertRefused(Arrays.copyOf(png, MediaLimits.BYTES + 1), new MediaRefusal.TooLarge(MediaLimits.BYTES));
	}

	@Test
	void aJpegThatGoesOverItsPixelsForEverIsRefused() {
		byte[] jpeg = progressive(Pictures.halves(40, 24));
		int scan = text(jpeg).lastIndexOf("\u00ff\u00da");
		byte[] again = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
		byte[] head = Arrays.copyOf(jpeg, jpeg.length - 2);
		byte[][] parts = IntStream.range(0, 102)
			.mapToObj((i) -> (i == 0) ? head : (i == 101) ? new byte[] { (byte) 0xff, (byte) 0xd9 } : again)
			.toArray(byte[][]::new);
		assertRefused(Pictures.joined(parts), new MediaRefusal.Broken("it goes over its pixels more than 64 times"));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void whatTakesTooLongIsBrokenOff(ImageType type, byte[] file) {
		AtomicLong nanoTime = new AtomicLong();
		Imaging slow = new ImageIoImaging(1, Duration.ofSeconds(20),
				() -> nanoTime.addAndGet(Duration.ofSeconds(25).toNanos()));
		assertThatExceptionOfType(MediaRefusedException.class).isThrownBy(() -> slow.make(file, type))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.TooSlow(Duration.ofSeconds(20))));
	}

	@Test
	void sixteenAtOnceAreMadeTwoByTwo() {
		byte[] jpeg = Pictures.jpeg(Pictures.photo(1500, 1000, 1));
		Supplier<String> make = () -> {
			try {
				return dimensions(this.imaging.make(jpeg, null).sizes().get(ImageSize.HUGE));
			}
			catch (MediaRefusedException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			assertThat(IntStream.range(0, 16).mapToObj((i) -> threads.submit(make::get)).toList())
				.allSatisfy((future) -> assertThat(future.get()).isEqualTo("1200x800"));
		}
	}

	private void assertRefused(byte[] file, MediaRefusal refusal) {
		assertThat(refusal(file)).isEqualTo(refusal);
	}

	private MediaRefusal refusal(byte[] file) {
		try {
			this.imaging.make(file, null);
			throw new AssertionError("It was taken");
		}
		catch (MediaRefusedException ex) {
			return ex.refusal();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String dimensions(byte[] file) {
		BufferedImage image = Pictures.read(file);
		return image.getWidth() + "x" + image.getHeight();
	}

	private static void assertColour(byte[] file, int x, int y, Color colour) {
		Color found = new Color(Pictures.read(file).getRGB(x, y));
		int difference = IntStream
			.of(found.getRed() - colour.getRed(), found.getGreen() - colour.getGreen(),
					found.getBlue() - colour.getBlue())
			.map(Math::abs)
			.max()
			.getAsInt();
		assertThat(difference).as("%s instead of %s", found, colour).isLessThan(30);
	}

	private static String text(byte[] file) {
		return new String(file, StandardCharsets.ISO_8859_1);
	}

	private static int frameOf(byte[] jpeg) {
		return text(jpeg).indexOf("\u00ff\u00c0");
	}

	/** What a camera held that way writes of it. */
	private static BufferedImage asTaken(BufferedImage upright, int orientation) {
		int width = upright.getWidth();
		int height = upright.getHeight();
		boolean turned = orientation >= 5;
		BufferedImage taken = new BufferedImage(turned ? height : width, turned ? width : height,
				BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				Point at = switch (orientation) {
					case 1 -> new Point(x, y);
					case 2 -> new Point(width - 1 - x, y);
					case 3 -> new Point(width - 1 - x, height - 1 - y);
					case 4 -> new Point(x, height - 1 - y);
					case 5 -> new Point(y, x);
					case 6 -> new Point(y, width - 1 - x);
					case 7 -> new Point(height - 1 - y, width - 1 - x);
					default -> new Point(height - 1 - y, x);
				};
				taken.setRGB(at.x, at.y, upright.getRGB(x, y));
			}
		}
		return taken;
	}

	private static BufferedImage grey(int bands, int type, int value) {
		ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), bands == 2,
				false, (bands == 2) ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
		WritableRaster raster = model.createCompatibleWritableRaster(40, 40);
		int opaque = (type == DataBuffer.TYPE_BYTE) ? 255 : 65535;
		for (int i = 0; i < 1600; i++) {
			raster.setPixel(i % 40, i / 40, (bands == 2) ? new int[] { value, opaque } : new int[] { value });
		}
		return new BufferedImage(model, raster, false, null);
	}

	private static BufferedImage deep(int red, int green, int blue) {
		ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
				Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 40, 40, 3, null);
		for (int i = 0; i < 1600; i++) {
			raster.setPixel(i % 40, i / 40, new int[] { red * 257, green * 257, blue * 257 });
		}
		return new BufferedImage(model, raster, false, null);
	}

	private static byte[] progressive(BufferedImage image) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		writer.dispose();
		return out.toByteArray();
	}

	private static byte[] animated(BufferedImage first) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			writer.writeToSequence(new IIOImage(first, null, null), null);
			writer.writeToSequence(
					new IIOImage(Pictures.plain(40, 24, BufferedImage.TYPE_INT_RGB, Color.GREEN), null, null), null);
			writer.endWriteSequence();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		writer.dispose();
		return out.toByteArray();
	}

}
