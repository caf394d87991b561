package io.warelog.write.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.platform.sqlite.SqliteReaders;

/** The log of a data directory, read past the service that may be writing it. */
public final class LogFile implements AutoCloseable {

	/** Its name in a data directory. */
	public static final String NAME = "events.db";

	private static final int AT_ONCE = 1_000;

	private final SqliteReaders readers;

	private final EventReader reader;

	private LogFile(SqliteReaders readers) {
		this.readers = readers;
		this.reader = new EventReader(readers);
	}

	/**
	 * Opens a log.
	 * @param directory a data directory
	 * @return the log
	 * @throws NoSuchFileException if the directory has none
	 * @throws SQLException if it cannot be read
	 */
	public static LogFile open(Path directory) throws NoSuchFileException, SQLException {
		Path file = directory.resolve(NAME);
		if (!Files.exists(file)) {
			throw new NoSuchFileException(file.toString());
		}
		return new LogFile(SqliteReaders.open(file, 1));
	}

	/**
	 * Copies a log as it is at one moment. The copy is on the disk when this returns.
	 * @param from a data directory with a log, whose service may be running
	 * @param to a directory without one
	 * @throws SQLException if the log cannot be read, or the copy not written
	 * @throws IOException if the copy cannot be brought to the disk
	 */
	public static void copy(Path from, Path to) throws SQLException, IOException {
		SqliteFile.copy(from.resolve(NAME), to.resolve(NAME));
	}

	/**
	 * Returns how far the log goes.
	 * @return global index of the last event, 0 if there is none
	 * @throws SQLException if it cannot be read
	 */
	public long head() throws SQLException {
		return this.readers.read((session) -> session.number(EventTables.SELECT_HEAD));
	}

	/**
	 * Reads all events.
	 * @param done is told now and then how many have been read
	 * @return what the log is
	 */
	public LogDigest digest(LongConsumer done) {
		LogHash hash = new LogHash();
		long last = 0;
		long events = 0;
		for (List<StoredEvent> some = after(last); !some.isEmpty(); some = after(last)) {
			some.forEach(hash::add);
			last = some.getLast().globalIndex();
			events += some.size();
			done.accept(events);
		}
		return hash.digest();
	}

	/** The next events behind one. */
	List<StoredEvent> after(long globalIndex) {
		return this.reader.after(globalIndex, Long.MAX_VALUE, AT_ONCE);
	}

	@Override
	public void close() throws SQLException {
		this.readers.close();
	}

}
