package io.warelog.read.store.sqlite;

import java.nio.file.Path;
import java.time.Clock;

import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.ReadModelStoreContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadModelStoreTests extends ReadModelStoreContract {

	@TempDir
	Path directory;

	@Override
	protected ReadModelStore open(Clock clock) {
		return SqliteReadModelStore.open(this.directory.resolve("views.db"), 3, clock);
	}

	@Override
	protected void stop() {
		this.store.close();
	}

	@Override
	protected boolean hasTransactions() {
		return true;
	}

}
