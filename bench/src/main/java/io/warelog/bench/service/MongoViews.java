package io.warelog.bench.service;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.warelog.read.store.mongo.MongoProcess;
import org.jspecify.annotations.Nullable;

/**
 * Read models in a MongoDB server, each data directory's in a database of its own, which
 * is dropped at the end.
 */
public final class MongoViews implements Views {

	/**
	 * It answers some requests from a look through all documents, while others for the
	 * same collection wait, so nothing is said about it by how long somebody waits.
	 */
	private static final String PATIENT = "/?timeoutMS=600000";

	private final String server;

	private final @Nullable MongoProcess process;

	private final Set<Path> used = ConcurrentHashMap.newKeySet();

	MongoViews(String server, @Nullable MongoProcess process) {
		this.server = server;
		this.process = process;
	}

	/** A server in memory, as a process of its own. */
	static MongoViews inMemory() {
		try {
			MongoProcess process = MongoProcess.start(0);
			Runtime.getRuntime().addShutdownHook(new Thread(process::close));
			return new MongoViews("mongodb://127.0.0.1:" + process.port() + PATIENT, process);
		}
		catch (IllegalStateException | UncheckedIOException ex) {
			throw new ServiceFailedException("The MongoDB server in memory did not start", ex);
		}
	}

	@Override
	public List<String> options(Path data) {
		this.used.add(data);
		return List.of("--views", uri(data));
	}

	private String uri(Path data) {
		URI uri = URI.create(this.server);
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return uri.getScheme() + "://" + uri.getRawAuthority() + "/" + name(data) + query;
	}

	private static String name(Path data) {
		return "bench_" + Integer.toHexString(data.toAbsolutePath().hashCode());
	}

	@Override
	public void delete(Path data) {
		try (MongoClient client = MongoClients.create(uri(data))) {
			client.getDatabase(name(data)).drop();
		}
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.close();
			return;
		}
		this.used.forEach(this::delete);
	}

}
