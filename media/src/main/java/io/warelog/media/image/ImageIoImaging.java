package io.warelog.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
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
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
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
			Pixels pixels = decode(bytes, facts).upright(facts.orientation());
			Map<ImageSize, byte[]> sizes = new EnumMap<>(ImageSize.class);
			// From the largest to the smallest, each from the one before
			for (int i = ImageSize.values().length - 1; i >= 0; i--) {
				ImageSize size = ImageSize.values()[i];
				pixels = pixels.within(size);
				sizes.put(size, write(pixels));
			}
			return new MadeImage(facts, sizes);
		}
		finally {
			this.places.release();
		}
	}

	private Pixels decode(byte[] bytes, ImageFacts facts) throws MediaRefusedException {
		ImageReader reader = reader(facts.type());
		Watch watch = new Watch(reader, this.nanoTime, this.mostTime);
		try (ImageInputStream in = new ByteArrayImageInputStream(bytes)) {
			reader.setInput(in, true, true);
			reader.addIIOReadProgressListener(watch);
			BufferedImage image = reader.read(0, param(reader));
			if (watch.isLate()) {
				throw new MediaRefusedException(new MediaRefusal.TooSlow(this.mostTime));
			}
			return Pixels.of(standard(image), ImageSize.HUGE.pixels());
		}
		catch (IOException | RuntimeException ex) {
			// A reader of a damaged file may throw whatever comes of it
			throw new MediaRefusedException(new MediaRefusal.Broken("it cannot be decoded"));
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
	 * Drawing what has another colour space converts it pixel by pixel, which takes a
	 * hundred times as long.
	 */
	private static BufferedImage standard(BufferedImage image) {
		if (image.getColorModel().getColorSpace().isCS_sRGB() || image.getColorModel().getNumColorComponents() != 3) {
			return image;
		}
		BufferedImage standard = ImageTypeSpecifier
			.createFromBufferedImageType(
					image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
			.createBufferedImage(image.getWidth(), image.getHeight());
		return new ColorConvertOp(null).filter(image, standard);
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

	/** Breaks off a reader that takes too long. */
	private static final class Watch implements IIOReadProgressListener {

		private final ImageReader reader;

		private final LongSupplier nanoTime;

		private final Duration mostTime;

		private final long start;

		private boolean late;

		private Watch(ImageReader reader, LongSupplier nanoTime, Duration mostTime) {
			this.reader = reader;
			this.nanoTime = nanoTime;
			this.mostTime = mostTime;
			this.start = nanoTime.getAsLong();
		}

		private boolean isLate() {
			return this.late;
		}

		@Override
		public void imageProgress(ImageReader source, float percentageDone) {
			if (this.nanoTime.getAsLong() - this.start > this.mostTime.toNanos()) {
				this.late = true;
				this.reader.abort();
			}
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
