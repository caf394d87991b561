package io.warelog.bench.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.jspecify.annotations.Nullable;

/**
 * Read models in a MongoDB server, each data directory's in a database of its own, which
 * is dropped at the end.
 */
public final class MongoViews implements Views {

	/** Otherwise it would tell of each byte. */
	private static final String SILENT = "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider";

	/**
	 * It answers one after the other and looks through all documents for each that it
	 * writes, so nothing is said about it by how long somebody waits.
	 */
	private static final String PATIENT = "/?timeoutMS=600000";

	private final String server;

	private final @Nullable Process process;

	private final Set<Path> used = ConcurrentHashMap.newKeySet();

	MongoViews(String server, @Nullable Process process) {
		this.server = server;
		this.process = process;
	}

	/**
	 * A server in memory, as a process of its own. It speaks the protocol, but has no
	 * indexes to run along.
	 */
	static MongoViews inMemory() {
		try {
			Process process = new ProcessBuilder(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", SILENT, "-cp",
							System.getProperty("java.class.path"), MongoViews.class.getName()))
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
			BufferedReader lines = process.inputReader();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("mongodb://")) {
					Thread.ofPlatform().daemon().start(() -> lines.lines().forEach((later) -> {
					}));
					return new MongoViews(line + PATIENT, process);
				}
			}
			throw new ServiceFailedException("The MongoDB server in memory ended", null);
		}
		catch (IOException ex) {
			throw new ServiceFailedException("The MongoDB server in memory did not start", ex);
		}
	}

	/** The server itself. */
	static void main(String[] args) {
		MongoServer server = new MongoServer(new MemoryBackend());
		server.bind(new InetSocketAddress("127.0.0.1", 0));
		System.out.println("mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
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
			this.process.destroy();
			return;
		}
		this.used.forEach(this::delete);
	}

}
