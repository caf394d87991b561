package io.warelog.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Callers that each begin again as soon as they are done, on virtual threads.
 */
public final class ClosedLoop {

	private static final double NANOS_PER_SECOND = 1_000_000_000;

	private ClosedLoop() {
	}

	/**
	 * Calls an operation for a while.
	 * @param callers how many at once, at least 1
	 * @param duration for how long
	 * @param operation what each caller does over and over
	 * @return completed operations per second
	 * @throws LoadFailedException if an operation failed
	 */
	public static double rate(int callers, Duration duration, Runnable operation) {
		AtomicInteger completed = new AtomicInteger();
		long begin = System.nanoTime();
		long nanos = duration.toNanos();
		run(callers, () -> {
			while (System.nanoTime() - begin < nanos) {
				operation.run();
				completed.incrementAndGet();
			}
		});
		return completed.get() * NANOS_PER_SECOND / (System.nanoTime() - begin);
	}

	/**
	 * Calls an operation so many times, with the numbers from 0.
	 * @param callers how many at once, at least 1
	 * @param count how often in all
	 * @param operation what to do with each number
	 * @throws LoadFailedException if an operation failed
	 */
	public static void times(int callers, int count, IntConsumer operation) {
		AtomicInteger next = new AtomicInteger();
		run(callers, () -> {
			for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
				try {
					operation.accept(number);
				}
				catch (RuntimeException ex) {
					next.set(count); // the others need not go on
					throw ex;
				}
			}
		});
	}

	private static void run(int callers, Runnable caller) {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < callers; i++) {
				running.add(executor.submit(caller));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		catch (ExecutionException ex) {
			throw new LoadFailedException("An operation failed: " + ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LoadFailedException("Interrupted");
		}
	}

}
