package io.warelog.write.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import io.warelog.platform.sqlite.SqliteFile;
import io.warelog.write.eventstore.LogCopy.OtherLogException;
import io.warelog.write.eventstore.sqlite.SqliteEventLog;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogCopyTests {

	private static final int EVENTS = 3_503;

	@TempDir
	private Path directory;

	@Test
	void allIsWhereItWas() throws Exception {
		write("a", Tally.series("x", 1_500), Tally.series("y", 2_000), Tally.series("z", 3));

		LogDigest copied = copy("a", "b");

		assertThat(copied.events()).isEqualTo(EVENTS);
		assertThat(copied.head()).isEqualTo(EVENTS);
		try (StoreFile there = StoreFile.open(this.directory.resolve("b"))) {
			assertThat(there.engine().readEvents("y", 0).asStream()).hasSize(2_000);
			assertThat(there.engine().createHeadToken().position()).hasValue(EVENTS);
			there.engine().appendEvents(Tally.series("x", 1_500, 1));
			assertThat(there.engine().head()).isEqualTo(EVENTS + 1);
		}
	}

	@Test
	void aCopyThatWasCutShortIsGoneOnWith() throws Exception {
		write("a", Tally.series("x", 1_500), Tally.series("y", 2_000), Tally.series("z", 3));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> copy("a", "b", (done, total) -> {
			if (done > 0) {
				throw new IllegalStateException("killed");
			}
		}));
		long[] first = { -1 };

		LogDigest copied = copy("a", "b", (done, total) -> first[0] = (first[0] < 0) ? done : first[0]);

		// the first commit was whole
		assertThat(first[0]).isEqualTo(1_500);
		assertThat(copied.events()).isEqualTo(EVENTS);
	}

	@Test
	void whatHasBeenWrittenSinceFollows() throws Exception {
		write("a", Tally.series("x", 5));
		LogDigest before = copy("a", "b");
		write("a", Tally.series("y", 7));

		LogDigest after = copy("a", "b");

		assertThat(before.events()).isEqualTo(5);
		assertThat(after.events()).isEqualTo(12);
		assertThat(after.sha256()).isNotEqualTo(before.sha256());
	}

	@Test
	void anotherLogIsLeftAlone() throws Exception {
		write("a", Tally.series("x", 5));
		write("b", Tally.series("x", 4));
		write("c", Tally.series("x", 5), Tally.series("y", 1));

		assertThatExceptionOfType(OtherLogException.class).isThrownBy(() -> copy("a", "b"))
			.withMessageContaining("has other events");
		assertThatExceptionOfType(OtherLogException.class).isThrownBy(() -> copy("a", "c"))
			.withMessageContaining("more than the 5");
		assertThat(digest("b").events()).isEqualTo(4);
	}

	@Test
	void aLogThatDiffersInOneEventIsNotTheSame() throws Exception {
		write("a", Tally.series("x", 5));
		copy("a", "b");
		try (SqliteFile file = file("b"); var statement = file.writer().createStatement()) {
			statement.execute("UPDATE events SET payload = x'7b7d' WHERE global_index = 3");
		}

		assertThatExceptionOfType(OtherLogException.class).isThrownBy(() -> copy("a", "b"))
			.withMessageContaining("SHA-256");
	}

	@SafeVarargs
	private void write(String name, List<EventMessage<?>>... commits) throws SQLException, IOException {
		Files.createDirectories(this.directory.resolve(name));
		try (StoreFile store = StoreFile.open(this.directory.resolve(name))) {
			for (List<EventMessage<?>> commit : commits) {
				store.engine().appendEvents(commit);
			}
		}
	}

	private LogDigest copy(String from, String to) throws Exception {
		return copy(from, to, (done, total) -> {
		});
	}

	private LogDigest copy(String from, String to, LogCopy.Progress progress) throws Exception {
		Files.createDirectories(this.directory.resolve(to));
		try (EventLog here = SqliteEventLog.open(file(from)); EventLog there = SqliteEventLog.open(file(to))) {
			LogCopy copy = new LogCopy(here, there);
			copy.run(progress);
			return copy.compare((done, total) -> {
			});
		}
	}

	private LogDigest digest(String name) throws SQLException {
		try (EventLog log = SqliteEventLog.open(file(name))) {
			return LogCopy.digest(log, (done) -> {
			});
		}
	}

	private SqliteFile file(String name) throws SQLException {
		return SqliteFile.open(this.directory.resolve(name).resolve("events.db"), SqliteFile.Durability.EVERY_COMMIT,
				1);
	}

}
