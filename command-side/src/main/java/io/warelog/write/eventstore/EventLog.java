package io.warelog.write.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The database that keeps a log, as its engine sees it. The tables are those of
 * {@link EventSql}; a place in a stream is taken once, and the order of commits is that
 * of the global index, which has no holes.
 */
public interface EventLog extends AutoCloseable {

	/**
	 * Asks a question of what is committed. Any thread may ask.
	 * @param rows makes the answer of the rows
	 * @param sql one of {@link EventSql}
	 * @param parameters a {@link String} or {@link Long} or {@link Integer} each
	 * @param <T> the answer
	 * @return the answer
	 * @throws SQLException if the database fails
	 * @throws EventStoreUnavailableException if it does not answer
	 */
	<T> T query(Rows<T> rows, String sql, Object... parameters) throws SQLException;

	/**
	 * Returns what writes, which is for one thread.
	 * @return always the same
	 */
	LogWriter writer();

	/**
	 * Tells whether others than this process may write the log too.
	 * @return false if all that is ever committed comes by {@link #writer()}
	 */
	boolean isShared();

	/**
	 * Tells from now on how far the log goes, whoever has written it: soon after each
	 * commit of others, and some times a second while nothing happens, as long as the
	 * database answers. Of a log that is not shared nothing is told.
	 * @param watch is told, by one thread
	 */
	void watch(Watch watch);

	/**
	 * Says what to do should the log fail for good, beside a transaction.
	 * @param listener is given the failure, at once if there is one already
	 */
	void onFailure(Consumer<Exception> listener);

	/**
	 * Tells whether the database has answered lately.
	 * @return false while every use is refused
	 */
	boolean isAvailable();

	/**
	 * Ends the use of the database. The writer is not used any more.
	 * @throws SQLException if that fails
	 */
	@Override
	void close() throws SQLException;

	/** Is told how far a log goes. */
	@FunctionalInterface
	interface Watch {

		/**
		 * Tells it.
		 * @param head global index of the last committed event, 0 if there is none
		 * @param askedAtNanos when the database was asked, by {@link System#nanoTime()}
		 */
		void seen(long head, long askedAtNanos);

	}

	/**
	 * Makes an answer of rows.
	 *
	 * @param <T> the answer
	 */
	@FunctionalInterface
	interface Rows<T> {

		/**
		 * Reads rows.
		 * @param result before the first of them
		 * @return the answer
		 * @throws SQLException if they cannot be read
		 */
		T read(ResultSet result) throws SQLException;

	}

}
