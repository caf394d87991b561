package io.warelog.bench.load;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long the operations of several callers took. */
public final class Latencies {

	private static final double NANOS_PER_MILLISECOND = 1_000_000;

	private static final int PERCENT = 100;

	private long[] nanos = new long[1024];

	private int count;

	private final long since = System.nanoTime();

	private long until;

	/**
	 * Adds an operation that has ended.
	 * @param nanos how long it took, in nanoseconds
	 */
	public synchronized void add(long nanos) {
		if (this.count == this.nanos.length) {
			this.nanos = Arrays.copyOf(this.nanos, 2 * this.count);
		}
		this.nanos[this.count++] = nanos;
	}

	/** Says that the operations are over, though the rate is asked for later. */
	public synchronized void stop() {
		this.until = System.nanoTime();
	}

	/**
	 * Rate since this was made, median, 99th percentile and the longest.
	 * @return them as text
	 */
	public synchronized String summary() {
		long end = (this.until != 0) ? this.until : System.nanoTime();
		double seconds = (end - this.since) / (double) TimeUnit.SECONDS.toNanos(1);
		if (this.count == 0) {
			return "nothing was done";
		}
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		return "%,.1f/s, median %.1f ms, 99 of 100 within %.1f ms, all within %.1f ms".formatted(this.count / seconds,
				millis(sorted, PERCENT / 2), millis(sorted, PERCENT - 1), millis(sorted, PERCENT));
	}

	private static double millis(long[] sorted, int percent) {
		return sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / PERCENT)]
				/ NANOS_PER_MILLISECOND;
	}

}
