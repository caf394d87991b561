package io.warelog.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import io.warelog.bench.load.ClosedLoop;
import io.warelog.bench.load.LoadResult;
import io.warelog.bench.load.Requests;
import io.warelog.bench.load.Wrk;
import io.warelog.bench.service.GeneratedProducts;
import io.warelog.bench.service.ProductsClient;
import io.warelog.bench.service.ServiceProcess;

/**
 * A running service with a known number of products, ready to be measured. Every cell
 * finds exactly as many: what creates add is deleted after each run.
 */
final class Catalogue implements AutoCloseable {

	private static final int PAGE = 20;

	/** Different pages around a depth, so that no single one is all that is read. */
	private static final int PAGES_PER_DEPTH = 20;

	private static final int IDS = 10_000;

	private static final int HELPERS = 16;

	private static final int MASS_EDITS = 11;

	/** Mass edits that are not counted, while the service is being compiled. */
	private static final int FIRST_MASS_EDITS = 10;

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

	private final ServiceProcess service;

	private final ProductsClient client;

	private final Wrk wrk;

	private final GeneratedProducts generated;

	private final Path directory;

	private final int size;

	private final ProductsClient.Walk walk;

	private final Requests noop;

	private final Map<Cell, Requests> requests = new HashMap<>();

	/**
	 * Takes over a running service.
	 * @param service with so many products
	 * @param client of it
	 * @param wrk the load generator
	 * @param generated what creates send
	 * @param directory for files of requests; it exists
	 * @param size how many products there are
	 */
	Catalogue(ServiceProcess service, ProductsClient client, Wrk wrk, GeneratedProducts generated, Path directory,
			int size) {
		this.service = service;
		this.client = client;
		this.wrk = wrk;
		this.generated = generated;
		this.directory = directory;
		this.size = size;
		client.firstInStore(PAGE).forEach(client::giveOptions);
		this.walk = client.walk(PAGE, size);
		this.noop = Requests.gets(directory.resolve("noop.txt"), null, List.of("/bench/noop"));
	}

	int size() {
		return this.size;
	}

	double residentMebibytes() {
		return this.service.residentMebibytes();
	}

	/** Reads of single products, spread over the catalogue. */
	List<String> byId() {
		List<String> ids = this.walk.ids();
		int step = Math.max(1, ids.size() / IDS);
		// 7,919 is prime: neighbours in the list are not read one after the other
		return IntStream.range(0, ids.size() / step)
			.mapToObj((i) -> "/products/" + ids.get((int) (i * 7_919L * step % ids.size())))
			.toList();
	}

	/** Pages at an offset; none when the catalogue does not reach so far. */
	List<String> byOffset(int depth) {
		return IntStream.range(0, (depth == 0) ? 1 : PAGES_PER_DEPTH)
			.map((i) -> depth + i * PAGE)
			.filter((offset) -> offset + PAGE <= this.size)
			.mapToObj((offset) -> "/products?limit=" + PAGE + "&offset=" + offset)
			.toList();
	}

	/** Pages behind a cursor; none when the catalogue does not reach so far. */
	List<String> byCursor(int depth) {
		return this.walk.cursors()
			.stream()
			.skip(depth / PAGE)
			.limit(PAGES_PER_DEPTH)
			.map((cursor) -> "/products?limit=" + PAGE + "&cursor=" + ProductsClient.encode(cursor))
			.toList();
	}

	/** Bodies of products that are not there yet. */
	List<String> newProducts() {
		return this.generated.templates();
	}

	/** The first page of the store's listing, whose products have options and extras. */
	List<String> storePage() {
		return List.of("/api/v1/products?count=" + PAGE);
	}

	/**
	 * Edits many products at once, again and again, each time when the read models have
	 * taken in the edit before: what is measured is not what they do meanwhile.
	 * @param products how many
	 * @return the median time to the commit, or nothing when there are not so many
	 */
	Optional<Duration> massEdit(int products) {
		if (products > this.walk.ids().size()) {
			return Optional.empty();
		}
		List<String> ids = this.walk.ids().subList(0, products);
		return Optional.of(IntStream.rangeClosed(1, FIRST_MASS_EDITS + MASS_EDITS)
			.mapToObj((cost) -> edit(ids, cost))
			.skip(FIRST_MASS_EDITS)
			.sorted()
			.toList()
			.get(MASS_EDITS / 2));
	}

	private Duration edit(List<String> ids, int cost) {
		Duration time = this.client.editAll(ids, cost);
		try {
			while (!this.client.costs(ids.getFirst(), cost)) {
				Thread.sleep(BETWEEN_LOOKS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return time;
	}

	/** Whether the catalogue is large enough for a cell. */
	boolean has(Cell cell) {
		return !cell.requests().apply(this).isEmpty();
	}

	/**
	 * Runs a cell between two runs of the no-op endpoint.
	 * @param cell what to run
	 * @param duration of the cell
	 * @param noopDuration of each run of the no-op endpoint
	 * @return what was seen
	 */
	Sample measure(Cell cell, Duration duration, Duration noopDuration) {
		double before = noop(cell.connections(), noopDuration).rate();
		LoadResult load = this.wrk.run(this.service.address(), requests(cell), cell.connections(), duration);
		double after = noop(cell.connections(), noopDuration).rate();
		restoreSize(cell);
		return new Sample(load, (before + after) / 2, OptionalDouble.empty());
	}

	/**
	 * Runs a cell for the compiler's sake only.
	 * @param cell what to run
	 * @param duration of the cell
	 */
	void warmUp(Cell cell, Duration duration) {
		this.wrk.run(this.service.address(), requests(cell), cell.connections(), duration);
		restoreSize(cell);
	}

	/**
	 * Runs the no-op endpoint.
	 * @param connections how many at once
	 * @param duration for how long
	 * @return what was seen
	 */
	LoadResult noop(int connections, Duration duration) {
		return this.wrk.run(this.service.address(), this.noop, connections, duration);
	}

	@Override
	public void close() {
		this.client.close();
		this.service.close();
	}

	private Requests requests(Cell cell) {
		return this.requests.computeIfAbsent(cell, (key) -> {
			List<String> lines = key.requests().apply(this);
			Path file = this.directory.resolve("requests-" + this.requests.size() + ".txt");
			if (key.creates()) {
				return Requests.creates(file, this.client.key(), lines);
			}
			this.client.probe(lines.getFirst());
			return Requests.gets(file, this.client.key(), lines);
		});
	}

	private void restoreSize(Cell cell) {
		if (!cell.creates()) {
			return;
		}
		int surplus = this.client.total().orElseThrow() - this.size;
		while (surplus > 0) {
			List<String> newest = this.client.newest(Math.min(surplus, ProductsClient.PAGE_LIMIT));
			ClosedLoop.times(HELPERS, newest.size(), (i) -> this.client.delete(newest.get(i)));
			surplus -= newest.size();
		}
	}

}
