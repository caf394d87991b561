package io.warelog.read.store.sqlite;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.platform.sqlite.SqliteReaders;
import io.warelog.platform.sqlite.SqliteReaders.Reading;
import io.warelog.platform.sqlite.SqliteSession;
import io.warelog.read.store.Batch;
import io.warelog.read.store.Checkpoint;
import io.warelog.read.store.ClaimLostException;
import io.warelog.read.store.Collection;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.Reads;
import io.warelog.read.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Read models in one SQLite file. Documents and checkpoint of a batch are one
 * transaction; one thread writes at a time, readers never wait for it.
 */
public final class SqliteReadModelStore implements ReadModelStore {

	private static final int WAIT_SECONDS = 10;

	private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private static final String MAY_CLAIM = "(owner IS NULL OR owner = ? OR extended <= ?)";

	private final SqliteFile file;

	private final Clock clock;

	private final SqliteReaders readers;

	private final SqliteSession writer;

	private final ReentrantLock writing = new ReentrantLock();

	private final Map<String, Table> tables = new ConcurrentHashMap<>();

	private final Reads reads = new SqliteReads(this::read, this::table);

	/** Its cache outlives the commits, as they are its own. */
	private final Reads besideWriting = new SqliteReads(this::readBesideWriting, this::table);

	private volatile @Nullable Exception checkpointFailure;

	private SqliteReadModelStore(SqliteFile file, Clock clock) {
		this.file = file;
		this.readers = file.readers();
		this.writer = new SqliteSession(file.writer());
		this.clock = clock;
		file.onCheckpointFailure((failure) -> this.checkpointFailure = failure);
	}

	/**
	 * Opens a store, making the file when it does not exist.
	 * @param path where the file lies; its directory exists
	 * @param readers how many may read at once, at least 1
	 * @param clock tells when claims were extended
	 * @return the open store
	 * @throws StoreUnavailableException if the file is no database or cannot be opened
	 */
	public static SqliteReadModelStore open(Path path, int readers, Clock clock) {
		SqliteFile file = null;
		try {
			file = SqliteFile.open(path, SqliteFile.Durability.ON_CHECKPOINT, readers);
			SqliteReadModelStore store = new SqliteReadModelStore(file, clock);
			store.write((writer) -> {
				execute(writer, "CREATE TABLE IF NOT EXISTS _collections"
						+ " (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, definition TEXT NOT NULL)");
				execute(writer,
						"CREATE TABLE IF NOT EXISTS _checkpoints (projection TEXT NOT NULL, segment INTEGER NOT NULL,"
								+ " owner TEXT, extended INTEGER NOT NULL, token BLOB, token_type TEXT,"
								+ " PRIMARY KEY (projection, segment))");
				return true;
			});
			return store;
		}
		catch (SQLException ex) {
			throw closing(file, failure(ex));
		}
		catch (RuntimeException ex) {
			throw closing(file, ex);
		}
	}

	private static RuntimeException closing(@Nullable SqliteFile file, RuntimeException failure) {
		if (file != null) {
			try {
				file.close();
			}
			catch (SQLException ex) {
				failure.addSuppressed(ex);
			}
		}
		return failure;
	}

	@Override
	public boolean prepare(String projection, List<Collection> collections) {
		boolean asDeclared = write((session) -> {
			for (Collection collection : collections) {
				if (!holds(session, collection)) {
					makeAll(session, projection, collections);
					return false;
				}
			}
			return true;
		});
		collections.forEach((collection) -> this.tables.put(collection.name(), new Table(collection)));
		return asDeclared;
	}

	private static boolean holds(SqliteSession session, Collection collection) throws SQLException {
		try (ResultSet rows = session.bind("SELECT definition FROM _collections WHERE name = ?", collection.name())
			.executeQuery()) {
			return rows.next() && rows.getString(1).equals(collection.toString());
		}
	}

	private static void makeAll(SqliteSession session, String projection, List<Collection> collections)
			throws SQLException {
		for (Collection collection : collections) {
			dropTables(session, collection.name());
			for (String statement : new Table(collection).create()) {
				execute(session, statement);
			}
			session.update("INSERT OR REPLACE INTO _collections VALUES (?, ?, ?)", collection.name(),
					collection.revision(), collection.toString());
		}
		session.update("DELETE FROM _checkpoints WHERE projection = ?", projection);
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Large tables are emptied little by little, so that others can write in between.
	 */
	@Override
	public void drop(List<Collection> collections) {
		for (Collection collection : collections) {
			write((session) -> session.update("DELETE FROM _collections WHERE name = ?", collection.name()));
			this.tables.remove(collection.name());
			Table table = new Table(collection);
			if (read((session) -> session.number("SELECT count(*) FROM sqlite_master WHERE name = ?",
					collection.name())) > 0) {
				for (String statement : table.dropIndexes()) {
					write((session) -> {
						execute(session, statement);
						return true;
					});
				}
				while (write((session) -> session.update(table.deleteSome())) > 0) {
					// else this thread would take the lock again before those who wait
					// for it
					LockSupport.parkNanos(PAUSE_NANOS);
				}
			}
			write((session) -> {
				dropTables(session, collection.name());
				return true;
			});
		}
	}

	private static void dropTables(SqliteSession session, String collection) throws SQLException {
		List<String> names = new ArrayList<>();
		try (ResultSet rows = session
			.bind("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
					+ " AND (name = ?1 OR instr(name, ?1 || '__') = 1)", collection)
			.executeQuery()) {
			while (rows.next()) {
				names.add(rows.getString(1));
			}
		}
		for (String name : names) {
			execute(session, "DROP TABLE " + Table.quoted(name));
		}
	}

	@Override
	public void write(Batch batch) {
		write((session) -> {
			for (Batch.Upsert upsert : batch.upserts()) {
				table(upsert.collection()).upsert(session, upsert, batch.over());
			}
			Checkpoint checkpoint = batch.checkpoint();
			if (checkpoint != null) {
				write(session, checkpoint);
			}
			return true;
		});
	}

	private void write(SqliteSession session, Checkpoint checkpoint) throws SQLException {
		long now = this.clock.millis();
		String owner = checkpoint.owner();
		if (owner == null) {
			session.update("INSERT OR REPLACE INTO _checkpoints VALUES (?, ?, NULL, ?, ?, ?)", checkpoint.projection(),
					checkpoint.segment(), now, checkpoint.token(), checkpoint.tokenType());
			return;
		}
		int updated = session.update(
				"UPDATE _checkpoints SET token = ?, token_type = ?, extended = ?"
						+ " WHERE projection = ? AND segment = ? AND owner = ?",
				checkpoint.token(), checkpoint.tokenType(), now, checkpoint.projection(), checkpoint.segment(), owner);
		if (updated == 0) {
			throw new ClaimLostException(
					owner + " no longer holds " + checkpoint.projection() + "/" + checkpoint.segment());
		}
	}

	@Override
	public Reads besideWriting() {
		return this.besideWriting;
	}

	@Override
	public boolean readsWhereItIsWritten() {
		return true;
	}

	@Override
	public <T> T together(Function<Reads, T> work) {
		return read((session) -> {
			session.update("BEGIN");
			try {
				return work.apply(new SqliteReads(new Moment(session), this::table));
			}
			finally {
				session.update("ROLLBACK");
			}
		});
	}

	/**
	 * Lends the one connection of a transaction.
	 *
	 * @param session in which the transaction is
	 */
	private record Moment(SqliteSession session) implements SqliteReads.Connections {

		@Override
		public <T> T read(Reading<T> reading) {
			try {
				return reading.read(this.session);
			}
			catch (SQLException ex) {
				this.session.forgetStatements();
				throw failure(ex);
			}
		}

	}

	@Override
	public Optional<Document> get(Collection collection, String id, List<String> fetch) {
		return this.reads.get(collection, id, fetch);
	}

	@Override
	public List<Document> getAll(Collection collection, java.util.Collection<String> ids, List<String> fetch) {
		return this.reads.getAll(collection, ids, fetch);
	}

	@Override
	public List<Document> page(Collection collection, Page page) {
		return this.reads.page(collection, page);
	}

	@Override
	public long count(Collection collection, List<Condition> conditions) {
		return this.reads.count(collection, conditions);
	}

	@Override
	public List<Checkpoint> checkpoints(String projection) {
		return read((session) -> {
			List<Checkpoint> checkpoints = new ArrayList<>();
			try (ResultSet rows = session.bind(
					"SELECT segment, owner, token, token_type FROM _checkpoints WHERE projection = ? ORDER BY segment",
					projection)
				.executeQuery()) {
				while (rows.next()) {
					checkpoints.add(checkpoint(projection, rows));
				}
			}
			return checkpoints;
		});
	}

	private static Checkpoint checkpoint(String projection, ResultSet rows) throws SQLException {
		return new Checkpoint(projection, rows.getInt(1), rows.getString(2), rows.getBytes(3), rows.getString(4));
	}

	@Override
	public boolean create(Checkpoint checkpoint) {
		return write((session) -> session.update("INSERT OR IGNORE INTO _checkpoints VALUES (?, ?, ?, ?, ?, ?)",
				checkpoint.projection(), checkpoint.segment(), checkpoint.owner(), this.clock.millis(),
				checkpoint.token(), checkpoint.tokenType())) > 0;
	}

	@Override
	public Optional<Checkpoint> claim(String projection, int segment, String owner, Duration stale) {
		long now = this.clock.millis();
		return write((session) -> {
			int claimed = session
				.update("UPDATE _checkpoints SET owner = ?, extended = ? WHERE projection = ? AND segment = ? AND "
						+ MAY_CLAIM, owner, now, projection, segment, owner, now - stale.toMillis());
			if (claimed == 0) {
				return Optional.empty();
			}
			try (ResultSet rows = session
				.bind("SELECT segment, owner, token, token_type FROM _checkpoints WHERE projection = ? AND segment = ?",
						projection, segment)
				.executeQuery()) {
				rows.next();
				return Optional.of(checkpoint(projection, rows));
			}
		});
	}

	@Override
	public List<Integer> claimable(String projection, String owner, Duration stale) {
		long now = this.clock.millis();
		return read((session) -> {
			List<Integer> segments = new ArrayList<>();
			try (ResultSet rows = session
				.bind("SELECT segment FROM _checkpoints WHERE projection = ? AND " + MAY_CLAIM + " ORDER BY segment",
						projection, owner, now - stale.toMillis())
				.executeQuery()) {
				while (rows.next()) {
					segments.add(rows.getInt(1));
				}
			}
			return segments;
		});
	}

	@Override
	public void release(String projection, int segment, String owner) {
		write((session) -> session.update(
				"UPDATE _checkpoints SET owner = NULL WHERE projection = ? AND segment = ? AND owner = ?", projection,
				segment, owner));
	}

	@Override
	public boolean remove(String projection, int segment, String owner) {
		return write((session) -> session.update(
				"DELETE FROM _checkpoints WHERE projection = ? AND segment = ? AND owner = ?", projection, segment,
				owner)) > 0;
	}

	@Override
	public void forget(String projection) {
		write((session) -> session.update("DELETE FROM _checkpoints WHERE projection = ?", projection));
	}

	@Override
	public void ping() {
		Exception failure = this.checkpointFailure;
		if (failure != null) {
			throw new StoreUnavailableException("the write-ahead log only grows since a checkpoint failed", failure);
		}
		read((session) -> session.number("SELECT count(*) FROM _collections"));
	}

	@Override
	public void close() {
		this.writing.lock();
		try {
			this.readers.close();
			this.file.close();
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
		finally {
			this.writing.unlock();
		}
	}

	private Table table(Collection collection) {
		Table table = this.tables.get(collection.name());
		if (table == null) {
			throw new IllegalStateException(collection.name() + " has not been prepared");
		}
		return table;
	}

	<T> T read(Reading<T> reading) {
		try {
			return this.readers.read(reading);
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
	}

	private <T> T readBesideWriting(Reading<T> reading) {
		lockWriter();
		try {
			return reading.read(this.writer);
		}
		catch (SQLException ex) {
			this.writer.forgetStatements();
			throw failure(ex);
		}
		finally {
			this.writing.unlock();
		}
	}

	private <T> T write(Reading<T> work) {
		lockWriter();
		try {
			this.writer.update("BEGIN IMMEDIATE");
			try {
				T result = work.read(this.writer);
				this.writer.update("COMMIT");
				return result;
			}
			catch (SQLException | RuntimeException ex) {
				this.writer.forgetStatements();
				rollBack(ex);
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw failure(ex);
		}
		finally {
			this.writing.unlock();
		}
	}

	private void rollBack(Exception cause) {
		try {
			this.writer.update("ROLLBACK");
		}
		catch (SQLException ex) {
			// After some failures SQLite has rolled back by itself
			this.writer.forgetStatements();
			cause.addSuppressed(ex);
		}
	}

	private void lockWriter() {
		try {
			if (this.writing.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StoreUnavailableException("interrupted while waiting to write", ex);
		}
		throw new StoreUnavailableException("others have been writing for " + WAIT_SECONDS + " seconds", null);
	}

	private static void execute(SqliteSession session, String sql) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.execute(sql);
		}
	}

	/** A statement that is wrong in itself is a fault of ours; all else may pass. */
	private static RuntimeException failure(SQLException cause) {
		String message = Objects.requireNonNullElse(cause.getMessage(), "SQLite failed");
		boolean ours = cause.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
				|| (cause.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code
				|| cause.getErrorCode() == SQLiteErrorCode.SQLITE_MISUSE.code
				|| cause.getErrorCode() == SQLiteErrorCode.SQLITE_RANGE.code;
		return ours ? new IllegalStateException(message, cause) : new StoreUnavailableException(message, cause);
	}

}
