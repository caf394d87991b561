package io.warelog.read.store.mongo;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/** A database of a test's own in the real server that is named by the environment. */
final class TestDatabase {

	private final String name = "warelog_test_" + UUID.randomUUID().toString().replace("-", "");

	/**
	 * Its address: the server's URI with this database in place of any other.
	 * @return the URI
	 */
	String uri() {
		String uri = System.getenv(MongoServerTests.VARIABLE);
		int hosts = uri.indexOf("://") + 3;
		int options = (uri.indexOf('?') >= 0) ? uri.indexOf('?') : uri.length();
		int path = uri.indexOf('/', hosts);
		int end = (path >= 0 && path < options) ? path : options;
		return uri.substring(0, end) + "/" + this.name + uri.substring(options);
	}

	String name() {
		return this.name;
	}

	void drop() {
		try (MongoClient client = MongoClients.create(uri())) {
			client.getDatabase(this.name).drop();
		}
	}

}
