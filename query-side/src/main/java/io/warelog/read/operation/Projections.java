package io.warelog.read.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.warelog.read.arrival.Arrivals;
import io.warelog.read.generation.Generations;
import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.Follower;
import io.warelog.read.projection.Projection;
import io.warelog.read.projection.ReadModelTokenStore;
import io.warelog.read.projection.Retried;
import io.warelog.read.store.Times;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * All projections of the query side: they follow the log, and can be rebuilt meanwhile.
 */
public final class Projections {

	private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().name("projection-coordinator-", 0).factory());

	private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(4,
			Thread.ofPlatform().name("projection-", 0).factory());

	private final Generations generations;

	private final List<Followed> all;

	private final Clock clock;

	/**
	 * Puts them together.
	 * @param projections what there is, in the order of starting
	 * @param generations where they write
	 * @param tokens how far each has come, kept in the same store
	 * @param log what they follow
	 * @param arrivals where those wait who want to read what they write
	 * @param clock tells when things happen to them
	 * @param quiet how long a generation is kept that is not read any more
	 */
	public Projections(List<Projection> projections, Generations generations, ReadModelTokenStore tokens,
			StreamableMessageSource<TrackedEventMessage<?>> log, Arrivals arrivals, Clock clock, Duration quiet) {
		this.clock = clock;
		this.generations = generations;
		this.all = projections.stream()
			.map((projection) -> new Followed(projection, generations,
					(number, beside) -> new Follower(projection,
							generations.of(projection.name(), projection.collections(), number), log, tokens, arrivals,
							new Follower.Executors(this.coordinator, this.worker, beside)),
					() -> log.createHeadToken().position().orElse(0), quiet.toNanos()))
			.toList();
	}

	/** Starts to follow the log, or goes on where it was left, also with rebuilds. */
	public void start() {
		this.generations.prepare();
		this.all.forEach(Followed::start);
	}

	/** Stops following the log, after what is in hand has been written. */
	public void stop() {
		this.all.forEach(Followed::stop);
		this.coordinator.shutdown();
		this.worker.shutdown();
	}

	/**
	 * Looks how far what is read has come, wherever the work is done.
	 * @return the lowest position up to which one of them has written, -1 before any
	 */
	public long reached() {
		return this.all.stream().mapToLong(Followed::reached).min().orElse(-1);
	}

	/**
	 * Looks which projections are in trouble.
	 * @return the names of those that do not run or whose last batch failed
	 */
	public List<String> failing() {
		return this.all.stream().filter(Followed::isFailing).map(Followed::name).toList();
	}

	/**
	 * Lists the projections.
	 * @return their names
	 */
	public List<String> names() {
		return this.all.stream().map(Followed::name).toList();
	}

	/**
	 * Looks how far one is behind.
	 * @param name of a projection
	 * @return how many events of the log are not in what is read
	 */
	public long lag(String name) {
		return named(name).orElseThrow().lag();
	}

	/**
	 * Looks how much of one is parked.
	 * @param name of a projection
	 * @return how many products are parked in what is read
	 */
	public long parkedProducts(String name) {
		return named(name).orElseThrow().parking().products();
	}

	Optional<Followed> named(String name) {
		return this.all.stream().filter((projection) -> projection.name().equals(name)).findFirst();
	}

	List<Status> statuses() {
		return this.all.stream().map(Followed::status).toList();
	}

	boolean rebuild(Followed projection) {
		return projection.rebuild(Times.micros(this.clock.instant()));
	}

	/**
	 * Looks whether products are parked.
	 * @return whether some read model does not show all events
	 */
	public boolean isDegraded() {
		return this.all.stream().anyMatch((projection) -> projection.parking().products() > 0);
	}

	/** How many events are parked in all. */
	long letters() {
		return this.all.stream().mapToLong((projection) -> projection.parking().letters()).sum();
	}

	/** Parked events, projection by projection in the order of the log. */
	List<DeadLetter> letters(int offset, int limit) {
		List<DeadLetter> letters = new ArrayList<>();
		long skip = offset;
		for (Followed projection : this.all) {
			long its = projection.parking().letters();
			if (skip < its && letters.size() < limit) {
				letters.addAll(projection.parking().letters((int) skip, limit - letters.size()));
			}
			skip = Math.max(0, skip - its);
		}
		return letters;
	}

	/** The projection that has parked an event. */
	Optional<Followed> parking(UUID product, long sequence) {
		return this.all.stream()
			.filter((projection) -> projection.parking().letter(product, sequence).isPresent())
			.findFirst();
	}

	/** Applies all parked events. */
	Retried retryAll() {
		Retried all = Retried.NOTHING;
		for (Followed projection : this.all) {
			for (UUID product : projection.parking().parked()) {
				all = all.plus(projection.live().retry(product));
			}
		}
		return all;
	}

}
