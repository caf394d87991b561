package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.warelog.platform.thread.Threads;
import io.warelog.write.eventstore.EventLog.Watch;
import io.warelog.write.eventstore.EventSql;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Looks how far the log goes: when another node tells of a commit, and four times a
 * second in any case. By that it is also the one who finds out that the server is away,
 * and that it is back.
 */
final class LogWatch implements AutoCloseable {

	private static final long LOOK_MILLIS = 250;

	private final Sessions sessions;

	private final Reachability reachability;

	private final Schema schema;

	private final String node;

	private final Watch watch;

	private final Thread thread;

	private volatile boolean closed;

	LogWatch(Sessions sessions, Reachability reachability, Schema schema, String node, Watch watch) {
		this.sessions = sessions;
		this.reachability = reachability;
		this.schema = schema;
		this.node = node;
		this.watch = watch;
		this.thread = Thread.ofPlatform().name("event-store-watch").daemon(true).start(this::run);
	}

	private void run() {
		boolean renewed = false;
		while (!this.closed) {
			try (Connection session = this.sessions.open(); Statement statement = session.createStatement()) {
				statement.execute("LISTEN " + this.schema.channel());
				PGConnection notified = session.unwrap(PGConnection.class);
				while (!this.closed) {
					look(statement);
					renewed = false;
					awaitOthers(notified);
				}
			}
			catch (SQLException | RuntimeException ex) {
				if (!renewed && ex instanceof SQLException broken && !Failures.isSilence(broken)) {
					// that a session is broken need not mean that the server is away
					renewed = true;
				}
				else if (!this.closed) {
					this.reachability.lost(ex);
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
				}
			}
		}
	}

	private void look(Statement statement) throws SQLException {
		long asked = System.nanoTime();
		try (ResultSet head = statement.executeQuery(EventSql.SELECT_HEAD)) {
			head.next();
			this.reachability.answered();
			this.watch.seen(head.getLong(1), asked);
		}
	}

	private void awaitOthers(PGConnection notified) throws SQLException {
		long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
		for (long left = LOOK_MILLIS; left > 0
				&& !this.closed; left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
			PGNotification[] told = notified.getNotifications((int) left);
			if (told != null) {
				for (PGNotification one : told) {
					if (!one.getParameter().equals(this.node)) {
						return;
					}
				}
			}
		}
	}

	/** Ends it, at the latest when the server should have answered. */
	@Override
	public void close() {
		this.closed = true;
		LockSupport.unpark(this.thread);
		Threads.awaitEnd(this.thread);
	}

}
