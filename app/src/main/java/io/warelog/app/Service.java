package io.warelog.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import io.warelog.read.QuerySide;
import io.warelog.write.upload.UploadWork;
import org.axonframework.config.Configuration;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the parts of the process in their order: commands can be sent, projections have
 * caught up with the log, the first merchant and its key exist, uploads that were open go
 * on; only then requests are taken. It stops in the opposite order.
 */
final class Service implements SmartLifecycle {

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private final Configuration axon;

	private final QuerySide querySide;

	private final LongSupplier head;

	private final FirstStart firstStart;

	private final UploadWork uploads;

	private final boolean inspected;

	private volatile boolean running;

	Service(Configuration axon, QuerySide querySide, LongSupplier head, FirstStart firstStart, UploadWork uploads,
			boolean inspected) {
		this.axon = axon;
		this.querySide = querySide;
		this.head = head;
		this.firstStart = firstStart;
		this.uploads = uploads;
		this.inspected = inspected;
	}

	@Override
	public void start() {
		this.axon.start();
		this.querySide.answer(this.axon.queryBus());
		if (this.inspected) {
			this.querySide.start();
			this.running = true;
			return;
		}
		this.firstStart.run();
		this.querySide.start();
		long begun = this.head.getAsLong();
		while (this.querySide.reached() < begun) {
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
		}
		this.uploads.start();
		this.running = true;
	}

	@Override
	public void stop() {
		if (!this.inspected) {
			this.uploads.stop();
		}
		this.querySide.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server starts, and after it has stopped. */
	@Override
	public int getPhase() {
		return 0;
	}

}
