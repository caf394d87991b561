package io.warelog.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does one thing many times at once. */
final class Parallel {

	private Parallel() {
	}

	/**
	 * Runs a task several times, all released at the same moment.
	 * @param <T> what each returns
	 * @param times how often
	 * @param task the task, given its number from 0
	 * @return what they returned, by number
	 */
	static <T> List<T> run(int times, IntFunction<T> task) {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> running = new ArrayList<>(times);
			for (int i = 0; i < times; i++) {
				int number = i;
				running.add(threads.submit(() -> {
					start.await();
					return task.apply(number);
				}));
			}
			start.countDown();
			List<T> results = new ArrayList<>(times);
			for (Future<T> future : running) {
				results.add(future.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new AssertionError("One of the parallel tasks failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for parallel tasks", ex);
		}
	}

}
