package io.warelog.read.store.mongo;

import java.time.Clock;

import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.ReadModelStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract with a real server, in a database of its own that is dropped again. */
@EnabledIfEnvironmentVariable(named = MongoServerTests.VARIABLE, matches = ".+",
		disabledReason = "no MongoDB server is named by " + MongoServerTests.VARIABLE)
class MongoServerTests extends ReadModelStoreContract {

	static final String VARIABLE = "WARELOG_TEST_MONGODB_URI";

	private final TestDatabase database = new TestDatabase();

	@Override
	protected ReadModelStore open(Clock clock) {
		return MongoReadModelStore.connect(this.database.uri(), clock);
	}

	@AfterEach
	void drop() {
		this.database.drop();
	}

	/** The server stays; the store is sent to where there is none. */
	@Override
	protected void stop() {
		this.store.close();
		this.store = MongoReadModelStore.connect("mongodb://127.0.0.1:1/" + this.database.name(), this.clock);
	}

	@Override
	protected boolean hasTransactions() {
		return false;
	}

}
