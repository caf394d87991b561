package io.warelog.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import io.warelog.media.image.ImageIoImaging;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.directory.DirectoryMediaStore;

/**
 * Measures how many JPEGs of 0.7 MB are kept with all their sizes in a second, and how
 * much heap it takes. A program to be run by hand on a quiet machine, not a test: with
 * the class path of the tests, and a directory on the disk to be measured.
 */
public final class Measurement {

	private static final Duration WARM_UP = Duration.ofSeconds(8);

	private static final Duration TIME = Duration.ofSeconds(12);

	private static final int FILES = 16;

	private final Path directory;

	private final List<byte[]> files;

	private int salt;

	private Measurement(Path directory) {
		this.directory = directory;
		this.files = IntStream.range(0, FILES).mapToObj((i) -> photo(i, 2600, 1950)).toList();
	}

	/**
	 * Measures.
	 * @param arguments a directory
	 * @throws Exception when something fails
	 */
	public static void main(String[] arguments) throws Exception {
		Path directory = Files.createTempDirectory(Path.of(arguments[0]), "media");
		new Measurement(directory).run();
	}

	private static byte[] photo(long seed, int width, int height) {
		BufferedImage image = Pictures.photo(width, height, seed);
		return Pictures.jpeg(image);
	}

	private void run() throws Exception {
		System.out.printf("a file has %d bytes%n", this.files.getFirst().length);
		uploads(1, 2, WARM_UP);
		System.out.printf("one thread: %s%n", uploads(1, 2, TIME));
		System.out.printf("two threads: %s%n", uploads(2, 2, TIME));
		heap(16, 2);
		heap(16, 16);
		System.out.printf("the same file again, one thread: %.1f uploads/s%n", again());
		largest();
	}

	private MediaLibrary library(int atOnce) throws IOException {
		return new MediaLibrary(
				DirectoryMediaStore.open(this.directory, this.directory, "/media/uploads/", Instant::now,
						System::nanoTime),
				new ImageIoImaging(atOnce, ImageIoImaging.MOST_TIME, System::nanoTime), Instant::now);
	}

	private String uploads(int threads, int atOnce, Duration time) throws Exception {
		MediaLibrary library = library(atOnce);
		long processor = processorNanos();
		long end = System.nanoTime() + time.toNanos();
		long start = System.nanoTime();
		int all = 0;
		for (int count : atOnce(threads, () -> {
			int kept = 0;
			while (System.nanoTime() < end) {
				keep(library);
				kept++;
			}
			return kept;
		})) {
			all += count;
		}
		return "%.1f uploads/s, %.0f ms of processor time each".formatted(all / ((System.nanoTime() - start) / 1e9),
				(processorNanos() - processor) / 1e6 / all);
	}

	/** Which says something on a busy machine, too. */
	private static long processorNanos() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
	}

	private void keep(MediaLibrary library) throws Exception {
		library.keep(MediaKey.of(UUID.randomUUID()), next(), null);
	}

	/** Behind its end a file has a number, so that it is another each time. */
	private synchronized byte[] next() {
		byte[] file = this.files.get(this.salt % FILES);
		return Pictures.joined(file, new byte[] { (byte) this.salt, (byte) (this.salt++ >> 8) });
	}

	private void heap(int threads, int atOnce) throws Exception {
		MediaLibrary library = library(atOnce);
		System.gc();
		long before = used();
		pools().forEach(MemoryPoolMXBean::resetPeakUsage);
		long start = System.nanoTime();
		atOnce(threads, () -> {
			keep(library);
			return 1;
		});
		double seconds = (System.nanoTime() - start) / 1e9;
		long peak = pools().stream().mapToLong((pool) -> pool.getPeakUsage().getUsed()).sum();
		System.out.printf("%d threads, %d decoded at once: %.2f s, heap %d MB before, at most %d MB%n", threads, atOnce,
				seconds, before >> 20, peak >> 20);
	}

	private double again() throws Exception {
		MediaLibrary library = library(2);
		byte[] file = next();
		library.keep(MediaKey.of(UUID.randomUUID()), file, null);
		long start = System.nanoTime();
		int times = 200;
		for (int i = 0; i < times; i++) {
			library.keep(MediaKey.of(UUID.randomUUID()), file, null);
		}
		return times / ((System.nanoTime() - start) / 1e9);
	}

	private void largest() throws Exception {
		byte[] file = photoOfManyPixels();
		System.gc();
		pools().forEach(MemoryPoolMXBean::resetPeakUsage);
		long before = used();
		long start = System.nanoTime();
		library(1).keep(MediaKey.of(UUID.randomUUID()), file, null);
		long peak = pools().stream().mapToLong((pool) -> pool.getPeakUsage().getUsed()).sum();
		System.out.printf("50 megapixels in %d bytes: %.2f s, heap %d MB before, at most %d MB%n", file.length,
				(System.nanoTime() - start) / 1e9, before >> 20, peak >> 20);
	}

	private static byte[] photoOfManyPixels() {
		BufferedImage image = new BufferedImage(8660, 5770, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.setRGB(x, y, (x >> 3 & 0xff) << 16 | (y >> 3 & 0xff) << 8 | (x + y & 0x3f));
			}
		}
		return Pictures.jpeg(image);
	}

	private static List<MemoryPoolMXBean> pools() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.toList();
	}

	private static long used() {
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<T>> futures = IntStream.range(0, threads).mapToObj((i) -> executor.submit(task)).toList();
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get());
			}
			return results;
		}
	}

}
