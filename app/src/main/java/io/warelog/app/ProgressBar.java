package io.warelog.app;

import java.io.PrintWriter;
import java.util.Locale;

/** A bar that is written over on a terminal; elsewhere a line now and then. */
final class ProgressBar {

	private static final int WIDTH = 30;

	private static final int PERCENT = 100;

	/** Where a line cannot be written over, one is written each time so much is added. */
	private static final int STEP_PERCENT = 10;

	private final PrintWriter out;

	private final String unit;

	private int told = -1;

	/**
	 * Makes a bar.
	 * @param out where it is shown
	 * @param unit what is counted, such as {@code events}
	 */
	ProgressBar(PrintWriter out, String unit) {
		this.out = out;
		this.unit = unit;
	}

	/**
	 * Shows how far it is.
	 * @param done how many
	 * @param total of how many
	 * @param further what else there is to say, or nothing
	 */
	void show(long done, long total, String further) {
		int percent = (total > 0) ? (int) Math.min(PERCENT, PERCENT * done / total) : PERCENT;
		String counts = String.format(Locale.ROOT, "%3d%%  %,d of %,d %s%s", percent, Math.min(done, total), total,
				this.unit, further);
		if (System.console() != null && System.console().isTerminal()) {
			int full = WIDTH * percent / PERCENT;
			this.out.print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + counts + "\033[K");
		}
		else if (percent / STEP_PERCENT > this.told) {
			this.told = percent / STEP_PERCENT;
			this.out.println(counts);
		}
		this.out.flush();
	}

	/** Leaves the line of the bar. */
	void end() {
		this.out.println();
		this.out.flush();
	}

}
