package io.warelog.read.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;
import org.bson.Document;

/** The stores that read models are kept in, for tests of what is kept there. */
public enum StoreKind {

	/** A file. */
	SQLITE {
		@Override
		public Opened open(Path directory) {
			Path file = directory.resolve("views.db");
			ReadModelStore store = SqliteReadModelStore.open(file, 2, new AdjustableClock());
			return new Opened(store, (collection) -> ids(file, collection), store::close);
		}
	},

	/** A server in this JVM. */
	MONGODB {
		@Override
		public Opened open(Path directory) {
			MongoServer server = new MongoServer(new MemoryBackend());
			// however busy the machine is
			String uri = server.bindAndGetConnectionString() + "/warelog?timeoutMS=60000";
			ReadModelStore store = MongoReadModelStore.connect(uri, new AdjustableClock());
			MongoClient client = MongoClients.create(uri);
			return new Opened(store, (collection) -> ids(client.getDatabase("warelog").getCollection(collection)),
					() -> {
						client.close();
						store.close();
						server.shutdownNow();
					});
		}
	};

	public abstract Opened open(Path directory);

	private static List<String> ids(Path file, String collection) {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT id FROM " + collection)) {
			List<String> ids = new ArrayList<>();
			while (rows.next()) {
				ids.add(rows.getString(1));
			}
			return ids;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> ids(MongoCollection<Document> collection) {
		return collection.find().map((document) -> document.getString("_id")).into(new ArrayList<>());
	}

	/**
	 * An empty store.
	 *
	 * @param store to use
	 * @param ids of all documents of a collection, which no list of the store gives
	 * @param closing gives all of it back
	 */
	public record Opened(ReadModelStore store, Function<String, List<String>> ids,
			Runnable closing) implements AutoCloseable {

		@Override
		public void close() {
			this.closing.run();
		}

	}

}
