package io.warelog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.warelog.bench.load.BareEventStore;
import io.warelog.bench.load.Wrk;
import io.warelog.bench.report.Check;
import io.warelog.bench.report.Comparison;
import io.warelog.bench.report.Report;
import io.warelog.bench.report.Row;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.Views;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.springframework.util.FileSystemUtils;

/**
 * Measures the service and prints one table. It loads a catalogue of each size, each in a
 * process of its own, and then goes over the cells in rounds, taking the sizes in turn
 * within each cell, so that whatever is compared was measured seconds apart.
 */
@Command(name = "bench/run", mixinStandardHelpOptions = true,
		description = "Loads the service over HTTP and prints one table of rates and ratios.",
		footer = "The exit status is 0 when every floor is reached, 1 when one is missed and 2 when nothing could be measured.")
public final class Bench implements Callable<Integer> {

	/** How many products mass edits edit, with the most milliseconds each may take. */
	private static final SortedMap<Integer, Double> MASS_EDITS = new TreeMap<>(Map.of(500, 40.0, 10_000, 600.0));

	private static final double NANOS_PER_MILLISECOND = 1_000_000;

	private static final int MISSED = 1;

	private static final int WARM_UP_RUNS_OF_CREATES = 3;

	private static final int STORE_WARM_UP_CALLERS = 16;

	@Option(names = "--sizes", split = ",", defaultValue = "10000,100000", paramLabel = "N",
			description = "products in each catalogue, ascending (default: ${DEFAULT-VALUE})")
	private List<Integer> sizes = List.of();

	@Option(names = "--rounds", defaultValue = "3", paramLabel = "N",
			description = "how often each cell is measured; the median counts (default: ${DEFAULT-VALUE})")
	private int rounds;

	@Option(names = "--seconds", defaultValue = "4", paramLabel = "N",
			description = "length of a cell in each round (default: ${DEFAULT-VALUE})")
	private int seconds;

	@Option(names = "--noop-seconds", defaultValue = "1", paramLabel = "N",
			description = "length of each run of the no-op endpoint (default: ${DEFAULT-VALUE})")
	private int noopSeconds;

	@Option(names = "--warm-up", defaultValue = "4", paramLabel = "N",
			description = "length of each cell's warm-up in seconds, before the first round (default: ${DEFAULT-VALUE})")
	private int warmUpSeconds;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "target",
			description = "where to make a directory for the data, on the disk to be measured (default: ${DEFAULT-VALUE})")
	private Path data = Path.of("");

	@Option(names = "--views", paramLabel = "sqlite|mongodb|URI", defaultValue = "sqlite",
			description = "where read models are kept: in the data directories, in a MongoDB server in memory, or in the one "
					+ "of this URI (default: ${DEFAULT-VALUE})")
	private String views = "";

	@Option(names = "--reads", description = "leave out what writes, but for the preparation")
	private boolean reads;

	@Option(names = "--json", paramLabel = "FILE", defaultValue = "target/bench.json",
			description = "where to write the figures as JSON (default: ${DEFAULT-VALUE})")
	private Path json = Path.of("");

	private Bench() {
	}

	static void main(String[] args) {
		Program.run(new Bench(), args);
	}

	@Override
	public Integer call() throws IOException, SQLException {
		Path directory = Files.createTempDirectory(Files.createDirectories(this.data.toAbsolutePath()), "bench-");
		Report report = new Report(environment(), rows(directory));
		FileSystemUtils.deleteRecursively(directory);
		System.out.print(report.table());
		Files.writeString(this.json, report.json());
		System.out.printf("%d missed; also written to %s%n", report.misses(), this.json.toAbsolutePath());
		return (report.misses() == 0) ? 0 : MISSED;
	}

	private List<Row> rows(Path directory) throws IOException, SQLException {
		Wrk wrk = Wrk.find(directory);
		Views views = Views.of(this.views);
		List<Cell> cells = Cell.all().stream().filter((cell) -> !this.reads || !cell.creates()).toList();
		Measurements measurements = new Measurements(cells);
		List<Row> rows = new ArrayList<>();
		List<Catalogue> catalogues = new ArrayList<>();
		BareEventStore store = BareEventStore.open(Files.createDirectories(directory.resolve("event-store")));
		try {
			for (int size : this.sizes.stream().sorted().toList()) {
				progress("preparing %,d products", size);
				Preparation preparation = new Preparation(
						Files.createDirectories(directory.resolve("products-" + size)), size, views);
				catalogues.add(preparation.prepare(wrk, GeneratedProducts.generate()));
				rows.addAll(preparation.rows());
			}
			catalogues.forEach((catalogue) -> warmUp(catalogue, cells));
			if (!this.reads) {
				store.commitsPerSecond(STORE_WARM_UP_CALLERS,
						Duration.ofSeconds((long) this.warmUpSeconds * WARM_UP_RUNS_OF_CREATES));
			}
			for (int round = 1; round <= this.rounds; round++) {
				measure(round, cells, catalogues, store, measurements);
			}
			if (!this.reads) {
				catalogues.forEach((catalogue) -> rows.addAll(massEdits(catalogue)));
			}
			catalogues.forEach((catalogue) -> rows.add(Row.single("resident memory, after the run", catalogue.size(),
					catalogue.residentMebibytes(), "MiB", Map.of())));
		}
		finally {
			catalogues.forEach(Catalogue::close);
			store.close();
			views.close();
		}
		rows.addAll(measurements.rows());
		return rows;
	}

	private static List<Row> massEdits(Catalogue catalogue) {
		List<Row> rows = new ArrayList<>();
		MASS_EDITS.forEach((products, ceiling) -> catalogue.massEdit(products).ifPresent((time) -> {
			double millis = time.toNanos() / NANOS_PER_MILLISECOND;
			rows.add(Row.single("mass edit of %,d, to the commit".formatted(products), catalogue.size(), millis, "ms",
					Map.of(Comparison.LIMIT, Check.atMost(millis, ceiling))));
		}));
		return rows;
	}

	private void warmUp(Catalogue catalogue, List<Cell> cells) {
		progress("warming up with %,d products", catalogue.size());
		Duration each = Duration.ofSeconds(this.warmUpSeconds);
		for (Cell cell : cells.stream().filter(catalogue::has).toList()) {
			for (int i = 0; i < (cell.creates() ? WARM_UP_RUNS_OF_CREATES : 1); i++) {
				catalogue.noop(cell.connections(), Duration.ofSeconds(this.noopSeconds));
				catalogue.warmUp(cell, each);
			}
		}
	}

	private void measure(int round, List<Cell> cells, List<Catalogue> catalogues, BareEventStore store,
			Measurements measurements) {
		Duration duration = Duration.ofSeconds(this.seconds);
		for (Cell cell : cells) {
			progress("round %d of %d: %s, %d connections", round, this.rounds, cell.name(), cell.connections());
			Optional<Double> storeRate = cell.creates()
					? Optional.of(store.commitsPerSecond(cell.connections(), duration)) : Optional.empty();
			for (Catalogue catalogue : catalogues) {
				if (catalogue.has(cell)) {
					Sample sample = catalogue.measure(cell, duration, Duration.ofSeconds(this.noopSeconds));
					measurements.add(cell, catalogue.size(), storeRate.map(sample::withStoreRate).orElse(sample));
				}
			}
		}
	}

	private Map<String, String> environment() {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("java", Runtime.version().toString());
		environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
		environment.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
		// not the URI, which may hold a password
		environment.put("views", this.views.equals("sqlite") ? "sqlite" : "mongodb");
		environment.put("rounds", String.valueOf(this.rounds));
		environment.put("seconds", String.valueOf(this.seconds));
		return environment;
	}

	private static void progress(String message, Object... values) {
		System.err.printf(message + "%n", values);
	}

}
