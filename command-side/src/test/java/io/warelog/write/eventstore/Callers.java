package io.warelog.write.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.axonframework.eventhandling.EventMessage;

/**
 * Threads that append at the same time, in one group of the writer's: the writer is held
 * in a commit of its own until all of them wait for it.
 */
final class Callers {

	private final LogEngine engine;

	private final List<Thread> threads = new ArrayList<>();

	private final ConcurrentHashMap<Thread, Throwable> failures = new ConcurrentHashMap<>();

	private final CountDownLatch release = new CountDownLatch(1);

	private final CountDownLatch held = new CountDownLatch(1);

	Callers(LogEngine engine) throws InterruptedException {
		this.engine = engine;
		AtomicBoolean first = new AtomicBoolean(true);
		engine.onCommit((head) -> {
			if (first.getAndSet(false)) {
				this.held.countDown();
				awaitRelease();
			}
		});
		append(List.of(Tally.counted("hold-the-writer", 0)));
		this.held.await();
	}

	private void awaitRelease() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Appends on a thread of its own; returns when that waits for the writer. */
	Thread append(List<? extends EventMessage<?>> events) {
		return run(() -> this.engine.appendEvents(events));
	}

	Thread run(Runnable task) {
		Thread thread = Thread.ofPlatform().start(() -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				this.failures.put(Thread.currentThread(), ex);
			}
		});
		this.threads.add(thread);
		awaitWaiting(thread);
		return thread;
	}

	static void awaitWaiting(Thread thread) {
		while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING
				&& thread.isAlive()) {
			Thread.onSpinWait();
		}
	}

	/** Lets the writer go on and waits for all outcomes. */
	void finish() throws InterruptedException {
		release();
		join();
	}

	void release() {
		this.release.countDown();
	}

	void join() throws InterruptedException {
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

	/** What a caller's append failed with, or null. */
	Throwable failureOf(Thread caller) {
		return this.failures.get(caller);
	}

}
