package io.warelog.platform.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * One SQLite database in WAL mode: a single connection that writes, owned by whoever
 * opened the file, and some that only read.
 */
public final class SqliteFile implements AutoCloseable {

	/** When a commit is known to be on the disk. */
	public enum Durability {

		/** Every commit ends in an fsync; for what must never be lost. */
		EVERY_COMMIT,
		/**
		 * An fsync at each checkpoint only; the file stays consistent after a power cut,
		 * its last commits may be gone. For what can be rebuilt.
		 */
		ON_CHECKPOINT

	}

	/** Pages (4 KiB) of write-ahead log between two checkpoints. */
	private static final int WAL_PAGES = 10_000;

	private static final int BUSY_TIMEOUT_MILLIS = 10_000;

	private final Connection writer;

	private final SqliteReaders readers;

	private SqliteFile(Connection writer, SqliteReaders readers) {
		this.writer = writer;
		this.readers = readers;
	}

	/**
	 * Opens a database, making the file when it does not exist.
	 * @param file where it lies; its directory exists
	 * @param durability when commits of the writer are on the disk
	 * @param readers how many connections may read at once, at least 1
	 * @return the open database
	 * @throws SQLException if the file is no database or cannot be opened
	 */
	public static SqliteFile open(Path file, Durability durability, int readers) throws SQLException {
		String url = "jdbc:sqlite:" + file;
		SQLiteConfig config = new SQLiteConfig();
		config.setJournalMode(JournalMode.WAL);
		config.setSynchronous((durability == Durability.EVERY_COMMIT) ? SynchronousMode.FULL : SynchronousMode.NORMAL);
		config.setTransactionMode(TransactionMode.IMMEDIATE);
		config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
		config.setCacheSize(-64 * 1024);
		config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
		// Else the driver asks for the last row id after every single insert
		config.setGetGeneratedKeys(false);
		Connection writer = config.createConnection(url);
		List<Connection> reading = new ArrayList<>();
		try {
			for (int i = 0; i < readers; i++) {
				reading.add(reader(url));
			}
		}
		catch (SQLException ex) {
			for (Connection opened : reading) {
				opened.close();
			}
			writer.close();
			throw ex;
		}
		return new SqliteFile(writer, new SqliteReaders(reading));
	}

	private static Connection reader(String url) throws SQLException {
		SQLiteConfig config = new SQLiteConfig();
		config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
		config.setCacheSize(-16 * 1024);
		config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(1L << 30));
		Connection connection = config.createConnection(url);
		try (Statement statement = connection.createStatement()) {
			// the driver has no setting for this one
			statement.execute("PRAGMA query_only = ON");
		}
		return connection;
	}

	/**
	 * Returns the connection that writes. It is not safe for use by several threads at
	 * once.
	 * @return the one writing connection
	 */
	public Connection writer() {
		return this.writer;
	}

	/**
	 * Returns the connections that read.
	 * @return the readers
	 */
	public SqliteReaders readers() {
		return this.readers;
	}

	@Override
	public void close() throws SQLException {
		this.readers.close();
		this.writer.close();
	}

}
