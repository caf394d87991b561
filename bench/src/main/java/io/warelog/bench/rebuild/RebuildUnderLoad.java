package io.warelog.bench.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.warelog.bench.Program;
import io.warelog.bench.load.ClosedLoop;
import io.warelog.bench.load.Latencies;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.ProductsClient;
import io.warelog.bench.service.ProductsClient.Rebuilding;
import io.warelog.bench.service.ServiceProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.util.FileSystemUtils;

/**
 * Rebuilds the products of a catalogue while it is read and written, and shows that no
 * read failed or went back in time, that nothing is missing, and that both generations
 * are the same.
 */
@Command(name = "bench/rebuild", mixinStandardHelpOptions = true,
		description = "Rebuilds the products under load, and prints the rate and what it does to reads and writes.",
		footer = "The exit status is 0 only when no read failed or went back in time and nothing was missing.")
public final class RebuildUnderLoad implements Callable<Integer> {

	private static final int LOADERS = 32;

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	@Option(names = "--size", defaultValue = "100000", paramLabel = "N",
			description = "products in the catalogue (default: ${DEFAULT-VALUE})")
	private int size;

	@Option(names = "--callers", defaultValue = "16", paramLabel = "N",
			description = "how many write, and how many read, at once (default: ${DEFAULT-VALUE})")
	private int callers;

	@Option(names = "--seconds", defaultValue = "15", paramLabel = "N",
			description = "length of the load without a rebuild, before and after (default: ${DEFAULT-VALUE})")
	private int seconds;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "target",
			description = "where to make a directory for the data (default: ${DEFAULT-VALUE})")
	private Path data = Path.of("");

	private RebuildUnderLoad() {
	}

	static void main(String[] args) {
		Program.run(new RebuildUnderLoad(), args);
	}

	@Override
	public Integer call() throws IOException {
		Path directory = Files.createTempDirectory(Files.createDirectories(this.data.toAbsolutePath()), "rebuild-");
		Path serviceData = directory.resolve("data");
		try (ServiceProcess service = ServiceProcess.launch(serviceData, directory.resolve("service.log"));
				ProductsClient client = new ProductsClient(service.address(), serviceData)) {
			System.err.printf("loading %,d products%n", this.size);
			GeneratedProducts generated = GeneratedProducts.generate();
			String[] ids = new String[this.size];
			ClosedLoop.times(LOADERS, this.size, (number) -> ids[number] = client.create(generated.body(number), true));
			AtomicLongArray versions = new AtomicLongArray(this.size);
			System.out.println("before:");
			load(client, ids, versions, elapsed(Duration.ofSeconds(this.seconds)), null);
			System.out.println("during:");
			client.rebuild("products");
			load(client, ids, versions, () -> false, () -> rebuilding(client));
			System.out.println("after, while the former generation is dropped:");
			load(client, ids, versions, elapsed(Duration.ofSeconds(this.seconds)), null);
			String underLoad = client.fingerprint(this.size);
			System.out.println("without load:");
			client.rebuild("products");
			rebuilding(client);
			String alone = client.fingerprint(this.size);
			boolean same = alone.equals(underLoad);
			System.out.printf(
					"all %,d products are there; lists and feed of the generation built under load have the hash%n  "
							+ "%s, those of the one built without load%n  %s%n",
					this.size, underLoad, alone);
			if (same) {
				FileSystemUtils.deleteRecursively(directory);
			}
			return same ? 0 : 1;
		}
	}

	private static BooleanSupplier elapsed(Duration duration) {
		long begin = System.nanoTime();
		return () -> System.nanoTime() - begin >= duration.toNanos();
	}

	/** Watches a rebuild until it is done. */
	private static void rebuilding(ProductsClient client) {
		long begin = System.nanoTime();
		long events = 0;
		for (Rebuilding now = client.rebuilding("products"); now != null; now = client.rebuilding("products")) {
			events = now.total();
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
		}
		double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
		System.out.printf("  rebuilt from %,d events in %.1f s: %,.0f events/s%n", events, seconds, events / seconds);
	}

	/**
	 * Writes and reads until it is enough, or until what is done beside is done.
	 */
	private void load(ProductsClient client, String[] ids, AtomicLongArray versions, BooleanSupplier enough,
			@Nullable Runnable beside) {
		Latencies writes = new Latencies();
		Latencies reads = new Latencies();
		AtomicBoolean done = new AtomicBoolean();
		ClosedLoop.times(2 * this.callers + 1, 2 * this.callers + 1, (caller) -> {
			if (caller == 2 * this.callers) {
				try {
					if (beside != null) {
						beside.run();
						done.set(true);
					}
				}
				catch (RuntimeException failure) {
					done.set(true);
					throw failure;
				}
				return;
			}
			while (!done.get() && !enough.getAsBoolean()) {
				long begin = System.nanoTime();
				if (caller < this.callers) {
					write(client, ids, versions, caller);
					writes.add(System.nanoTime() - begin);
				}
				else {
					read(client, ids, versions);
					reads.add(System.nanoTime() - begin);
				}
			}
		});
		System.out.println("  writes: " + writes.summary());
		System.out.println("  reads:  " + reads.summary());
	}

	/** Each writer has products of its own. */
	private void write(ProductsClient client, String[] ids, AtomicLongArray versions, int writer) {
		int product = ThreadLocalRandom.current().nextInt(this.size / this.callers) * this.callers + writer;
		versions.set(product, client.changeCost(ids[product], ThreadLocalRandom.current().nextInt(1, 1_000)));
	}

	private void read(ProductsClient client, String[] ids, AtomicLongArray versions) {
		int product = ThreadLocalRandom.current().nextInt(this.size);
		long known = versions.get(product);
		long version = client.version(ids[product]);
		if (version < known) {
			throw new IllegalStateException(
					"A read of " + ids[product] + " went back from version " + known + " to " + version);
		}
		int total = client.total().orElseThrow(() -> new IllegalStateException("A list was not answered"));
		if (total != this.size) {
			throw new IllegalStateException("A list had " + total + " products, not " + this.size);
		}
	}

}
