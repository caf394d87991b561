package io.warelog.write.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.axonframework.common.Registration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way along the log. It reads in batches, and only when the log goes further
 * than it has read. Any thread may use it.
 */
final class CommittedEventStream implements TrackingEventStream {

	private static final int BATCH = 1000;

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private final LogEngine engine;

	private final Registration registration;

	private final ReentrantLock reading = new ReentrantLock();

	private final Deque<TrackedEventMessage<?>> read = new ArrayDeque<>();

	/**
	 * Never held while the log is read: the writer takes it at each commit, and must not
	 * wait for a projection that is catching up.
	 */
	private final ReentrantLock waiting = new ReentrantLock();

	private final Condition change = this.waiting.newCondition();

	private volatile long position;

	private volatile boolean closed;

	/** Whether there is more to read, which cannot be read now. */
	private volatile boolean away;

	private volatile Runnable onAvailable = () -> {
	};

	CommittedEventStream(LogEngine engine, long after) {
		this.engine = engine;
		this.position = after;
		this.registration = engine.onCommit((head) -> {
			signal();
			this.onAvailable.run();
		});
	}

	private void signal() {
		this.waiting.lock();
		try {
			this.change.signalAll();
		}
		finally {
			this.waiting.unlock();
		}
	}

	@Override
	public Optional<TrackedEventMessage<?>> peek() {
		this.reading.lock();
		try {
			return Optional.ofNullable(first());
		}
		finally {
			this.reading.unlock();
		}
	}

	@Override
	public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
		long deadline = System.nanoTime() + unit.toNanos(timeout);
		while (peek().isEmpty()) {
			if (!awaitCommit(deadline - System.nanoTime())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns the next event, waiting for one if there is none.
	 * @throws IllegalStateException if the stream is closed, before or meanwhile
	 */
	@Override
	public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
		for (TrackedEventMessage<?> next = poll();; next = poll()) {
			if (next != null) {
				return next;
			}
			if (!awaitCommit(Long.MAX_VALUE)) {
				throw new IllegalStateException("The stream is closed");
			}
		}
	}

	private @Nullable TrackedEventMessage<?> poll() {
		this.reading.lock();
		try {
			return (first() != null) ? this.read.remove() : null;
		}
		finally {
			this.reading.unlock();
		}
	}

	private @Nullable TrackedEventMessage<?> first() {
		while (this.read.isEmpty() && !this.closed && this.position < this.engine.head()) {
			List<StoredEvent> batch;
			try {
				batch = this.engine.committedAfter(this.position, BATCH);
			}
			catch (EventStoreUnavailableException away) {
				this.away = true;
				return null;
			}
			this.engine.messages(batch).forEach(this.read::add);
			this.position = batch.getLast().globalIndex();
		}
		return this.closed ? null : this.read.peek();
	}

	private boolean awaitCommit(long nanos) throws InterruptedException {
		this.waiting.lock();
		try {
			long left = nanos;
			while (!this.closed && (this.away || this.engine.head() <= this.position)) {
				if (left <= 0) {
					return false;
				}
				long pause = this.away ? Math.min(left, LOOK_AGAIN_NANOS) : left;
				this.away = false;
				left -= pause - this.change.awaitNanos(pause);
			}
			return !this.closed;
		}
		finally {
			this.waiting.unlock();
		}
	}

	@Override
	public boolean setOnAvailableCallback(Runnable callback) {
		this.onAvailable = callback;
		if (peek().isPresent()) {
			callback.run();
		}
		return true;
	}

	@Override
	public void close() {
		this.closed = true;
		this.registration.cancel();
		signal();
	}

}
