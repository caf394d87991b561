package io.warelog.read.arrival;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBackAnswer;

/**
 * Where those wait who want to read what was just written. Projections tell what they
 * have written, some also how it now reads; the latest of that is kept, as the projection
 * is often done before anybody waits. A waiter looks again when it is told, and now and
 * then by itself, as the projection may run on another node.
 */
public final class Arrivals {

	private static final long LOOK_AGAIN_MILLIS = 100;

	/** How many answers are kept, some batches of them. */
	private static final int KEPT = 4096;

	private final ConcurrentHashMap<UUID, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

	/**
	 * The latest answers. Strictly those: a cache that prefers what is asked for often
	 * would give up new ones at once, and who comes for them would wait in vain.
	 */
	private final Map<UUID, ReadBackAnswer> answers = Collections.synchronizedMap(new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, ReadBackAnswer> eldest) {
			return size() > KEPT;
		}
	});

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
	 * Tells that something can be read, and how it reads.
	 * @param id of what was written
	 * @param answer what those who wait for it are told
	 */
	public void arrived(UUID id, ReadBackAnswer answer) {
		this.answers.put(id, answer);
		arrived(id);
	}

	/**
	 * Waits until something can be read. Of what is fresh it is first waited to be told;
	 * a look would most likely be in vain.
	 * @param query what is to be read
	 * @param patience how long to wait at most
	 * @param look reads it, empty as long as it is not there
	 * @return what was read, or {@link ReadBackAnswer#BEHIND}
	 */
	public ReadBackAnswer await(ReadBack query, Duration patience, Supplier<Optional<ReadBackAnswer>> look) {
		long deadline = System.nanoTime() + patience.toNanos();
		boolean looking = !query.fresh();
		while (true) {
			// registered before the look: what arrives between look and wait is not
			// missed
			CountDownLatch told = register(query.id());
			try {
				Optional<ReadBackAnswer> seen = told(query);
				if (seen.isEmpty() && looking) {
					seen = look.get();
				}
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (seen.isPresent() || left <= 0) {
					return seen.orElse(ReadBackAnswer.BEHIND);
				}
				told.await(Math.min(left, LOOK_AGAIN_MILLIS), TimeUnit.MILLISECONDS);
				looking = true;
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
				return ReadBackAnswer.BEHIND;
			}
			finally {
				unregister(query.id(), told);
			}
		}
	}

	private Optional<ReadBackAnswer> told(ReadBack query) {
		return Optional.ofNullable(this.answers.get(query.id()))
			.filter((answer) -> answer.version() >= query.version());
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
