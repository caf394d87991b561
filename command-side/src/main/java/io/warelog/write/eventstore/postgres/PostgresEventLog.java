package io.warelog.write.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariDataSource;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.EventStoreUnavailableException;
import io.warelog.write.eventstore.EventsLocation;
import io.warelog.write.eventstore.LogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The log in a PostgreSQL database that any number of processes share. An advisory lock
 * around each transaction makes the order of commits the order of the log. Where the
 * server does not answer, all is refused at once until it does again.
 */
public final class PostgresEventLog implements EventLog {

	private final Sessions sessions;

	private final Reachability reachability = new Reachability();

	private final Schema schema;

	private final String node;

	private final PostgresWriter writer;

	private final HikariDataSource readers;

	private @Nullable LogWatch watch;

	private PostgresEventLog(Sessions sessions, Schema schema, String node, int readers) throws SQLException {
		this.sessions = sessions;
		this.schema = schema;
		this.node = node;
		this.writer = new PostgresWriter(sessions, this.reachability, schema, this.node);
		this.readers = sessions.pool(readers);
	}

	/**
	 * Looks whether a location can be one.
	 * @param location as given by an operator
	 * @throws IllegalArgumentException with a sentence that says what is wrong with it,
	 * and nothing of what may be secret
	 */
	public static void check(EventsLocation.InPostgres location) {
		sessions(location);
	}

	private static Sessions sessions(EventsLocation.InPostgres location) {
		return new Sessions(location.url(), location.user(), location.password());
	}

	/**
	 * Opens a database and makes the tables where they are missing, in the schema that is
	 * the first of the search path.
	 * @param location of the database
	 * @param node a name that no other process has, in which no quote is
	 * @param readers how many sessions may read at once, at least 1
	 * @return the log
	 * @throws EventStoreUnavailableException if the server does not answer or refuses, or
	 * the tables cannot be used
	 */
	public static PostgresEventLog open(EventsLocation.InPostgres location, String node, int readers) {
		Sessions sessions = sessions(location);
		try (Connection session = sessions.open()) {
			return new PostgresEventLog(sessions, Schema.prepare(session), node, readers);
		}
		catch (SQLException ex) {
			throw new EventStoreUnavailableException(
					"The database of the events (--events) cannot be used: " + ex.getMessage(), false, ex);
		}
	}

	@Override
	public <T> T query(Rows<T> rows, String sql, Object... parameters) throws SQLException {
		this.reachability.check();
		for (int broken = 0;; broken++) {
			try {
				return read(rows, sql, parameters);
			}
			catch (SQLException ex) {
				if (!Failures.isBroken(ex)) {
					throw ex;
				}
				// that a session is broken need not mean that the server is away
				if (Failures.isSilence(ex) || broken == this.readers.getMaximumPoolSize()) {
					throw this.reachability.lost(ex);
				}
			}
		}
	}

	private <T> T read(Rows<T> rows, String sql, Object... parameters) throws SQLException {
		try (Connection session = this.readers.getConnection();
				PreparedStatement statement = session.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			try (ResultSet result = statement.executeQuery()) {
				return rows.read(result);
			}
		}
	}

	@Override
	public LogWriter writer() {
		return this.writer;
	}

	@Override
	public boolean isShared() {
		return true;
	}

	@Override
	public void watch(Watch told) {
		this.watch = new LogWatch(this.sessions, this.reachability, this.schema, this.node, told);
	}

	@Override
	public void onFailure(Consumer<Exception> listener) {
		// a server that fails is asked again
	}

	@Override
	public boolean isAvailable() {
		return !this.reachability.isAway();
	}

	@Override
	public void close() {
		if (this.watch != null) {
			this.watch.close();
		}
		this.readers.close();
		this.writer.discard();
	}

}
