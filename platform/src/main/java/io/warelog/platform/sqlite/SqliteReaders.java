package io.warelog.platform.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The connections that read a file. They are few, never go away, and keep what they have
 * prepared; borrowing one from a general pool costs as much again as the read itself. The
 * one used last is used next, its caches being warm.
 */
public final class SqliteReaders implements AutoCloseable {

	private static final int WAIT_SECONDS = 2;

	private final List<SqliteSession> sessions = new ArrayList<>();

	private final LinkedBlockingDeque<SqliteSession> idle = new LinkedBlockingDeque<>();

	private volatile boolean closed;

	SqliteReaders(List<Connection> connections) {
		connections.forEach((connection) -> this.sessions.add(new SqliteSession(connection)));
		this.idle.addAll(this.sessions);
	}

	/**
	 * What is done with a connection.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	public interface Reading<T> {

		/**
		 * Reads.
		 * @param session nobody else's meanwhile
		 * @return what was read
		 * @throws SQLException if it cannot be read
		 */
		T read(SqliteSession session) throws SQLException;

	}

	/**
	 * Reads with a connection, waiting for one at most two seconds.
	 * @param reading what to do with it
	 * @param <T> what comes of it
	 * @return what was read
	 * @throws SQLTransientConnectionException if all stay busy, or are closed
	 * @throws SQLException if it cannot be read
	 */
	public <T> T read(Reading<T> reading) throws SQLException {
		SqliteSession session = take();
		try {
			return reading.read(session);
		}
		catch (SQLException ex) {
			session.forgetStatements();
			throw ex;
		}
		finally {
			this.idle.addFirst(session);
		}
	}

	private SqliteSession take() throws SQLException {
		SqliteSession session = this.idle.pollFirst();
		if (session == null && !this.closed) {
			session = await();
		}
		if (session == null) {
			throw new SQLTransientConnectionException(this.closed ? "The file is closed" : "All readers are busy");
		}
		return session;
	}

	private @Nullable SqliteSession await() throws SQLException {
		try {
			return this.idle.pollFirst(WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTransientConnectionException("Interrupted while waiting for a reader", ex);
		}
	}

	/** Waits for those that read, then closes the connections. */
	@Override
	public void close() throws SQLException {
		this.closed = true;
		for (int i = 0; i < this.sessions.size(); i++) {
			await();
		}
		for (SqliteSession session : this.sessions) {
			session.connection().close();
		}
		this.sessions.clear();
	}

}
