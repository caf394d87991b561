package io.warelog.write.eventstore.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.platform.sqlite.SqliteFile.Durability;
import io.warelog.write.eventstore.EventLog;
import io.warelog.write.eventstore.LogUnderTest;

/** A log in a file. */
record SqliteLog(Path directory) implements LogUnderTest {

	@Override
	public EventLog open() throws SQLException {
		return SqliteEventLog.open(file(4));
	}

	@Override
	public void makeOfALaterProgram() throws SQLException {
		try (SqliteFile later = file(1); Statement statement = later.writer().createStatement()) {
			statement.execute("PRAGMA user_version = 99");
		}
	}

	private SqliteFile file(int readers) throws SQLException {
		return SqliteFile.open(this.directory.resolve("events.db"), Durability.EVERY_COMMIT, readers);
	}

}
