package io.warelog.read.store.mongo;

import java.time.Clock;
import java.util.UUID;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.ReadModelStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract with a real server, in a database of its own that is dropped again. */
@EnabledIfEnvironmentVariable(named = MongoServerTests.VARIABLE, matches = ".+",
		disabledReason = "no MongoDB server is named by " + MongoServerTests.VARIABLE)
class MongoServerTests extends ReadModelStoreContract {

	static final String VARIABLE = "WARELOG_TEST_MONGODB_URI";

	private final String database = "warelog_test_" + UUID.randomUUID().toString().replace("-", "");

	@Override
	protected ReadModelStore open(Clock clock) {
		return MongoReadModelStore.connect(uri(), clock);
	}

	/** The server's URI with this test's database in place of any other. */
	private String uri() {
		String uri = System.getenv(VARIABLE);
		int hosts = uri.indexOf("://") + 3;
		int options = (uri.indexOf('?') >= 0) ? uri.indexOf('?') : uri.length();
		int path = uri.indexOf('/', hosts);
		int end = (path >= 0 && path < options) ? path : options;
		return uri.substring(0, end) + "/" + this.database + uri.substring(options);
	}

	@AfterEach
	void drop() {
		try (MongoClient client = MongoClients.create(new ConnectionString(uri()))) {
			client.getDatabase(this.database).drop();
		}
	}

	/** The server stays; the store is sent to where there is none. */
	@Override
	protected void stop() {
		this.store.close();
		this.store = MongoReadModelStore.connect("mongodb://127.0.0.1:1/" + this.database, this.clock);
	}

	@Override
	protected boolean hasTransactions() {
		return false;
	}

}
