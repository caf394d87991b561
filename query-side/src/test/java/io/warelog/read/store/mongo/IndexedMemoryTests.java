package io.warelog.read.store.mongo;

import de.bwaldvogel.mongo.MongoServer;

/** What finds and sorts in another way than the original answers the same. */
class IndexedMemoryTests extends MongoJavaServerTests {

	@Override
	protected MongoServer server() {
		return new MongoServer(new IndexedMemory());
	}

}
