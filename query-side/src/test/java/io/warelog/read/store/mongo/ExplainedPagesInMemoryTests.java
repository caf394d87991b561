package io.warelog.read.store.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterEach;

/** The server in this JVM takes all pages, but cannot explain them. */
class ExplainedPagesInMemoryTests extends ExplainedPages {

	private final MongoServer server = new MongoServer(new MemoryBackend());

	private final String uri = this.server.bindAndGetConnectionString() + "/explained?timeoutMS=60000";

	@Override
	String uri() {
		return this.uri;
	}

	@AfterEach
	void shutDown() {
		this.server.shutdownNow();
	}

}
