package io.warelog.write.eventstore.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.EventRow;
import io.warelog.write.eventstore.EventSql;
import io.warelog.write.eventstore.LogWriter;
import io.warelog.write.eventstore.Loss;
import io.warelog.write.eventstore.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * The log in a SQLite file that this process alone writes. A commit is on the disk when
 * it returns; after one that failed, or a rollback that failed, only opening the file
 * again can tell what is in it.
 */
public final class SqliteEventLog implements EventLog {

	private static final int VERSION = 1;

	private static final String CREATE_EVENTS = """
			CREATE TABLE IF NOT EXISTS events (
				global_index INTEGER PRIMARY KEY,
				commit_end INTEGER NOT NULL,
				stream TEXT NOT NULL,
				sequence INTEGER NOT NULL,
				aggregate_type TEXT NOT NULL,
				event_id TEXT NOT NULL,
				time INTEGER NOT NULL,
				payload_type TEXT NOT NULL,
				revision TEXT,
				payload BLOB NOT NULL,
				metadata BLOB NOT NULL,
				UNIQUE (stream, sequence)
			) STRICT""";

	private static final String CREATE_SNAPSHOTS = """
			CREATE TABLE IF NOT EXISTS snapshots (
				stream TEXT PRIMARY KEY,
				sequence INTEGER NOT NULL,
				aggregate_type TEXT NOT NULL,
				event_id TEXT NOT NULL,
				time INTEGER NOT NULL,
				payload_type TEXT NOT NULL,
				revision TEXT,
				payload BLOB NOT NULL,
				metadata BLOB NOT NULL
			) STRICT""";

	private final SqliteFile file;

	private final Writer writer;

	private SqliteEventLog(SqliteFile file, Writer writer) {
		this.file = file;
		this.writer = writer;
	}

	/**
	 * Makes the tables where they are missing.
	 * @param file opened so that every commit is on the disk when it returns; its writing
	 * connection is the log's from now on, and it is closed with the log
	 * @return the log
	 * @throws SQLException if the file cannot be read or written, or was written by a
	 * later version of this program
	 */
	public static SqliteEventLog open(SqliteFile file) throws SQLException {
		return open(file, UnaryOperator.identity());
	}

	/**
	 * The same with something around the connection that writes.
	 * @param file as above
	 * @param around is put around the writing connection
	 * @return the log
	 * @throws SQLException as above
	 */
	public static SqliteEventLog open(SqliteFile file, UnaryOperator<Connection> around) throws SQLException {
		Connection connection = around.apply(file.writer());
		create(connection);
		return new SqliteEventLog(file, new Writer(connection));
	}

	/**
	 * Makes the tables where they are missing.
	 * @param connection writes the file; commits by itself
	 * @throws SQLException if the file cannot be written, or was written by a later
	 * version of this program
	 */
	private static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			int found = integer(statement, "PRAGMA user_version");
			if (found > VERSION) {
				throw new SQLException(
						"The event store has the form " + found + " of a later program; this one knows " + VERSION);
			}
			statement.execute(CREATE_EVENTS);
			statement.execute(CREATE_SNAPSHOTS);
			statement.execute("PRAGMA user_version = " + VERSION);
		}
	}

	private static int integer(Statement statement, String sql) throws SQLException {
		try (ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getInt(1);
		}
	}

	@Override
	public <T> T query(Rows<T> rows, String sql, Object... parameters) throws SQLException {
		return this.file.readers().read((session) -> {
			try (ResultSet result = session.bind(sql, parameters).executeQuery()) {
				return rows.read(result);
			}
		});
	}

	@Override
	public LogWriter writer() {
		return this.writer;
	}

	@Override
	public boolean isShared() {
		return false;
	}

	@Override
	public void watch(Watch watch) {
		// nobody else writes
	}

	@Override
	public void onFailure(Consumer<Exception> listener) {
		this.file.onCheckpointFailure(listener);
	}

	@Override
	public boolean isAvailable() {
		return true;
	}

	@Override
	public void close() throws SQLException {
		this.file.close();
	}

	private static final class Writer implements LogWriter {

		private final WriterSql begin;

		private final WriterSql commit;

		private final WriterSql rollback;

		private final WriterSql savepoint;

		private final WriterSql undo;

		private final WriterSql release;

		private final WriterSql insertEvent;

		private final WriterSql upsertSnapshot;

		/** As nobody else writes, it need not be asked at each transaction. */
		private long head;

		private long written;

		Writer(Connection connection) throws SQLException {
			this.head = readHead(connection);
			this.begin = new WriterSql(connection, "BEGIN IMMEDIATE");
			this.commit = new WriterSql(connection, "COMMIT");
			this.rollback = new WriterSql(connection, "ROLLBACK");
			this.savepoint = new WriterSql(connection, "SAVEPOINT request");
			this.undo = new WriterSql(connection, "ROLLBACK TO request");
			this.release = new WriterSql(connection, "RELEASE request");
			this.insertEvent = new WriterSql(connection, EventSql.INSERT_EVENT);
			this.upsertSnapshot = new WriterSql(connection, EventSql.UPSERT_SNAPSHOT);
			// With auto-commit the driver tries a transaction of its own after each
			// statement;
			// without, it begins one only here and in its commit(), which is not called.
			connection.setAutoCommit(false);
			this.rollback.execute();
		}

		private static long readHead(Connection connection) throws SQLException {
			try (Statement statement = connection.createStatement();
					ResultSet result = statement.executeQuery(EventSql.SELECT_HEAD)) {
				result.next();
				return result.getLong(1);
			}
		}

		@Override
		public long begin() throws SQLException {
			this.begin.execute();
			this.written = this.head;
			return this.head;
		}

		@Override
		public @Nullable Loss append(List<StoredEvent> events) throws SQLException {
			for (StoredEvent event : events) {
				try {
					this.insertEvent.execute((statement) -> EventSql.setEvent(statement, event));
				}
				catch (SQLiteException ex) {
					return lossOf(ex, event.row());
				}
			}
			this.written = events.getLast().globalIndex();
			return null;
		}

		/**
		 * Tells what is wrong with one append from what is wrong with the file. A global
		 * index that is taken is the latter: somebody else has written it.
		 */
		private static Loss lossOf(SQLiteException failure, EventRow event) throws SQLiteException {
			return switch (failure.getResultCode()) {
				case SQLITE_CONSTRAINT_UNIQUE -> new Loss.Conflict(event.stream(), event.sequence(), failure);
				case SQLITE_CONSTRAINT_NOTNULL, SQLITE_CONSTRAINT_DATATYPE, SQLITE_TOOBIG -> new Loss.Refused(failure);
				default -> throw failure;
			};
		}

		@Override
		public void keep(EventRow snapshot) throws SQLException {
			this.upsertSnapshot.execute((statement) -> EventSql.setRow(statement, snapshot));
		}

		@Override
		public void savepoint() throws SQLException {
			this.savepoint.execute();
		}

		@Override
		public void undo() throws SQLException {
			this.undo.execute();
			this.release.execute();
		}

		@Override
		public void release() throws SQLException {
			this.release.execute();
		}

		@Override
		public void commit() throws SQLException {
			this.commit.execute();
			this.head = this.written;
		}

		@Override
		public void rollback() throws SQLException {
			try {
				this.rollback.execute();
			}
			catch (SQLException ex) {
				// After some errors, such as a full disk, SQLite has rolled back by
				// itself and there is nothing left to undo: then a new transaction can
				// begin.
				this.begin.execute();
				this.rollback.execute();
			}
		}

		/** A file has no sessions that others could end. */
		@Override
		public boolean isOnlyInterrupted(SQLException failure) {
			return false;
		}

		@Override
		public Fate fateOf(List<StoredEvent> events) {
			return Fate.UNKNOWABLE;
		}

	}

}
