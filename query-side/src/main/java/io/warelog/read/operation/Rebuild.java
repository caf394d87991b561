package io.warelog.read.operation;

import java.util.concurrent.TimeUnit;

import io.warelog.read.projection.Follower;
import io.warelog.read.store.Times;
import org.jspecify.annotations.Nullable;

/** A generation under construction, and how fast that goes. */
final class Rebuild {

	private final Follower follower;

	private final long startedAt;

	private final long taken;

	private final long from;

	/**
	 * Takes a rebuild up.
	 * @param follower builds the generation, and has been started
	 * @param startedAt when it was begun, in microseconds since 1970
	 */
	Rebuild(Follower follower, long startedAt) {
		this.follower = follower;
		this.startedAt = startedAt;
		this.taken = System.nanoTime();
		this.from = follower.reached();
	}

	Follower follower() {
		return this.follower;
	}

	boolean isOf(int generation) {
		return this.follower.generation().number() == generation;
	}

	Progress progress(long head) {
		long done = Math.max(this.from, this.follower.reached());
		long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.taken));
		long perSecond = (done - this.from) * 1000 / millis;
		return new Progress(this.follower.generation().number(), done, head, perSecond, left(head - done, perSecond),
				Times.instant(this.startedAt), this.follower.isFailing(), this.follower.parking().products());
	}

	private static @Nullable Long left(long events, long perSecond) {
		return (perSecond > 0) ? (Long) (Math.max(0, events) / perSecond) : null;
	}

}
