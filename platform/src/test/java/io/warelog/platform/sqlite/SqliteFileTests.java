package io.warelog.platform.sqlite;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;

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
		CompletableFuture<Exception> told = new CompletableFuture<>();
		try (Checkpointer checkpointer = new Checkpointer(failing(() -> new SQLException("disk I/O error")))) {
			checkpointer.onFailure(told::complete);
			assertThat(told.get(60, TimeUnit.SECONDS)).hasMessage("disk I/O error");
			CompletableFuture<Exception> toldLate = new CompletableFuture<>();
			checkpointer.onFailure(toldLate::complete);
			assertThat(toldLate).isCompletedWithValue(told.get());
		}
	}

	@Test
	@Timeout(60)
	void aCheckpointThatHasNoRoomIsTriedAgain() throws Exception {
		CountDownLatch tries = new CountDownLatch(2);
		CompletableFuture<Exception> told = new CompletableFuture<>();
		try (Checkpointer checkpointer = new Checkpointer(failing(() -> {
			tries.countDown();
			return new SQLException("database or disk is full", null, SQLiteErrorCode.SQLITE_FULL.code);
		}))) {
			checkpointer.onFailure(told::complete);
			assertThat(tries.await(60, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(told).isNotDone();
	}

	private Connection failing(Supplier<SQLException> failure) {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("createStatement")) {
						throw failure.get();
					}
					return null;
				});
	}

	@Test
	void aStatementThatFailedOnceCanBeUsedAgain() throws SQLException {
		try (SqliteFile file = SqliteFile.open(this.directory.resolve("test.db"), SqliteFile.Durability.EVERY_COMMIT,
				1)) {
			SqliteSession session = new SqliteSession(file.writer());
			session.update("CREATE TABLE t (filler BLOB)");
			limitPages(file.writer(), 10);
			String insert = "INSERT INTO t VALUES (zeroblob(100000))";
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> session.update(insert))
				.withMessageContaining("SQLITE_FULL");
			session.forgetStatements();
			limitPages(file.writer(), 1_000_000);
			assertThat(session.update(insert)).isOne();
		}
	}

	private static void limitPages(Connection connection, int pages) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA max_page_count = " + pages);
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
