package io.warelog.write.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

import org.axonframework.common.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process knows of a log without asking: how far it goes, its latest events,
 * and how far its streams used last go. Own commits are known before they are
 * acknowledged. Those of others are followed, behind the own ones even if they came
 * before these.
 */
final class KnownLog {

	/** How old what is known of others' commits may be. */
	private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

	private static final int PAGE = 1000;

	private static final Logger logger = LoggerFactory.getLogger(KnownLog.class);

	private final EventReader reader;

	private final boolean shared;

	private final RecentEvents recent = new RecentEvents();

	private final StreamHeads heads = new StreamHeads();

	private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

	private volatile long head;

	/** Up to where all commits are known; guarded by this. */
	private long followed;

	private volatile long followedAtNanos = System.nanoTime() - FRESH_NANOS;

	/**
	 * Begins with what is there.
	 * @param reader reads it
	 * @param shared whether others write it too
	 */
	KnownLog(EventReader reader, boolean shared) {
		this.reader = reader;
		this.shared = shared;
		this.head = reader.head();
		this.followed = this.head;
	}

	/**
	 * Returns how far the log goes.
	 * @return global index of the last committed event, 0 if there is none
	 */
	long head() {
		return this.head;
	}

	/**
	 * Returns the latest committed events, from memory.
	 * @param after global index
	 * @param max how many at most
	 * @return those after it, or nothing if they are not in memory
	 */
	List<StoredEvent> recentAfter(long after, int max) {
		return this.recent.after(after, this.head, max);
	}

	/**
	 * Returns how far a stream goes, which others may have moved within the last second.
	 * @param stream its name
	 * @return sequence of its last event, {@value StreamHeads#NONE} if there is none
	 */
	long head(String stream) {
		ToLongFunction<String> lookup = (name) -> this.reader.lastSequence(name).orElse(StreamHeads.NONE);
		return isFresh() ? this.heads.of(stream, lookup) : lookup.applyAsLong(stream);
	}

	private boolean isFresh() {
		return !this.shared || System.nanoTime() - this.followedAtNanos < FRESH_NANOS;
	}

	/**
	 * Adds a listener.
	 * @param listener is told of every commit of events from now on
	 * @return removes it
	 */
	Registration onCommit(CommitListener listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Takes in an own commit, before it is acknowledged.
	 * @param stored its events, at least one
	 */
	void committed(List<StoredEvent> stored) {
		this.recent.add(stored);
		this.heads.committed(stored);
		long reached = stored.getLast().globalIndex();
		synchronized (this) {
			if (this.followed >= stored.getFirst().globalIndex() - 1) {
				this.followed = Math.max(this.followed, reached);
			}
		}
		moveTo(reached);
	}

	/**
	 * Takes in what others have committed. For one thread.
	 * @param reached how far the log went
	 * @param askedAtNanos when that was asked, by {@link System#nanoTime()}
	 */
	void follow(long reached, long askedAtNanos) {
		for (long from = followed(); from < reached; from = followed()) {
			List<StoredEvent> page = this.reader.after(from, reached, PAGE);
			this.recent.add(page);
			this.heads.committed(page);
			synchronized (this) {
				this.followed = Math.max(this.followed, page.getLast().globalIndex());
			}
		}
		this.followedAtNanos = askedAtNanos;
		moveTo(reached);
	}

	private synchronized long followed() {
		return this.followed;
	}

	private void moveTo(long reached) {
		synchronized (this) {
			if (reached <= this.head) {
				return;
			}
			this.head = reached;
		}
		for (CommitListener listener : this.listeners) {
			try {
				listener.committed(reached);
			}
			catch (RuntimeException ex) {
				logger.error("A listener failed at the commit of {}", reached, ex);
			}
		}
	}

}
