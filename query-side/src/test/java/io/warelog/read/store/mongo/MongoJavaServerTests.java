package io.warelog.read.store.mongo;

import java.time.Clock;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.ReadModelStoreContract;
import org.junit.jupiter.api.AfterEach;

/** The contract over the wire protocol, with a server in this JVM. */
class MongoJavaServerTests extends ReadModelStoreContract {

	private final MongoServer server = server();

	private final String uri = this.server.bindAndGetConnectionString();

	protected MongoServer server() {
		return new MongoServer(new MemoryBackend());
	}

	@AfterEach
	void shutDown() {
		this.server.shutdownNow();
	}

	@Override
	protected ReadModelStore open(Clock clock) {
		return MongoReadModelStore.connect(this.uri, clock);
	}

	@Override
	protected void stop() {
		this.server.shutdownNow();
	}

	@Override
	protected boolean comparesCodePoints() {
		return false;
	}

	@Override
	protected boolean hasTransactions() {
		return false;
	}

}
