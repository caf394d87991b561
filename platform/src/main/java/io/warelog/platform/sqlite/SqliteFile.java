package io.warelog.platform.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
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

	private static final int BUSY_TIMEOUT_MILLIS = 10_000;

	/** While a checkpoint waits for readers, it may be holding up the writer. */
	private static final int CHECKPOINT_WAIT_MILLIS = 50;

	private final Connection writer;

	private final SqliteReaders readers;

	private final Checkpointer checkpointer;

	private SqliteFile(Connection writer, SqliteReaders readers, Checkpointer checkpointer) {
		this.writer = writer;
		this.readers = readers;
		this.checkpointer = checkpointer;
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
		// a thread of its own does that
		config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "0");
		// Else what a savepoint may bring back is written to a file of its own
		config.setTempStore(TempStore.MEMORY);
		// Else the driver asks for the last row id after every single insert
		config.setGetGeneratedKeys(false);
		Connection writer = config.createConnection(url);
		List<Connection> reading = new ArrayList<>();
		try {
			for (int i = 0; i < readers; i++) {
				reading.add(reader(url));
			}
			return new SqliteFile(writer, new SqliteReaders(reading), new Checkpointer(checkpoints(url)));
		}
		catch (SQLException ex) {
			for (Connection opened : reading) {
				opened.close();
			}
			writer.close();
			throw ex;
		}
	}

	private static Connection checkpoints(String url) throws SQLException {
		SQLiteConfig config = new SQLiteConfig();
		config.setSynchronous(SynchronousMode.FULL);
		config.setBusyTimeout(CHECKPOINT_WAIT_MILLIS);
		return config.createConnection(url);
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
	 * Copies a database as it is at one moment, also while somebody writes it. The copy
	 * is on the disk when this returns.
	 * @param file the database
	 * @param copy where to; nothing is there yet
	 * @throws SQLException if the file is no database, or cannot be read, or the copy
	 * cannot be written
	 * @throws IOException if the copy cannot be brought to the disk
	 */
	public static void copy(Path file, Path copy) throws SQLException, IOException {
		SQLiteConfig config = new SQLiteConfig();
		config.setReadOnly(true);
		config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
		try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
				PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
			statement.setString(1, copy.toString());
			statement.execute();
		}
		// SQLite leaves that to the caller
		try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
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

	/**
	 * Says what to do should bringing the write-ahead log into the file fail for good, as
	 * after that nobody knows what is on the disk.
	 * @param listener is given the failure, at once if there is one already
	 */
	public void onCheckpointFailure(Consumer<Exception> listener) {
		this.checkpointer.onFailure(listener);
	}

	@Override
	public void close() throws SQLException {
		try {
			this.checkpointer.close();
		}
		finally {
			try {
				this.readers.close();
			}
			finally {
				this.writer.close();
			}
		}
	}

}
