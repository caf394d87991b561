package io.warelog.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.warelog.bench.report.Check;
import io.warelog.bench.report.Comparison;
import io.warelog.bench.report.Numbers;
import io.warelog.bench.report.Row;

/**
 * The samples of all rounds. Each figure is the median over the rounds, and each
 * comparison the median of the rounds' own ratios, so what slows the machine down for a
 * while slows both of its terms.
 */
final class Measurements {

	/** What a catalogue of the larger size must keep of the smaller one's rates. */
	private static final double SCALE_FLOOR = 0.9;

	private final List<Cell> cells;

	private final Map<Cell, TreeMap<Integer, List<Sample>>> samples = new HashMap<>();

	Measurements(List<Cell> cells) {
		this.cells = List.copyOf(cells);
	}

	/**
	 * Adds the next round's sample.
	 * @param cell what was measured
	 * @param products the size of the catalogue
	 * @param sample what was seen
	 */
	void add(Cell cell, int products, Sample sample) {
		this.samples.computeIfAbsent(cell, (key) -> new TreeMap<>())
			.computeIfAbsent(products, (key) -> new ArrayList<>())
			.add(sample);
	}

	/**
	 * The lines of the table.
	 * @return a row per cell and size, in the order of the cells
	 */
	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		for (Cell cell : this.cells) {
			of(cell).forEach((products, rounds) -> rows.add(row(cell, products, rounds)));
		}
		return rows;
	}

	private Row row(Cell cell, int products, List<Sample> rounds) {
		Map<Comparison, Check> checks = new EnumMap<>(Comparison.class);
		put(checks, cell, Comparison.NO_OP, median(rounds, (sample) -> sample.load().rate() / sample.noopRate()));
		if (rounds.stream().allMatch((sample) -> sample.storeRate().isPresent())) {
			put(checks, cell, Comparison.EVENT_STORE,
					median(rounds, (sample) -> sample.load().rate() / sample.storeRate().orElseThrow()));
		}
		if (cell.floors().containsKey(Comparison.FIRST_PAGE)) {
			put(checks, cell, Comparison.FIRST_PAGE, medianOfRatios(rounds, firstPage(products)));
		}
		Map.Entry<Integer, List<Sample>> smaller = of(cell).lowerEntry(products);
		if (smaller != null) {
			checks.put(Comparison.SMALLER_CATALOGUE,
					Check.atLeast(medianOfRatios(rounds, smaller.getValue()), SCALE_FLOOR));
		}
		return new Row(cell.name(), cell.connections(), products, median(rounds, (sample) -> sample.load().rate()),
				"/s",
				new Row.Latency(median(rounds, (sample) -> sample.load().p50Millis()),
						median(rounds, (sample) -> sample.load().p99Millis())),
				median(rounds, Sample::noopRate), checks);
	}

	private static void put(Map<Comparison, Check> checks, Cell cell, Comparison comparison, double figure) {
		Double floor = cell.floors().get(comparison);
		checks.put(comparison, (floor != null) ? Check.atLeast(figure, floor) : Check.unbounded(figure));
	}

	private List<Sample> firstPage(int products) {
		return this.cells.stream()
			.filter((cell) -> cell.name().equals(Cell.FIRST_PAGE))
			.map((cell) -> of(cell).getOrDefault(products, List.of()))
			.findFirst()
			.orElseThrow();
	}

	private TreeMap<Integer, List<Sample>> of(Cell cell) {
		return this.samples.getOrDefault(cell, new TreeMap<>());
	}

	private static double median(List<Sample> rounds, ToDoubleFunction<Sample> figure) {
		return Numbers.median(rounds.stream().mapToDouble(figure).boxed().toList());
	}

	private static double medianOfRatios(List<Sample> rounds, List<Sample> others) {
		return Numbers.median(IntStream.range(0, rounds.size())
			.mapToObj((round) -> rounds.get(round).load().rate() / others.get(round).load().rate())
			.toList());
	}

}
