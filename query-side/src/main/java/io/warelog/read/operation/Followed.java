package io.warelog.read.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import io.warelog.read.generation.GenerationState;
import io.warelog.read.generation.Generations;
import io.warelog.read.projection.Follower;
import io.warelog.read.projection.Parking;
import io.warelog.read.projection.Projection;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection with the generation that is read and, during a rebuild, the one that is
 * built beside it. What is to be so is kept in the store and looked at again and again,
 * as another node may have changed it.
 */
final class Followed {

	private static final Logger LOG = LoggerFactory.getLogger(Followed.class);

	/** How soon it is noticed what another node has done. */
	private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

	/** How soon it is noticed that a rebuild has caught up. */
	private static final long LOOK_OFTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	/** How close the new generation must be for the live one to wait for it. */
	private static final long CLOSE = 500;

	/** How long the live one waits for it at most. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long LOOK_CLOSELY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	/** How long a projection tries again each second after the store was away. */
	private static final long RECOVERY_NANOS = TimeUnit.SECONDS.toNanos(30);

	private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

	/**
	 * How long it is waited before what is lost is made anew, so that no node still
	 * writes what it had in hand.
	 */
	private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(2);

	private final Projection projection;

	private final Generations generations;

	private final Followers followers;

	private final LongSupplier head;

	private final long quietNanos;

	private final Map<Integer, Long> retiredSince = new ConcurrentHashMap<>();

	private GenerationState state = new GenerationState(1, null, 0, List.of(), 1);

	private volatile @Nullable Follower live;

	private volatile @Nullable Rebuild rebuild;

	private volatile boolean switching;

	private volatile boolean stopped;

	private @Nullable Thread keeper;

	private @Nullable Thread dropper;

	/** When a switch was last tried in vain. */
	private long triedAt;

	/** How far what is read had come, and in which generation. */
	private long seen;

	private int seenIn;

	/** Whether it was ever in the store, as far as this node knows. */
	private boolean begun;

	private boolean withheld;

	/** When it was noticed that the store is empty, or null. */
	private @Nullable Long lostAt;

	/** Whether the store was away when it was last looked at. */
	private boolean away;

	private long awayAt;

	private long triedAgainAt;

	/**
	 * Makes it; nothing is followed yet.
	 * @param projection what is followed
	 * @param generations where it writes
	 * @param followers makes followers
	 * @param head tells the number of the log's last event
	 * @param quietNanos how long a generation is kept that is not read any more
	 */
	Followed(Projection projection, Generations generations, Followers followers, LongSupplier head, long quietNanos) {
		this.projection = projection;
		this.generations = generations;
		this.followers = followers;
		this.head = head;
		this.quietNanos = quietNanos;
		this.triedAt = System.nanoTime() - LOOK_NANOS;
	}

	/** Makes followers. */
	@FunctionalInterface
	interface Followers {

		/**
		 * Makes one.
		 * @param generation where it writes
		 * @param beside whether another one is read
		 * @return the follower, not started
		 */
		Follower of(int generation, boolean beside);

	}

	String name() {
		return this.projection.name();
	}

	/** Goes on where it was when the process ended, also with a rebuild. */
	synchronized void start() {
		adopt(this.generations.load(name()));
		this.keeper = Thread.ofPlatform().daemon().name(name() + "-keeper").start(this::keep);
	}

	void stop() {
		this.stopped = true;
		end(this.keeper);
		Thread dropper = this.dropper;
		if (dropper != null) {
			// it goes on at the next start
			dropper.interrupt();
		}
		end(dropper);
		Rebuild rebuild = this.rebuild;
		if (rebuild != null) {
			rebuild.follower().stop();
		}
		Follower live = this.live;
		if (live != null) {
			live.stop();
		}
	}

	private static void end(@Nullable Thread thread) {
		if (thread != null) {
			LockSupport.unpark(thread);
			try {
				thread.join();
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void keep() {
		while (!this.stopped) {
			try {
				look();
			}
			catch (StoreUnavailableException failure) {
				if (!this.away) {
					LOG.warn("{} cannot be looked after now: {}", name(), failure.getMessage());
				}
				this.away = true;
				this.awayAt = System.nanoTime();
			}
			catch (RuntimeException unexpected) {
				// who looked no more would leave everything as it is now
				LOG.warn("{} cannot be looked after now", name(), unexpected);
			}
			LockSupport.parkNanos((this.rebuild != null) ? LOOK_OFTEN_NANOS : LOOK_NANOS);
		}
	}

	private synchronized void look() {
		if (isLost()) {
			return;
		}
		adopt(this.generations.load(name()));
		recover();
		Rebuild rebuild = this.rebuild;
		if (rebuild != null && System.nanoTime() - this.triedAt >= LOOK_NANOS && isClose(rebuild.follower())) {
			switchTo(rebuild.follower());
		}
		dropRetired();
	}

	/**
	 * Looks whether what is read has gone back in time, as it does when the database was
	 * emptied, or an older copy of it put in its place. Nobody reads it then until it has
	 * come as far again. Where not even the checkpoints are left it is made anew.
	 */
	private boolean isLost() {
		Follower live = live();
		long written = live.written();
		boolean known = written > 0 || live.isKnown();
		if (live.generation().number() > this.seenIn) {
			this.seen = 0;
		}
		this.seenIn = live.generation().number();
		Long lostAt = this.lostAt;
		this.begun |= known;
		if (!this.begun) {
			return false;
		}
		if (!known && lostAt == null && isSwitched(live)) {
			return false;
		}
		if (known && lostAt == null) {
			// -1 until its first event
			withhold(this.seen > 0 && written < this.seen);
			this.seen = Math.max(this.seen, written);
			return false;
		}
		withhold(true);
		if (lostAt == null) {
			LOG.warn("{} is not in the database any more and is made anew", name());
			this.lostAt = System.nanoTime();
			live.stop();
		}
		else if (known || System.nanoTime() - lostAt > LOST_NANOS) {
			this.generations.prepare();
			adopt(this.generations.load(name()));
			if (live() == live) {
				live.start();
			}
			this.lostAt = null;
		}
		return true;
	}

	/** Whether another node has switched to another generation, and dropped this one. */
	private boolean isSwitched(Follower live) {
		try {
			return this.generations.load(name()).live() > live.generation().number();
		}
		catch (StoreUnavailableException emptied) {
			return false;
		}
	}

	private void withhold(boolean withheld) {
		if (this.withheld != withheld) {
			this.generations.withhold(this.projection.collections(), withheld);
			this.withheld = withheld;
		}
	}

	/** The store is there: who failed because it was away need not wait any longer. */
	private void recover() {
		long now = System.nanoTime();
		if (this.away) {
			LOG.warn("{} is looked after again", name());
			this.away = false;
			this.triedAgainAt = now - TRY_AGAIN_NANOS;
		}
		if (this.awayAt != 0 && now - this.awayAt < RECOVERY_NANOS && now - this.triedAgainAt >= TRY_AGAIN_NANOS) {
			this.triedAgainAt = now;
			Rebuild rebuild = this.rebuild;
			tryAgain(live());
			if (rebuild != null) {
				tryAgain(rebuild.follower());
			}
		}
	}

	private static void tryAgain(Follower follower) {
		if (follower.position() < 0 || follower.isFailing()) {
			follower.tryAgain();
		}
	}

	/** Does here what the store says is to be so. */
	private void adopt(GenerationState stored) {
		this.state = stored;
		Follower before = this.live;
		Rebuild rebuild = this.rebuild;
		if (before == null || before.generation().number() != stored.live()) {
			boolean built = rebuild != null && rebuild.isOf(stored.live());
			Follower after = built ? Objects.requireNonNull(rebuild).follower()
					: this.followers.of(stored.live(), false);
			if (before == null) {
				// first, so that those are told who wait for what it writes
				this.generations.read(name(), this.projection.collections(), stored.live());
				after.start();
			}
			else {
				if (!built) {
					after.start();
				}
				this.generations.read(name(), this.projection.collections(), stored.live());
				before.stop();
			}
			this.live = after;
			this.rebuild = built ? null : rebuild;
		}
		build(stored);
	}

	private void build(GenerationState stored) {
		Integer building = stored.building();
		Rebuild rebuild = this.rebuild;
		if (rebuild != null && (building == null || !rebuild.isOf(building))) {
			this.rebuild = null;
			rebuild.follower().stop();
		}
		if (building != null && this.rebuild == null) {
			Follower follower = this.followers.of(building, true);
			follower.start();
			this.rebuild = new Rebuild(follower, stored.startedAt());
		}
	}

	private boolean isClose(Follower follower) {
		return follower.reached() >= this.head.getAsLong() - CLOSE;
	}

	/**
	 * Lets the new generation be the one that is read. The live one waits between two
	 * batches until the new one has all that is in the log, so that nobody who reads goes
	 * back in time. Done by the node that works on the live one.
	 */
	private void switchTo(Follower after) {
		Follower before = live();
		if (before.position() < 0 || before.isFailing()) {
			return;
		}
		this.switching = true;
		this.triedAt = System.nanoTime();
		boolean switched = false;
		try {
			before.stop();
			switched = before.hold() && hasAll(after)
					&& this.generations.change(name(), this.state, this.state.switched());
			if (switched) {
				this.generations.read(name(), this.projection.collections(), after.generation().number());
				this.state = this.state.switched();
				this.live = after;
				this.rebuild = null;
			}
		}
		finally {
			if (!switched) {
				before.resume();
			}
			this.switching = false;
		}
	}

	private boolean hasAll(Follower after) {
		long needed = this.head.getAsLong();
		long deadline = System.nanoTime() + PATIENCE_NANOS;
		while (after.reached() < needed) {
			if (this.stopped || System.nanoTime() - deadline > 0) {
				return false;
			}
			LockSupport.parkNanos(LOOK_CLOSELY_NANOS);
		}
		return true;
	}

	/**
	 * The follower of what is read.
	 * @throws IllegalStateException before the start
	 */
	Follower live() {
		Follower live = this.live;
		if (live == null) {
			throw new IllegalStateException(name() + " is not followed yet");
		}
		return live;
	}

	/** How far what is read has come, -1 while it does not run. */
	long position() {
		Follower live = this.live;
		return (live != null) ? live.position() : -1;
	}

	long reached() {
		Follower live = this.live;
		return (live != null) ? live.reached() : -1;
	}

	boolean isFailing() {
		Follower live = this.live;
		// while a switch holds it up it does not run
		return live == null || (live.isFailing() && !this.switching);
	}

	/** What is parked in what is read. */
	Parking parking() {
		Follower live = this.live;
		return (live != null) ? live.parking() : Parking.NONE;
	}

	Status status() {
		Follower live = live();
		Rebuild rebuild = this.rebuild;
		long head = this.head.getAsLong();
		long position = live.reached();
		long parked = live.parking().products();
		return new Status(name(), state(rebuild, parked), live.generation().number(), position, lag(head, position),
				parked, live.parking().letters(), (rebuild != null) ? rebuild.progress(head) : null);
	}

	/** How many events of the log are not in what is read. */
	long lag() {
		return lag(this.head.getAsLong(), live().reached());
	}

	private static long lag(long head, long position) {
		return Math.max(0, head - position);
	}

	private Status.State state(@Nullable Rebuild rebuild, long parked) {
		if (isFailing()) {
			return Status.State.FAILING;
		}
		if (parked > 0) {
			return Status.State.DEGRADED;
		}
		return (rebuild != null) ? Status.State.REBUILDING : Status.State.LIVE;
	}

	/**
	 * Begins a rebuild.
	 * @param time now, in microseconds since 1970
	 * @return false if one is under way
	 */
	synchronized boolean rebuild(long time) {
		GenerationState stored = this.generations.load(name());
		if (stored.building() != null || !this.generations.change(name(), stored, stored.begun(time))) {
			return false;
		}
		adopt(stored.begun(time));
		// otherwise what is built is looked at for the first time after half a second
		LockSupport.unpark(this.keeper);
		return true;
	}

	/**
	 * Gives a rebuild up.
	 * @return false if none is under way
	 */
	synchronized boolean cancel() {
		GenerationState stored = this.generations.load(name());
		if (stored.building() == null || !this.generations.change(name(), stored, stored.cancelled())) {
			return false;
		}
		adopt(stored.cancelled());
		return true;
	}

	/** One after the other, beside all else, as large ones take a while. */
	private void dropRetired() {
		this.retiredSince.keySet().retainAll(this.state.retired());
		for (Integer number : this.state.retired()) {
			long since = this.retiredSince.computeIfAbsent(number, (key) -> System.nanoTime());
			if (System.nanoTime() - since >= this.quietNanos && (this.dropper == null || !this.dropper.isAlive())) {
				this.dropper = Thread.ofPlatform().daemon().name(name() + "-dropper").start(() -> drop(number));
			}
		}
	}

	private void drop(int number) {
		try {
			this.followers.of(number, true).drop();
			synchronized (this) {
				GenerationState stored = this.generations.load(name());
				this.generations.change(name(), stored, stored.dropped(number));
			}
		}
		catch (StoreUnavailableException away) {
			LOG.warn("{} cannot drop generation {} now", name(), number, away);
		}
	}

}
