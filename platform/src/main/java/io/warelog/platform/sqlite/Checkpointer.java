package io.warelog.platform.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.warelog.platform.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * Brings the write-ahead log of a file into the file, beside the connection that writes.
 * Left to that connection, a checkpoint is a part of some commit, and all who wait for
 * the commit wait for thousands of pages. Here most of it is done while writing goes on;
 * only for the rest, and only once the log is long, the writer is held up.
 * <p>
 * It tries again later where others are in the way, or where the disk is full or memory
 * is short: then the log still has everything. It ends at any other failure: after an
 * fsync that failed nobody knows what is on the disk. The log then keeps everything, and
 * grows until the file is opened anew.
 */
final class Checkpointer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Checkpointer.class);

	/** Pages (4 KiB) that are brought in at once, at least. */
	private static final int WORTHWHILE = 6_000;

	/** Pages from which on the log is begun anew. */
	private static final int LONG = 30_000;

	private static final long BUSY_MILLIS = 100;

	private static final long IDLE_MILLIS = 1_000;

	private final Connection connection;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Thread thread;

	/** Completed by the failure that ended it. */
	private final CompletableFuture<Exception> failure = new CompletableFuture<>();

	/**
	 * Starts.
	 * @param connection to the file, used by nobody else; it waits for others only
	 * shortly
	 */
	Checkpointer(Connection connection) {
		this.connection = connection;
		this.thread = Thread.ofPlatform().name("sqlite-checkpoints").daemon().start(this::run);
	}

	/**
	 * Says what to do should a checkpoint fail for good.
	 * @param listener is given the failure, at once if there is one already
	 */
	void onFailure(Consumer<Exception> listener) {
		this.failure.thenAccept(listener);
	}

	private void run() {
		try {
			long pause = IDLE_MILLIS;
			while (!this.closed.await(pause, TimeUnit.MILLISECONDS)) {
				pause = checkpoint() ? BUSY_MILLIS : IDLE_MILLIS;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (SQLException | RuntimeException ex) {
			logger.error("A checkpoint failed; the write-ahead log keeps everything until the file is opened anew", ex);
			this.failure.complete(ex);
		}
	}

	/** Whether there was something to do, so that there will soon be more. */
	private boolean checkpoint() throws SQLException {
		Log before = checkpoint("NOOP");
		if (before.pages() - before.done() < WORTHWHILE) {
			return false;
		}
		Log after = checkpoint("PASSIVE");
		if (after.pages() >= LONG) {
			checkpoint("RESTART");
		}
		return true;
	}

	/**
	 * The write-ahead log.
	 *
	 * @param pages how many it has
	 * @param done how many of them are in the file
	 */
	private record Log(int pages, int done) {
	}

	private Log checkpoint(String mode) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
			result.next();
			return new Log(result.getInt(2), result.getInt(3));
		}
		catch (SQLException ex) {
			if (isPassing(ex)) {
				logger.debug("No checkpoint this time", ex);
				return new Log(0, 0);
			}
			throw ex;
		}
	}

	/**
	 * Others are in the way, or there is no room: nothing is lost, as pages count as
	 * brought in only after they were synced.
	 */
	private static boolean isPassing(SQLException failure) {
		SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
		return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_FULL
				|| code == SQLiteErrorCode.SQLITE_NOMEM;
	}

	/** Waits for a checkpoint in progress and closes the connection. */
	@Override
	public void close() throws SQLException {
		this.closed.countDown();
		Threads.awaitEnd(this.thread);
		this.connection.close();
	}

}
