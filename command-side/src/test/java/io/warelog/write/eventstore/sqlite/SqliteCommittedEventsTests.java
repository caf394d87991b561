package io.warelog.write.eventstore.sqlite;

import java.nio.file.Path;

import io.warelog.write.eventstore.CommittedEventsContract;
import io.warelog.write.eventstore.LogUnderTest;
import org.junit.jupiter.api.io.TempDir;

class SqliteCommittedEventsTests extends CommittedEventsContract {

	@TempDir
	private Path directory;

	@Override
	protected LogUnderTest newLog() {
		return new SqliteLog(this.directory);
	}

}
