package io.warelog.platform.axonserver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way along the log. The server sends events as they are appended; they are
 * handed on once the commit they belong to has arrived whole, so no reader ever stops
 * within one. When the connection is lost, the stream opens it again behind the last
 * whole commit. Any thread may use it.
 */
final class LogStream implements TrackingEventStream {

	/** Events that the server may send before they are asked for. */
	private static final int BUFFER = 2_048;

	private static final int REFILL = 512;

	private static final long REOPEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final AxonServer server;

	private final Function<List<EventWithToken>, Stream<TrackedEventMessage<?>>> messages;

	private final ReentrantLock reading = new ReentrantLock();

	private final Deque<TrackedEventMessage<?>> whole = new ArrayDeque<>();

	private final ReentrantLock waiting = new ReentrantLock();

	private final Condition change = this.waiting.newCondition();

	private CommitAssembly begun = new CommitAssembly();

	private long position;

	private @Nullable EventStream source;

	private long openedAt;

	/** Counts what has arrived, so that nobody waits for what is there already. */
	private long arrivals;

	private volatile boolean closed;

	private volatile Runnable onAvailable = () -> {
	};

	LogStream(AxonServer server, Function<List<EventWithToken>, Stream<TrackedEventMessage<?>>> messages, long after) {
		this.server = server;
		this.messages = messages;
		this.position = after;
		this.openedAt = System.nanoTime() - REOPEN_NANOS;
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
		while (true) {
			long seen = arrivals();
			if (peek().isPresent()) {
				return true;
			}
			long left = deadline - System.nanoTime();
			if (this.closed || left <= 0) {
				return false;
			}
			// not for all of the time: a lost connection tells nothing
			await(seen, Math.min(left, REOPEN_NANOS));
		}
	}

	/**
	 * Returns the next event, waiting for one if there is none.
	 * @throws IllegalStateException if the stream is closed, before or meanwhile
	 */
	@Override
	public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
		while (true) {
			long seen = arrivals();
			TrackedEventMessage<?> next = poll();
			if (next != null) {
				return next;
			}
			if (this.closed) {
				throw new IllegalStateException("The stream is closed");
			}
			await(seen, REOPEN_NANOS);
		}
	}

	private @Nullable TrackedEventMessage<?> poll() {
		this.reading.lock();
		try {
			return (first() != null) ? this.whole.remove() : null;
		}
		finally {
			this.reading.unlock();
		}
	}

	private @Nullable TrackedEventMessage<?> first() {
		while (this.whole.isEmpty() && !this.closed) {
			EventStream events = source();
			EventWithToken next = (events != null) ? events.nextIfAvailable() : null;
			if (next == null) {
				return null;
			}
			List<EventWithToken> commit = this.begun.add(next);
			if (commit != null) {
				this.messages.apply(commit).forEach(this.whole::add);
				this.position = next.getToken() + 1;
			}
		}
		return this.closed ? null : this.whole.peek();
	}

	/** What is read from, or null while it is too early to connect again. */
	private @Nullable EventStream source() {
		EventStream events = this.source;
		if (events != null && !events.isClosed()) {
			return events;
		}
		if (System.nanoTime() - this.openedAt < REOPEN_NANOS) {
			return null;
		}
		this.openedAt = System.nanoTime();
		// of a commit that was arriving all events come again
		this.begun = new CommitAssembly();
		EventStream opened = this.server.events().openStream(this.position - 1, BUFFER, REFILL);
		this.source = opened;
		opened.onAvailable(this::arrived);
		return opened;
	}

	private void arrived() {
		signal();
		// who has closed it may have ended the threads that would be woken
		if (!this.closed) {
			this.onAvailable.run();
		}
	}

	private void signal() {
		this.waiting.lock();
		try {
			this.arrivals++;
			this.change.signalAll();
		}
		finally {
			this.waiting.unlock();
		}
	}

	private long arrivals() {
		this.waiting.lock();
		try {
			return this.arrivals;
		}
		finally {
			this.waiting.unlock();
		}
	}

	private void await(long seen, long nanos) throws InterruptedException {
		this.waiting.lock();
		try {
			long left = nanos;
			while (this.arrivals == seen && !this.closed && left > 0) {
				left = this.change.awaitNanos(left);
			}
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
		this.reading.lock();
		try {
			EventStream events = this.source;
			if (events != null) {
				events.close();
			}
		}
		finally {
			this.reading.unlock();
		}
		signal();
	}

}
