package io.warelog.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of a run.
 *
 * @param environment what the run was made with: machine, Java, settings
 * @param rows the lines in the order they are shown
 */
public record Report(Map<String, String> environment, List<Row> rows) {

	private static final String GAP = "  ";

	/**
	 * How many figures miss their bound.
	 * @return 0 when all is well
	 */
	public long misses() {
		return this.rows.stream().flatMap((row) -> row.checks().values().stream()).filter((c) -> !c.passes()).count();
	}

	/**
	 * The report as JSON.
	 * @return one object with {@code environment}, {@code misses} and {@code rows}
	 */
	public String json() {
		return JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(Map.of("environment", this.environment, "misses", misses(), "rows", this.rows));
	}

	/**
	 * The report as a plain text table; a comparison that no row has gets no column.
	 * @return a heading and a line per row, in aligned columns
	 */
	public String table() {
		List<List<String>> columns = new ArrayList<>();
		columns.add(column("what", Row::what));
		columns.add(column("conn", (row) -> (row.connections() != null) ? String.valueOf(row.connections()) : ""));
		columns.add(column("products", (row) -> String.valueOf(row.products())));
		columns.add(column("value", (row) -> Numbers.grouped(row.value())));
		columns.add(column("unit", Row::unit));
		columns
			.add(column("p50 ms", (row) -> (row.latency() != null) ? Numbers.grouped(row.latency().p50Millis()) : ""));
		columns
			.add(column("p99 ms", (row) -> (row.latency() != null) ? Numbers.grouped(row.latency().p99Millis()) : ""));
		columns.add(column("no-op/s", (row) -> (row.noopRate() != null) ? Numbers.grouped(row.noopRate()) : ""));
		for (Comparison comparison : Comparison.values()) {
			if (this.rows.stream().anyMatch((row) -> row.checks().containsKey(comparison))) {
				columns.add(column(comparison.title(), (row) -> {
					Check check = row.checks().get(comparison);
					return (check != null) ? check.text() : "";
				}));
			}
		}
		int[] widths = columns.stream().mapToInt(Report::width).toArray();
		StringBuilder table = new StringBuilder();
		for (int line = 0; line <= this.rows.size(); line++) {
			table.append(line(columns, widths, line)).append('\n');
			if (line == 0) {
				table.append(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP))).append('\n');
			}
		}
		return table.toString();
	}

	private List<String> column(String title, Function<Row, String> cell) {
		List<String> cells = new ArrayList<>(List.of(title));
		this.rows.forEach((row) -> cells.add(cell.apply(row)));
		return cells;
	}

	private static int width(List<String> column) {
		return column.stream().mapToInt(String::length).max().orElse(0);
	}

	/** The first column is aligned left, like text, the others right, like numbers. */
	private static String line(List<List<String>> columns, int[] widths, int line) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < widths.length; i++) {
			String cell = columns.get(i).get(line);
			String padding = " ".repeat(widths[i] - cell.length());
			text.append(i == 0 ? "" : GAP).append(i == 0 ? cell + padding : padding + cell);
		}
		return text.toString().stripTrailing();
	}

}
