package io.warelog.write.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests that wait for the writer, first come first served, bounded by their events
 * rather than their number: a mass edit is one request.
 */
final class RequestQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition arrival = this.lock.newCondition();

	private final Condition room = this.lock.newCondition();

	private final ArrayDeque<WriteRequest> waiting = new ArrayDeque<>();

	private final int capacity;

	private int rows;

	private boolean closed;

	RequestQueue(int capacity) {
		this.capacity = capacity;
	}

	/** What came of an attempt to put a request in. */
	enum Admission {

		ACCEPTED, FULL, CLOSED

	}

	/**
	 * Puts a request at the end, waiting for room if there is none.
	 * @param request a request; while there is any room even one larger than the room
	 * @param patience how long to wait for room
	 * @return whether it was taken in
	 * @throws InterruptedException if interrupted while waiting for room; the request has
	 * not been taken in
	 */
	Admission put(WriteRequest request, Duration patience) throws InterruptedException {
		this.lock.lock();
		try {
			long nanos = patience.toNanos();
			while (!this.closed && this.rows >= this.capacity) {
				if (nanos <= 0) {
					return Admission.FULL;
				}
				nanos = this.room.awaitNanos(nanos);
			}
			if (this.closed) {
				return Admission.CLOSED;
			}
			this.waiting.add(request);
			this.rows += request.content().rows();
			this.arrival.signal();
			return Admission.ACCEPTED;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the requests that wait, waiting for one if there is none.
	 * @param maxRows after how many rows no further request is taken; one request is
	 * taken whatever its size
	 * @return the requests in their order; empty once the queue is closed and empty
	 */
	List<WriteRequest> take(int maxRows) {
		this.lock.lock();
		try {
			while (this.waiting.isEmpty() && !this.closed) {
				this.arrival.awaitUninterruptibly();
			}
			List<WriteRequest> taken = new ArrayList<>(this.waiting.size());
			int takenRows = 0;
			for (WriteRequest next = this.waiting.peek(); next != null; next = this.waiting.peek()) {
				int more = next.content().rows();
				if (takenRows > 0 && takenRows + more > maxRows) {
					break;
				}
				taken.add(this.waiting.remove());
				takenRows += more;
			}
			this.rows -= takenRows;
			this.room.signalAll();
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Lets nothing more in; what waits can still be taken. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.arrival.signalAll();
			this.room.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
