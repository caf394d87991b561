package io.warelog.bench.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Read models in the data directories themselves. */
final class FileViews implements Views {

	@Override
	public List<String> options(Path data) {
		return List.of();
	}

	@Override
	public void delete(Path data) {
		try (Stream<Path> files = Files.list(data)) {
			List<Path> views = files.filter((path) -> path.getFileName().toString().startsWith("views.db")).toList();
			if (views.isEmpty()) {
				throw new IllegalStateException("There is no views.db to delete in " + data);
			}
			for (Path file : views) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		// they are deleted with the data
	}

}
