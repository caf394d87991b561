package io.warelog.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.warelog.bench.load.ClosedLoop;
import io.warelog.bench.load.Wrk;
import io.warelog.bench.report.Check;
import io.warelog.bench.report.Comparison;
import io.warelog.bench.report.Numbers;
import io.warelog.bench.report.Row;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.ProductsClient;
import io.warelog.bench.service.ServiceProcess;
import io.warelog.bench.service.Views;

/**
 * Brings a service from an empty directory to a loaded catalogue, and notes what starting
 * and rebuilding cost on the way: before any warm-up, and while the log holds nothing but
 * the products.
 */
final class Preparation {

	private static final int STARTS = 3;

	private static final int LOADERS = 16;

	private static final double EMPTY_READY_CEILING = 4;

	private static final double LOADED_READY_CEILING = 6;

	private static final double REBUILD_FLOOR = 10_000;

	/**
	 * A rebuild is told from a start's own ups and downs when both take so many starts.
	 */
	private static final double CLEAR_OF_A_START = 1.5;

	private static final double MILLIS_PER_SECOND = 1_000;

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

	private final Path directory;

	private final Path log;

	private final int size;

	private final Views views;

	private final List<Row> rows = new ArrayList<>();

	/**
	 * Prepares a catalogue in a directory of its own.
	 * @param directory empty
	 * @param size how many products to load
	 * @param views where the services keep their read models
	 */
	Preparation(Path directory, int size, Views views) {
		this.directory = directory;
		this.log = directory.resolve("service.log");
		this.size = size;
		this.views = views;
	}

	/**
	 * Does all of it.
	 * @param wrk the load generator of the catalogue
	 * @param generated the products to load
	 * @return the running service with its products
	 */
	Catalogue prepare(Wrk wrk, GeneratedProducts generated) {
		Path data = this.directory.resolve("data");
		startEmpty();
		load(data, generated);
		double ready = startLoaded(data);
		rebuild(data, ready);
		ServiceProcess service = ServiceProcess.start(BenchServer.class, data, this.views, this.log);
		return new Catalogue(service, new ProductsClient(service.address(), data), wrk, generated, this.directory,
				this.size);
	}

	/** What was noted on the way. */
	List<Row> rows() {
		return List.copyOf(this.rows);
	}

	private void startEmpty() {
		List<Double> seconds = new ArrayList<>();
		List<Double> memory = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			try (ServiceProcess service = start(this.directory.resolve("empty-" + i))) {
				seconds.add(seconds(service.timeToReady()));
				memory.add(service.residentMebibytes());
			}
		}
		double ready = Numbers.median(seconds);
		this.rows.add(Row.single("time to ready", 0, ready, "s",
				Map.of(Comparison.LIMIT, Check.atMost(ready, EMPTY_READY_CEILING))));
		this.rows.add(Row.single("resident memory, just started", 0, Numbers.median(memory), "MiB", Map.of()));
	}

	private void load(Path data, GeneratedProducts generated) {
		try (ServiceProcess service = start(data);
				ProductsClient client = new ProductsClient(service.address(), data)) {
			long begin = System.nanoTime();
			ClosedLoop.times(LOADERS, this.size, (number) -> client.create(generated.body(number), false));
			double seconds = seconds(Duration.ofNanos(System.nanoTime() - begin));
			int total = client.total().orElseThrow();
			if (total != this.size) {
				throw new IllegalStateException("%d products were created, %d are listed".formatted(this.size, total));
			}
			this.rows.add(Row.single("loading, without warm-up", this.size, this.size / seconds, "/s", Map.of()));
			this.rows.add(Row.single("resident memory, just loaded", this.size, service.residentMebibytes(), "MiB",
					Map.of()));
		}
	}

	private double startLoaded(Path data) {
		List<Double> seconds = new ArrayList<>();
		for (int i = 0; i < STARTS; i++) {
			try (ServiceProcess service = start(data)) {
				seconds.add(seconds(service.timeToReady()));
			}
		}
		double ready = Numbers.median(seconds);
		this.rows.add(Row.single("time to ready", this.size, ready, "s",
				Map.of(Comparison.LIMIT, Check.atMost(ready, LOADED_READY_CEILING))));
		return ready;
	}

	/**
	 * The time from the start of the process until every product is listed again, less
	 * what a start takes that has nothing to rebuild. Where the two are too close to be
	 * told apart the whole time counts, and the rate is a lower bound. Only the products'
	 * own events count, one each, though the log holds more.
	 */
	private void rebuild(Path data, double ready) {
		this.views.delete(data);
		long begin = System.nanoTime();
		try (ServiceProcess service = start(data);
				ProductsClient client = new ProductsClient(service.address(), data)) {
			while (client.total().orElse(0) < this.size) {
				Thread.sleep(BETWEEN_LOOKS);
			}
			double whole = seconds(Duration.ofNanos(System.nanoTime() - begin));
			double seconds = (whole > CLEAR_OF_A_START * ready) ? whole - ready : whole;
			double rate = this.size / seconds;
			this.rows.add(Row.single("rebuild of products, events", this.size, rate, "/s",
					Map.of(Comparison.LIMIT, Check.atLeast(rate, REBUILD_FLOOR))));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private ServiceProcess start(Path data) {
		return ServiceProcess.launch(data, this.views, this.log);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / MILLIS_PER_SECOND;
	}

}
