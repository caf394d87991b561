package io.warelog.bench.rebuild;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long the operations of several callers took. */
final class Latencies {

	private static final double NANOS_PER_MILLISECOND = 1_000_000;

	private static final int PERCENT = 100;

	private long[] nanos = new long[1024];

	private int count;

	private final long since = System.nanoTime();

	synchronized void add(long nanos) {
		if (this.count == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
		}
		this.nanos[this.count++] = nanos;
	}

	/** Rate, median, 99th percentile and the longest, as text. */
	synchronized String summary() {
		double seconds = (System.nanoTime() - this.since) / (double) TimeUnit.SECONDS.toNanos(1);
		if (this.count == 0) {
			return "nothing was done";
		}
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		return "%,.0f/s, median %.1f ms, 99 of 100 within %.1f ms, all within %.1f ms".formatted(this.count / seconds,
				millis(sorted, PERCENT / 2), millis(sorted, PERCENT - 1), millis(sorted, PERCENT));
	}

	private static double millis(long[] sorted, int percent) {
		return sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / PERCENT)]
				/ NANOS_PER_MILLISECOND;
	}

}
