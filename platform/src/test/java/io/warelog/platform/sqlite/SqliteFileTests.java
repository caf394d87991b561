package io.warelog.platform.sqlite;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteFileTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "EVERY_COMMIT, 2", "ON_CHECKPOINT, 1" })
	void theWriterIsAsDurableAsAskedFor(SqliteFile.Durability durability, String synchronous) throws SQLException {
		try (SqliteFile file = SqliteFile.open(this.directory.resolve("test.db"), durability, 2)) {
			assertThat(pragma(file.writer(), "synchronous")).isEqualTo(synchronous);
			assertThat(pragma(file.writer(), "journal_mode")).isEqualTo("wal");
		}
	}

	@Test
	void aReaderSeesWhatWasCommittedAndCannotWrite() throws SQLException {
		try (SqliteFile file = SqliteFile.open(this.directory.resolve("test.db"), SqliteFile.Durability.EVERY_COMMIT,
				2)) {
			try (Statement statement = file.writer().createStatement()) {
				statement.execute("CREATE TABLE t (n INTEGER)");
				statement.execute("INSERT INTO t VALUES (7)");
			}
			assertThat(file.readers().<Long>read((session) -> session.number("SELECT n FROM t"))).isEqualTo(7);
			assertThatExceptionOfType(SQLException.class).isThrownBy(
					() -> file.readers().<Integer>read((session) -> session.update("INSERT INTO t VALUES (8)")));
		}
	}

	@Test
	@Timeout(60)
	void theLogIsBroughtIntoTheFileBesideTheWriter() throws Exception {
		Path path = this.directory.resolve("test.db");
		try (SqliteFile file = SqliteFile.open(path, SqliteFile.Durability.ON_CHECKPOINT, 1);
				Statement statement = file.writer().createStatement()) {
			statement.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, filler BLOB)");
			long written = 0;
			while (Files.size(path) < 20_000_000) {
				statement.execute("INSERT INTO t (filler) VALUES (zeroblob(400000))");
				written++;
			}
			assertThat(file.readers().<Long>read((session) -> session.number("SELECT count(*) FROM t")))
				.isEqualTo(written);
		}
		assertThat(this.directory.resolve("test.db-wal")).doesNotExist();
	}

	@Test
	@Timeout(60)
	void aCheckpointThatFailsIsToldAndTheLast() throws Exception {
		Connection broken = (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("createStatement")) {
						throw new SQLException("disk I/O error");
					}
					return null;
				});
		CompletableFuture<Exception> told = new CompletableFuture<>();
		try (Checkpointer checkpointer = new Checkpointer(broken)) {
			checkpointer.onFailure(told::complete);
			assertThat(told.get(60, TimeUnit.SECONDS)).hasMessage("disk I/O error");
		}
	}

	private static String pragma(Connection connection, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("PRAGMA " + name)) {
			result.next();
			return result.getString(1);
		}
	}

}
