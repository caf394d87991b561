package io.warelog.read.store.mongo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.warelog.read.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether the server answers, so that while it does not nobody waits for it. An
 * operation that has failed only raises the suspicion: a thread of this looks by itself,
 * and once the server does not answer that either all are refused at once, until it does.
 */
final class Availability implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

	/** How soon it is noticed that the server is back. */
	private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

	private final BooleanSupplier answers;

	private final Thread watch;

	private volatile boolean suspected;

	private volatile boolean away;

	private volatile boolean closed;

	/**
	 * Takes the server to be there, until it is {@link #start() looked after}.
	 * @param answers looks whether the server answers, within a second or so
	 */
	Availability(BooleanSupplier answers) {
		this.answers = answers;
		this.watch = Thread.ofPlatform().daemon().name("mongodb-watch").unstarted(this::watch);
	}

	/** Begins to look into what is suspected, also before this. */
	void start() {
		this.watch.start();
	}

	/**
	 * Refuses at once what would wait in vain.
	 * @throws StoreUnavailableException if the server does not answer
	 */
	void require() {
		if (this.away) {
			throw new StoreUnavailableException("MongoDB does not answer", null);
		}
	}

	/** Tells that an operation has failed as if the server were away. */
	void suspect() {
		this.suspected = true;
		LockSupport.unpark(this.watch);
	}

	private void watch() {
		while (!this.closed) {
			if (!this.suspected) {
				LockSupport.park(this);
				continue;
			}
			// before the look: what fails from now on is to be looked into once more
			this.suspected = false;
			if (!this.answers.getAsBoolean() && !this.closed) {
				waitForIt();
			}
		}
	}

	private void waitForIt() {
		LOG.warn("MongoDB does not answer; what needs it is refused until it does");
		this.away = true;
		do {
			LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
		}
		while (!this.closed && !this.answers.getAsBoolean());
		this.away = false;
		if (!this.closed) {
			LOG.warn("MongoDB answers again");
		}
	}

	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.watch);
	}

}
