package io.warelog.read.arrival;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.warelog.api.query.ReadBackAnswer;

/**
 * Where those wait who want to read what was just written. Projections tell what they
 * have written; a waiter looks again when it is told, and now and then by itself, as the
 * projection may run on another node.
 */
public final class Arrivals {

	private static final long LOOK_AGAIN_MILLIS = 100;

	private final ConcurrentHashMap<UUID, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

	/**
	 * Tells that something can be read.
	 * @param id of what was written
	 */
	public void arrived(UUID id) {
		Set<CountDownLatch> waiters = this.waiting.get(id);
		if (waiters != null) {
			waiters.forEach(CountDownLatch::countDown);
		}
	}

	/**
	 * Waits until something can be read.
	 * @param id of what is to be read
	 * @param patience how long to wait at most
	 * @param look reads it, empty as long as it is not there
	 * @return what was read, or {@link ReadBackAnswer#BEHIND}
	 */
	public ReadBackAnswer await(UUID id, Duration patience, Supplier<Optional<ReadBackAnswer>> look) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (true) {
			// registered before the look: what arrives between look and wait is not
			// missed
			CountDownLatch told = register(id);
			try {
				Optional<ReadBackAnswer> seen = look.get();
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (seen.isPresent() || left <= 0) {
					return seen.orElse(ReadBackAnswer.BEHIND);
				}
				told.await(Math.min(left, LOOK_AGAIN_MILLIS), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return ReadBackAnswer.BEHIND;
			}
			finally {
				unregister(id, told);
			}
		}
	}

	/** How many ids are waited for. */
	int waiting() {
		return this.waiting.size();
	}

	private CountDownLatch register(UUID id) {
		CountDownLatch told = new CountDownLatch(1);
		this.waiting.compute(id, (key, waiters) -> {
			Set<CountDownLatch> all = (waiters != null) ? waiters : ConcurrentHashMap.newKeySet();
			all.add(told);
			return all;
		});
		return told;
	}

	private void unregister(UUID id, CountDownLatch told) {
		this.waiting.computeIfPresent(id, (key, waiters) -> {
			waiters.remove(told);
			return waiters.isEmpty() ? null : waiters;
		});
	}

}
