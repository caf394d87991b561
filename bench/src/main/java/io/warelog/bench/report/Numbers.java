package io.warelog.bench.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * Figures from several runs, and figures as text.
 */
public final class Numbers {

	private static final int WHOLE_FROM = 1_000;

	private Numbers() {
	}

	/**
	 * The middle of some figures, which one disturbed run does not move.
	 * @param figures at least one
	 * @return the median; the mean of the two in the middle where their count is even
	 */
	public static double median(Collection<Double> figures) {
		if (figures.isEmpty()) {
			throw new IllegalArgumentException("No figures");
		}
		double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** Whole with thousands separated from a thousand on, else with two decimals. */
	static String grouped(double figure) {
		return String.format(Locale.ROOT, (figure < WHOLE_FROM) ? "%.2f" : "%,.0f", figure);
	}

	/** As short as it can be written: {@code 0.5}, {@code 10000}. */
	static String plain(double figure) {
		return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
	}

}
