package io.warelog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.warelog.bench.report.Comparison;
import io.warelog.bench.service.GeneratedProducts;

/**
 * One thing to measure.
 *
 * @param name what the table calls it
 * @param connections how many at once
 * @param creates whether it makes products; else it reads
 * @param requests the paths to read, or the bodies to create, on a catalogue; none where
 * the catalogue is too small for the cell
 * @param floors the least that each comparison must reach
 */
record Cell(String name, int connections, boolean creates, Function<Catalogue, List<String>> requests,
		Map<Comparison, Double> floors) {

	/** The cell that others are compared with as {@link Comparison#FIRST_PAGE}. */
	static final String FIRST_PAGE = "list of 20, offset 0";

	/** Pages are read over as many connections as a busy shop has requests at once. */
	private static final int READERS = 16;

	private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

	private static final List<Integer> DEPTHS = List.of(0, 5_000, 50_000);

	private static final double PAGE_FLOOR = 0.2;

	/**
	 * Every cell.
	 * @return creates last: they disturb what is read most
	 */
	static List<Cell> all() {
		List<Cell> cells = new ArrayList<>();
		for (int connections : CONNECTIONS) {
			cells.add(read("get by id", connections, Catalogue::byId, Map.of(Comparison.NO_OP, 0.5)));
		}
		for (int depth : DEPTHS) {
			Map<Comparison, Double> floors = switch (depth) {
				case 0 -> Map.of(Comparison.NO_OP, PAGE_FLOOR);
				case 5_000 -> Map.of(Comparison.FIRST_PAGE, 0.8);
				default -> Map.of();
			};
			cells.add(read("list of 20, offset %,d".formatted(depth), READERS, (catalogue) -> catalogue.byOffset(depth),
					floors));
		}
		for (int depth : DEPTHS) {
			cells.add(read("list of 20, cursor at %,d".formatted(depth), READERS,
					(catalogue) -> catalogue.byCursor(depth),
					Map.of(Comparison.NO_OP, PAGE_FLOOR, Comparison.FIRST_PAGE, 0.95)));
		}
		for (String query : List.of("is_active=false", "currency_code=EUR", "q=" + GeneratedProducts.WORD_IN_SOME_NAMES,
				"sort=name", "sort=-price")) {
			cells.add(read("list of 20, " + query, READERS, (catalogue) -> List.of("/products?limit=20&" + query),
					Map.of(Comparison.NO_OP, PAGE_FLOOR)));
		}
		cells.add(read("store list of 20, with options and extras", READERS, Catalogue::storePage,
				Map.of(Comparison.NO_OP, PAGE_FLOOR)));
		for (int connections : CONNECTIONS) {
			cells.add(new Cell("create, answered when readable", connections, true, Catalogue::newProducts,
					Map.of(Comparison.NO_OP, (connections == 1) ? 0.05 : 0.12)));
		}
		return cells;
	}

	private static Cell read(String name, int connections, Function<Catalogue, List<String>> requests,
			Map<Comparison, Double> floors) {
		return new Cell(name, connections, false, requests, floors);
	}

}
