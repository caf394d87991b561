package io.warelog.media.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import javax.imageio.IIOImage;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.warelog.media.ImageSize;
import io.warelog.media.ImageType;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sizes with Java's own readers of PNG and GIF and with TwelveMonkeys' of JPEG
 * and WebP. They are named, instead of looked for by what a file says it is, and are the
 * same wherever a thread's class loader looks.
 */
public final class ImageIoImaging implements Imaging {

	/** How long the making of one image's sizes may take before it is broken off. */
	public static final Duration MOST_TIME = Duration.ofSeconds(20);

	/**
	 * So that what is decoded stays below 64 MB, and the longer side above the largest
	 * size.
	 */
	private static final long MOST_DECODED = 16_000_000;

	private static final float QUALITY = 0.85f;

	private final Semaphore places;

	private final Duration mostTime;

	private final LongSupplier nanoTime;

	private final Map<ImageType, ImageReaderSpi> readers = new EnumMap<>(ImageType.class);

	private final ImageWriterSpi writer;

	/**
	 * Makes sizes.
	 * @param atOnce how many images are decoded at once; each may take about 150 MB
	 * @param mostTime how long one may take, looked at after each few rows
	 * @param nanoTime a clock that only goes forward, in nanoseconds
	 */
	public ImageIoImaging(int atOnce, Duration mostTime, LongSupplier nanoTime) {
		this.places = new Semaphore(atOnce, true);
		this.mostTime = mostTime;
		this.nanoTime = nanoTime;
		IIORegistry registry = IIORegistry.getDefaultInstance();
		this.readers.put(ImageType.PNG, ofJava(registry, ImageReaderSpi.class, "png"));
		this.readers.put(ImageType.GIF, ofJava(registry, ImageReaderSpi.class, "gif"));
		this.readers.put(ImageType.JPEG, jpeg(registry));
		this.readers.put(ImageType.WEBP, new WebPImageReaderSpi());
		this.writer = ofJava(registry, ImageWriterSpi.class, "jpeg");
	}

	private static <T> T ofJava(IIORegistry registry, Class<T> category, String format) {
		Iterator<T> found = registry.getServiceProviders(category,
				(provider) -> provider.getClass().getName().startsWith("com.sun.imageio.plugins." + format + "."),
				false);
		return found.next();
	}

	/** It reads through Java's own, which it finds when it is registered. */
	private static ImageReaderSpi jpeg(IIORegistry registry) {
		JPEGImageReaderSpi registered = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
		if (registered != null) {
			return registered;
		}
		JPEGImageReaderSpi jpeg = new JPEGImageReaderSpi();
		registry.registerServiceProvider(jpeg);
		return jpeg;
	}

	@Override
	public ImageFacts look(byte[] bytes, @Nullable ImageType declared) throws MediaRefusedException {
		if (bytes.length == 0) {
			throw new MediaRefusedException(new MediaRefusal.Empty());
		}
		if (bytes.length > MediaLimits.BYTES) {
			throw new MediaRefusedException(new MediaRefusal.TooLarge(MediaLimits.BYTES));
		}
		ImageFacts facts = FileHead.look(bytes);
		if (declared != null && declared != facts.type()) {
			throw new MediaRefusedException(new MediaRefusal.OtherType(declared, facts.type()));
		}
		return facts;
	}

	@Override
	public MadeImage make(byte[] bytes, @Nullable ImageType declared)
			throws MediaRefusedException, InterruptedException {
		ImageFacts facts = look(bytes, declared);
		this.places.acquire();
		try {
			Decoded decoded = decode(bytes, facts);
			Pixels pixels = decoded.pixels();
			Map<ImageSize, byte[]> sizes = new EnumMap<>(ImageSize.class);
			// From the largest to the smallest, each from the one before
			for (int i = ImageSize.values().length - 1; i >= 0; i--) {
				ImageSize size = ImageSize.values()[i];
				pixels = decoded.reduced(pixels, size);
				sizes.put(size, write(pixels));
			}
			return new MadeImage(facts, sizes);
		}
		finally {
			this.places.release();
		}
	}

	private Decoded decode(byte[] bytes, ImageFacts facts) throws MediaRefusedException {
		ImageReader reader = reader(facts.type());
		WatchedBytes in = new WatchedBytes(bytes, this.mostTime, this.nanoTime);
		try {
			reader.setInput(in, true, true);
			reader.addIIOReadProgressListener(new Watch(in));
			BufferedImage image = reader.read(0, param(reader));
			in.checkTime();
			return Decoded.of(standard(image), reader.getWidth(0), reader.getHeight(0), facts.orientation());
		}
		catch (IOException | RuntimeException ex) {
			// A reader of a damaged file may throw whatever comes of it
			throw new MediaRefusedException(
					in.refusal().orElseGet(() -> new MediaRefusal.Broken("it cannot be decoded")));
		}
		finally {
			reader.dispose();
		}
	}

	private ImageReader reader(ImageType type) {
		try {
			return Objects.requireNonNull(this.readers.get(type)).createReaderInstance();
		}
		catch (IOException ex) {
			throw new IllegalStateException("There is no reader of " + type, ex);
		}
	}

	/** Leaves pixels out where there are far more than any size needs. */
	private static ImageReadParam param(ImageReader reader) throws IOException {
		long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
		if (pixels > MediaLimits.PIXELS) {
			throw new IOException("The frame is larger than its head says");
		}
		int step = 1;
		while (pixels / ((long) step * step) > MOST_DECODED) {
			step++;
		}
		ImageReadParam param = reader.getDefaultReadParam();
		param.setSourceSubsampling(step, step, 0, 0);
		return param;
	}

	/**
	 * Drawing takes what is grey, unless it is one of two kinds, for linear light; and
	 * what has another colour space it converts pixel by pixel, which takes a hundred
	 * times as long.
	 */
	private static BufferedImage standard(BufferedImage image) {
		ColorModel colours = image.getColorModel();
		if (colours instanceof IndexColorModel || colours.getColorSpace().isCS_sRGB()
				|| image.getType() == BufferedImage.TYPE_BYTE_GRAY
				|| image.getType() == BufferedImage.TYPE_USHORT_GRAY) {
			return image;
		}
		BufferedImage standard = new BufferedImage(image.getWidth(), image.getHeight(),
				colours.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
		if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
			copyGrey(image, standard);
			return standard;
		}
		return new ColorConvertOp(null).filter(image, standard);
	}

	private static void copyGrey(BufferedImage from, BufferedImage to) {
		Raster raster = from.getRaster();
		int bits = from.getColorModel().getComponentSize(0);
		int bands = raster.getNumBands();
		int[] row = new int[from.getWidth() * bands];
		for (int y = 0; y < from.getHeight(); y++) {
			raster.getPixels(0, y, from.getWidth(), 1, row);
			for (int x = 0; x < from.getWidth(); x++) {
				int grey = eightBits(row[x * bands], bits);
				int alpha = (bands > 1) ? eightBits(row[x * bands + 1], bits) : 255;
				to.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
			}
		}
	}

	private static int eightBits(int value, int bits) {
		return (bits > 8) ? value >> (bits - 8) : value * 255 / ((1 << bits) - 1);
	}

	private byte[] write(Pixels pixels) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			ImageWriter jpeg = this.writer.createWriterInstance();
			try {
				ImageWriteParam param = jpeg.getDefaultWriteParam();
				param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				param.setCompressionQuality(QUALITY);
				jpeg.setOutput(stream);
				jpeg.write(null, new IIOImage(pixels.image(), null, null), param);
			}
			finally {
				jpeg.dispose();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("A picture in memory can be written to memory", ex);
		}
		return out.toByteArray();
	}

	/**
	 * A picture in the largest size.
	 *
	 * @param pixels the picture
	 * @param originalWidth of which each size is a part, in pixels
	 * @param originalHeight of which each size is a part, in pixels
	 */
	private record Decoded(Pixels pixels, int originalWidth, int originalHeight) {

		private static Decoded of(BufferedImage image, int originalWidth, int originalHeight, int orientation) {
			int longer = Math.max(originalWidth, originalHeight);
			Pixels pixels = Pixels.of(image, Math.min(image.getWidth(), side(originalWidth, longer, ImageSize.HUGE)),
					Math.min(image.getHeight(), side(originalHeight, longer, ImageSize.HUGE)));
			return Exif.isTurned(orientation) ? new Decoded(pixels.upright(orientation), originalHeight, originalWidth)
					: new Decoded(pixels.upright(orientation), originalWidth, originalHeight);
		}

		private Pixels reduced(Pixels larger, ImageSize size) {
			int longer = Math.max(this.originalWidth, this.originalHeight);
			return larger.reduced(Math.min(larger.width(), side(this.originalWidth, longer, size)),
					Math.min(larger.height(), side(this.originalHeight, longer, size)));
		}

		private static int side(int side, int longer, ImageSize size) {
			return (longer <= size.pixels()) ? side
					: (int) Math.max(1, Math.round((double) side * size.pixels() / longer));
		}

	}

	/**
	 * Looks at the time after each few rows, as some readers read all bytes first.
	 *
	 * @param bytes that are read
	 */
	private record Watch(WatchedBytes bytes) implements IIOReadProgressListener {

		@Override
		public void imageProgress(ImageReader source, float percentageDone) {
			this.bytes.checkTime();
		}

		@Override
		public void sequenceStarted(ImageReader source, int minIndex) {
		}

		@Override
		public void sequenceComplete(ImageReader source) {
		}

		@Override
		public void imageStarted(ImageReader source, int imageIndex) {
		}

		@Override
		public void imageComplete(ImageReader source) {
		}

		@Override
		public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
		}

		@Override
		public void thumbnailProgress(ImageReader source, float percentageDone) {
		}

		@Override
		public void thumbnailComplete(ImageReader source) {
		}

		@Override
		public void readAborted(ImageReader source) {
		}

	}

}
