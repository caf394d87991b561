package io.warelog.bench.report;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param connections at once, or null where that says nothing
 * @param products in the catalogue
 * @param value the figure
 * @param unit of the value, such as {@code /s}
 * @param latency at the client, or null where none was measured
 * @param noopRate answers per second of the no-op endpoint beside it, or null
 * @param checks the value in comparison
 */
public record Row(String what, @Nullable Integer connections, int products, double value, String unit,
		@Nullable Latency latency, @Nullable Double noopRate, Map<Comparison, Check> checks) {

	/**
	 * A line for a single figure.
	 * @param what was measured
	 * @param products in the catalogue
	 * @param value the figure
	 * @param unit of the value
	 * @param checks the value in comparison
	 * @return the line
	 */
	public static Row single(String what, int products, double value, String unit, Map<Comparison, Check> checks) {
		return new Row(what, null, products, value, unit, null, null, checks);
	}

	/**
	 * How long answers took.
	 *
	 * @param p50Millis the median
	 * @param p99Millis what one in a hundred exceeded
	 */
	public record Latency(double p50Millis, double p99Millis) {
	}

}
