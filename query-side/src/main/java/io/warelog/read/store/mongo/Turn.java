package io.warelog.read.store.mongo;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.warelog.platform.thread.Threads;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreUnavailableException;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has nodes that share a database do something one after the other. A turn is a claim
 * that is extended for as long as it takes, so of a node that has died it ends soon.
 */
final class Turn implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

	/** The checkpoint that is claimed; no projection's name. */
	static final String NAME = "__preparing";

	/** How long a node keeps its turn that does not extend it. */
	static final Duration STALE = Duration.ofSeconds(10);

	private static final long EXTEND_NANOS = STALE.dividedBy(5).toNanos();

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	/** After how long it is told who is waited for: most are ready before. */
	private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final ReadModelStore store;

	private final String owner;

	private final Thread extending;

	private volatile boolean over;

	private Turn(ReadModelStore store, String owner) {
		this.store = store;
		this.owner = owner;
		this.extending = Thread.ofVirtual().name("mongodb-turn").start(this::extend);
	}

	/**
	 * Waits until it is this caller's turn.
	 * @param store whose database is shared
	 * @return the turn, which ends when it is closed
	 * @throws StoreUnavailableException if the database does not answer, or if the caller
	 * is interrupted, as it still is then
	 */
	static Turn await(ReadModelStore store) {
		String owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + new ObjectId().toHexString();
		long began = System.nanoTime();
		boolean told = false;
		while (!has(store, owner)) {
			List<Checkpoint> claims = store.checkpoints(NAME);
			// nobody has had a turn yet, or somebody has emptied the database
			if (claims.isEmpty() && store.create(new Checkpoint(NAME, 0, null, null, null))) {
				continue;
			}
			if (!told && !claims.isEmpty() && System.nanoTime() - began >= TELL_NANOS) {
				LOG.warn("Waiting for {}, which prepares the read models in the same database",
						claims.getFirst().owner());
				told = true;
			}
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			if (Thread.currentThread().isInterrupted()) {
				throw new StoreUnavailableException("Interrupted while another node prepares the read models", null);
			}
		}
		return new Turn(store, owner);
	}

	private static boolean has(ReadModelStore store, String owner) {
		return store.claim(NAME, 0, owner, STALE).isPresent();
	}

	private void extend() {
		while (!this.over) {
			LockSupport.parkNanos(EXTEND_NANOS);
			try {
				if (!this.over) {
					has(this.store, this.owner);
				}
			}
			catch (StoreUnavailableException away) {
				LOG.debug("The turn cannot be extended now", away);
			}
		}
	}

	/**
	 * Looks whether it is still this one's turn, as it is not any more when the process
	 * has stood still for too long.
	 * @throws StoreUnavailableException if another node may have its turn now
	 */
	void require() {
		if (!has(this.store, this.owner)) {
			throw new StoreUnavailableException("Another node prepares the read models now", null);
		}
	}

	/** What was prepared stays so also where the turn cannot be given back. */
	@Override
	public void close() {
		this.over = true;
		LockSupport.unpark(this.extending);
		Threads.awaitEnd(this.extending);
		try {
			this.store.release(NAME, 0, this.owner);
		}
		catch (StoreUnavailableException away) {
			LOG.warn("The turn to prepare the read models cannot be given back now, and ends by itself after {} s: {}",
					STALE.toSeconds(), away.getMessage());
		}
	}

}
