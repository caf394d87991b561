package io.warelog.read.store;

import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.warelog.read.store.mongo.MongoReadModelStore;
import io.warelog.read.store.sqlite.SqliteReadModelStore;

/** The stores that read models are kept in, for tests of what is kept there. */
public enum StoreKind {

	/** A file. */
	SQLITE {
		@Override
		public Opened open(Path directory) {
			ReadModelStore store = SqliteReadModelStore.open(directory.resolve("views.db"), 2, new AdjustableClock());
			return new Opened(store, store::close);
		}
	},

	/** A server in this JVM. */
	MONGODB {
		@Override
		public Opened open(Path directory) {
			MongoServer server = new MongoServer(new MemoryBackend());
			// however busy the machine is
			ReadModelStore store = MongoReadModelStore
				.connect(server.bindAndGetConnectionString() + "/?timeoutMS=60000", new AdjustableClock());
			return new Opened(store, () -> {
				store.close();
				server.shutdownNow();
			});
		}
	};

	public abstract Opened open(Path directory);

	/**
	 * An empty store.
	 *
	 * @param store to use
	 * @param closing gives all of it back
	 */
	public record Opened(ReadModelStore store, Runnable closing) implements AutoCloseable {

		@Override
		public void close() {
			this.closing.run();
		}

	}

}
