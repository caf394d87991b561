package io.warelog.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Requests that the load generator sends in turn.
 *
 * @param kind {@code get} or {@code create}, see {@code requests.lua}
 * @param file a path, or the body of a new product, on each line
 * @param key the API key to send, or null for none
 */
public record Requests(String kind, Path file, @Nullable String key) {

	/** Tells the runs of one process apart, so that no name is created twice. */
	private static final AtomicInteger RUNS = new AtomicInteger();

	/**
	 * Reads of the given paths.
	 * @param file where to keep them
	 * @param key the API key to send, or null for none
	 * @param paths path and query of each, at least one
	 * @return the requests
	 */
	public static Requests gets(Path file, @Nullable String key, List<String> paths) {
		return new Requests("get", write(file, paths), key);
	}

	/**
	 * Creations of products.
	 * @param file where to keep the bodies
	 * @param key the API key to send
	 * @param bodies JSON on one line each, with {@code @@} where the running number of a
	 * name goes
	 * @return the requests
	 */
	public static Requests creates(Path file, String key, List<String> bodies) {
		return new Requests("create", write(file, bodies), key);
	}

	List<String> scriptArguments() {
		return List.of(this.kind, this.file.toString(), "run" + RUNS.incrementAndGet() + "-");
	}

	private static Path write(Path file, List<String> lines) {
		try {
			return Files.write(file, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
