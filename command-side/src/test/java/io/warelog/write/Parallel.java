package io.warelog.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does things at the same time. */
public final class Parallel {

	private Parallel() {
	}

	/**
	 * Lets as many threads begin together, and waits for all.
	 * @param count how many
	 * @param task makes the task of each, by its number from 0
	 * @param <T> what each comes to
	 * @return what they came to
	 * @throws Exception if one failed
	 */
	public static <T> List<T> times(int count, IntFunction<Callable<T>> task) throws Exception {
		CyclicBarrier start = new CyclicBarrier(count);
		try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
			List<Future<T>> running = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				Callable<T> one = task.apply(i);
				running.add(threads.submit(() -> {
					start.await();
					return one.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> one : running) {
				results.add(one.get());
			}
			return results;
		}
	}

}
