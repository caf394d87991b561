package io.warelog.read.projection;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.AdjustableClock;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.mongo.MongoReadModelStore;
import org.junit.jupiter.api.AfterEach;

class MongoReadModelTokenStoreTests extends ReadModelTokenStoreContract {

	private final MongoServer server = new MongoServer(new MemoryBackend());

	/** However busy the machine is. */
	private final String uri = this.server.bindAndGetConnectionString() + "/tokens?timeoutMS=60000";

	@AfterEach
	@Override
	void close() {
		super.close();
		this.server.shutdownNow();
	}

	@Override
	ReadModelStore open(AdjustableClock now) {
		return MongoReadModelStore.connect(this.uri, now);
	}

	@Override
	boolean hasTransactions() {
		return false;
	}

}
