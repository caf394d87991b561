package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import io.warelog.read.QuerySide;
import io.warelog.write.upload.UploadWork;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the parts of the process in their order: commands can be sent, projections have
 * caught up with the log, the first merchant and its key exist, uploads that were open go
 * on; only then requests are taken. It stops in the opposite order.
 */
final class Service implements SmartLifecycle {

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private final Configuration axon;

	private final LongSupplier head;

	private final @Nullable QuerySide querySide;

	private final @Nullable FirstStart firstStart;

	private final @Nullable UploadWork uploads;

	private final Purpose purpose;

	private @Nullable Registration answering;

	private volatile boolean running;

	/**
	 * Makes it of the parts that the process has.
	 * @param axon of the process
	 * @param head tells how far the log goes
	 * @param querySide or null
	 * @param firstStart of a process that takes writes, or null
	 * @param uploads of a process that takes writes, or null
	 * @param purpose of the process
	 */
	Service(Configuration axon, LongSupplier head, @Nullable QuerySide querySide, @Nullable FirstStart firstStart,
			@Nullable UploadWork uploads, Purpose purpose) {
		this.axon = axon;
		this.head = head;
		this.querySide = querySide;
		this.firstStart = purpose.begins() ? firstStart : null;
		this.uploads = purpose.worksOnUploads() ? uploads : null;
		this.purpose = purpose;
	}

	@Override
	public void start() {
		this.axon.start();
		if (this.firstStart != null) {
			this.firstStart.run();
		}
		if (this.querySide != null) {
			this.querySide.start();
			if (this.purpose.begins()) {
				catchUp(this.querySide);
			}
			// not before: others ask it as soon as it says that it answers
			this.answering = this.querySide.answer(this.axon.queryBus());
		}
		if (this.uploads != null) {
			this.uploads.start();
		}
		this.running = true;
	}

	private void catchUp(QuerySide readModels) {
		long begun = this.head.getAsLong();
		long reached = readModels.reached();
		long patience = this.purpose.patience().toNanos();
		long since = System.nanoTime();
		while (reached < begun) {
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			long now = readModels.reached();
			if (now > reached) {
				since = System.nanoTime();
			}
			reached = now;
			if (System.nanoTime() - since > patience || Thread.currentThread().isInterrupted()) {
				throw new UncheckedIOException(new IOException(
						"The read models do not go on: they are at " + reached + " of " + begun + " events"));
			}
		}
	}

	@Override
	public void stop() {
		if (this.uploads != null) {
			this.uploads.stop();
		}
		if (this.answering != null) {
			this.answering.cancel();
		}
		if (this.querySide != null) {
			this.querySide.stop();
		}
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
