package io.warelog.app;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * Where the services under test keep their read models, chosen by the system property
 * {@code views}. Each service gets a database of its own.
 */
final class Views {

	private Views() {
	}

	/**
	 * The options that a service has to be started with.
	 * @return none for SQLite, the database's address for MongoDB
	 */
	static List<String> options() {
		String views = System.getProperty("views", "sqlite");
		return switch (views) {
			case "sqlite" -> List.of();
			case "mongodb" -> List.of("--views=" + newDatabase());
			default -> throw new IllegalArgumentException("views is sqlite or mongodb, not " + views);
		};
	}

	/**
	 * Makes a name for a MongoDB database that nobody else uses.
	 * @return its URI
	 */
	static String newDatabase() {
		String name = "warelog_" + UUID.randomUUID().toString().replace("-", "");
		String real = System.getenv("WARELOG_TEST_MONGODB_URI");
		if (real == null) {
			// however busy the machine is
			return InMemory.ADDRESS + "/" + name + "?timeoutMS=60000";
		}
		URI uri = URI.create(real);
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return uri.getScheme() + "://" + uri.getRawAuthority() + "/" + name + query;
	}

	private static final class InMemory {

		private static final String ADDRESS = start();

		private static String start() {
			MongoServer server = new MongoServer(new MemoryBackend());
			server.bind(new InetSocketAddress("127.0.0.1", 0));
			Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
			return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
		}

	}

}
