package io.warelog.bench.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.warelog.bench.Program;
import io.warelog.bench.load.ClosedLoop;
import io.warelog.bench.load.Latencies;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.ProductsClient;
import io.warelog.bench.service.ProductsClient.Upload;
import io.warelog.bench.service.ServiceProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.util.FileSystemUtils;

/**
 * Sends images as a client does: asks for a URL, sends the image to it, and looks until
 * it is on the product. Each is a file that was never sent before.
 */
@Command(name = "bench/uploads", mixinStandardHelpOptions = true,
		description = "Sends images by signed URLs, one and several at once, and prints the rate and the memory it takes.",
		footer = "The exit status is 0 only when each image is on its product, in all sizes.")
public final class Uploads implements Callable<Integer> {

	private static final int MOST_BYTES = 1024 * 1024;

	/** A product has 100 at most. */
	private static final int IMAGES_OF_PRODUCT = 20;

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private static final List<String> SIZES = List.of("tiny", "small", "medium", "large", "huge");

	@Option(names = "--at-once", defaultValue = "1,16", split = ",", paramLabel = "N",
			description = "how many clients send at once, one measurement each (default: ${DEFAULT-VALUE})")
	private List<Integer> atOnce = List.of();

	@Option(names = "--uploads", defaultValue = "200", paramLabel = "N",
			description = "images of each measurement (default: ${DEFAULT-VALUE})")
	private int uploads;

	@Option(names = "--warm-up", defaultValue = "100", paramLabel = "N",
			description = "images that are sent before and not measured (default: ${DEFAULT-VALUE})")
	private int warmUp;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "target",
			description = "where to make a directory for the data (default: ${DEFAULT-VALUE})")
	private Path data = Path.of("");

	private int sent;

	private Uploads() {
	}

	static void main(String[] args) {
		Program.run(new Uploads(), args);
	}

	@Override
	public Integer call() throws IOException {
		GeneratedJpeg jpeg = GeneratedJpeg.ofAtMost(MOST_BYTES);
		Path directory = Files.createTempDirectory(Files.createDirectories(this.data.toAbsolutePath()), "uploads-");
		Path serviceData = directory.resolve("data");
		try (ServiceProcess service = ServiceProcess.launch(serviceData, directory.resolve("service.log"));
				ProductsClient client = new ProductsClient(service.address(), serviceData)) {
			System.out.printf("JPEGs of %,d bytes, %.1f megapixels; %.0f MiB resident before any is sent%n",
					jpeg.length(), jpeg.megapixels(), service.residentMebibytes());
			send(client, jpeg, this.atOnce.getLast(), this.warmUp);
			for (int clients : this.atOnce) {
				AtomicBoolean done = new AtomicBoolean();
				Memory memory = new Memory();
				Thread watcher = Thread.ofPlatform().daemon().start(() -> memory.watch(service, client, done));
				Latencies latencies = send(client, jpeg, clients, this.uploads);
				System.out.printf("%d at once: %s%n", clients, latencies.summary());
				done.set(true);
				watcher.join();
				System.out.printf("  heap at most %.0f MiB, resident at most %.0f MiB%n", memory.heap, memory.resident);
			}
			System.out.printf("resident at most since the start: %.0f MiB%n", service.peakResidentMebibytes());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 1;
		}
		FileSystemUtils.deleteRecursively(directory);
		return 0;
	}

	private Latencies send(ProductsClient client, GeneratedJpeg jpeg, int clients, int count) {
		GeneratedProducts generated = GeneratedProducts.generate();
		String[] products = new String[Math.max(clients, (count + IMAGES_OF_PRODUCT - 1) / IMAGES_OF_PRODUCT)];
		int from = this.sent;
		ClosedLoop.times(clients, products.length,
				(number) -> products[number] = client.create(generated.body(from + number), false));
		String[] images = new String[count];
		Latencies latencies = new Latencies();
		ClosedLoop.times(clients, count, (number) -> {
			byte[] image = jpeg.numbered(from + number);
			String product = products[number % products.length];
			long begin = System.nanoTime();
			Upload upload = client.openUpload(product);
			client.upload(upload, image);
			while (!client.shows(product, upload.image())) {
				LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			}
			latencies.add(System.nanoTime() - begin);
			images[number] = upload.image();
		});
		latencies.stop();
		this.sent += count;
		for (String image : images) {
			SIZES.forEach((size) -> client.probeImage(image, size));
		}
		return latencies;
	}

	/** The most memory that was seen, in mebibytes. */
	private static final class Memory {

		private double heap;

		private double resident;

		void watch(ServiceProcess service, ProductsClient client, AtomicBoolean done) {
			while (!done.get()) {
				this.heap = Math.max(this.heap, client.heapMebibytes());
				this.resident = Math.max(this.resident, service.residentMebibytes());
				LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			}
		}

	}

}
