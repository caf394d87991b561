package io.warelog.read.projection;

import java.nio.file.Path;

import io.warelog.read.store.AdjustableClock;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadModelTokenStoreTests extends ReadModelTokenStoreContract {

	@TempDir
	Path directory;

	@Override
	ReadModelStore open(AdjustableClock now) {
		return SqliteReadModelStore.open(this.directory.resolve("views.db"), 2, now);
	}

	@Override
	boolean hasTransactions() {
		return true;
	}

}
