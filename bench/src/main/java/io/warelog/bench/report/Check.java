package io.warelog.bench.report;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A figure and, where one is set, the bound it must keep.
 *
 * @param figure what was measured
 * @param bound what it is held against, or null for nothing
 */
public record Check(double figure, @Nullable Bound bound) {

	/**
	 * A figure that is only shown.
	 * @param figure what was measured
	 * @return the figure
	 */
	public static Check unbounded(double figure) {
		return new Check(figure, null);
	}

	/**
	 * A figure that must reach a floor.
	 * @param figure what was measured
	 * @param floor the least that passes
	 * @return the check
	 */
	public static Check atLeast(double figure, double floor) {
		return new Check(figure, new Bound(">=", floor));
	}

	/**
	 * A figure that must stay under a ceiling.
	 * @param figure what was measured
	 * @param ceiling the most that passes
	 * @return the check
	 */
	public static Check atMost(double figure, double ceiling) {
		return new Check(figure, new Bound("<=", ceiling));
	}

	/**
	 * Whether the figure, unrounded, keeps its bound.
	 * @return true also when there is none; false when the figure is not a number
	 */
	public boolean passes() {
		if (this.bound == null) {
			return true;
		}
		return this.bound.sign().equals(">=") ? this.figure >= this.bound.value() : this.figure <= this.bound.value();
	}

	/**
	 * The check as the table shows it.
	 * @return such as {@code 0.146 >=0.12 pass}
	 */
	public String text() {
		String shown = String.format(Locale.ROOT, (this.figure < 100) ? "%.3f" : "%.0f", this.figure);
		if (this.bound == null) {
			return shown;
		}
		return "%s %s%s %s".formatted(shown, this.bound.sign(), Numbers.plain(this.bound.value()),
				passes() ? "pass" : "MISS");
	}

	/**
	 * A bound.
	 *
	 * @param sign {@code >=} or {@code <=}
	 * @param value the least or the most that passes
	 */
	public record Bound(String sign, double value) {
	}

}
