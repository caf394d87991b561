package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.util.function.Consumer;

/** A log of some kind that a test opens, and opens again on what is in it. */
public interface LogUnderTest {

	/** Opens the log. */
	EventLog open() throws SQLException;

	/** Makes it seem to have been written by a later program. */
	void makeOfALaterProgram() throws SQLException;

	/**
	 * The same log without what tells it of others' commits, so that the thread that
	 * writes is the only one that tells listeners.
	 */
	static EventLog unwatched(EventLog log) {
		return new EventLog() {

			@Override
			public <T> T query(Rows<T> rows, String sql, Object... parameters) throws SQLException {
				return log.query(rows, sql, parameters);
			}

			@Override
			public LogWriter writer() {
				return log.writer();
			}

			@Override
			public boolean isShared() {
				return log.isShared();
			}

			@Override
			public void watch(Watch watch) {
				// not told
			}

			@Override
			public void onFailure(Consumer<Exception> listener) {
				log.onFailure(listener);
			}

			@Override
			public boolean isAvailable() {
				return log.isAvailable();
			}

			@Override
			public void close() throws SQLException {
				log.close();
			}

		};
	}

}
