package io.warelog.read.arrival;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.warelog.api.query.ReadBack;
import io.warelog.api.query.ReadBack.Representation;
import io.warelog.api.query.ReadBackAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Where those wait who want to read what was just written. Projections tell what they
 * have written, some also how it now reads; the latest of that is kept, as the projection
 * is often done before anybody waits. A waiter looks again when it is told, and now and
 * then by itself, as the projection may run on another node.
 */
public final class Arrivals {

	private static final long LOOK_AGAIN_MILLIS = 100;

	/** How many arrivals are remembered, some batches of them. */
	private static final int KEPT = 4096;

	/** Longer answers are not kept but looked up. */
	private static final int LONGEST_KEPT = 16 * 1024;

	private final @Nullable Arrivals told;

	private final BooleanSupplier telling;

	private final ConcurrentHashMap<UUID, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();

	/**
	 * The latest arrivals. Strictly those: a cache that prefers what is asked for often
	 * would give up new ones at once, and who comes for them would wait in vain.
	 */
	private final SequencedMap<UUID, Arrival> arrivals = new LinkedHashMap<>();

	public Arrivals() {
		this(null, () -> true);
	}

	private Arrivals(@Nullable Arrivals told, BooleanSupplier telling) {
		this.told = told;
		this.telling = telling;
	}

	/**
	 * For a projection whose work is not always read: what it tells while it is not is
	 * told nobody. Those who wait look again by themselves.
	 * @param telling whether what it writes is what is read
	 * @return where the projection tells what it has written
	 */
	public Arrivals whenever(BooleanSupplier telling) {
		return new Arrivals(this, telling);
	}

	/**
	 * That something can be read.
	 *
	 * @param representation in which it is known how it reads, or null
	 * @param answer how it reads, or null
	 */
	private record Arrival(@Nullable Representation representation, @Nullable ReadBackAnswer answer) {

		boolean answers(ReadBack query) {
			return this.answer != null && this.representation == query.representation()
					&& this.answer.version() >= query.version();
		}

		/** Whether a look is worthwhile, as this may be what is waited for. */
		boolean isWorthALook(ReadBack query) {
			return this.answer == null || this.representation != query.representation();
		}

	}

	/**
	 * Tells that something can be read.
	 * @param id of what was written
	 */
	public void arrived(UUID id) {
		remember(id, new Arrival(null, null));
	}

	/**
	 * Tells that something can be read, and how it reads.
	 * @param id of what was written
	 * @param representation in which it is known how it reads
	 * @param answer what those who wait for that are told
	 */
	public void arrived(UUID id, Representation representation, ReadBackAnswer answer) {
		byte[] body = answer.body();
		remember(id, (body != null && body.length > LONGEST_KEPT) ? new Arrival(null, null)
				: new Arrival(representation, answer));
	}

	private void remember(UUID id, Arrival arrival) {
		if (this.told != null) {
			if (this.telling.getAsBoolean()) {
				this.told.remember(id, arrival);
			}
			return;
		}
		synchronized (this.arrivals) {
			this.arrivals.putLast(id, arrival);
			if (this.arrivals.size() > KEPT) {
				this.arrivals.pollFirstEntry();
			}
		}
		stirred(id);
	}

	/**
	 * Tells that something belonging to this has been written, which is not remembered:
	 * who follows it looks by himself before he waits.
	 * @param id of what is followed, such as a merchant
	 */
	public void stirred(UUID id) {
		if (this.told != null) {
			if (this.telling.getAsBoolean()) {
				this.told.stirred(id);
			}
			return;
		}
		Set<CountDownLatch> waiters = this.waiting.get(id);
		if (waiters != null) {
			waiters.forEach(CountDownLatch::countDown);
		}
	}

	/**
	 * Looks, and where nothing is to be seen waits until it is worthwhile to look again.
	 * @param id of what is followed
	 * @param patience how long to wait at most
	 * @param look reads what is there, empty when there is nothing new
	 * @return what was read, or empty after waiting
	 */
	public <T> Optional<T> follow(UUID id, Duration patience, Supplier<Optional<T>> look) {
		// registered before the look: what arrives between look and wait is not missed
		CountDownLatch told = register(id);
		try {
			Optional<T> seen = look.get();
			if (seen.isEmpty()) {
				told.await(patience.toNanos(), TimeUnit.NANOSECONDS);
			}
			return seen;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		finally {
			unregister(id, told);
		}
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
				Arrival arrival = query.fresh() ? latest(query.id()) : null;
				if (arrival != null && arrival.answers(query)) {
					return Objects.requireNonNull(arrival.answer());
				}
				Optional<ReadBackAnswer> seen = (looking || (arrival != null && arrival.isWorthALook(query)))
						? look.get() : Optional.empty();
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

	private @Nullable Arrival latest(UUID id) {
		synchronized (this.arrivals) {
			return this.arrivals.get(id);
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
