package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that no single test owns. */
final class TemporaryDirectory {

	private TemporaryDirectory() {
	}

	/**
	 * Makes a directory that is deleted when the JVM stops.
	 * @param prefix its name begins with this
	 * @return the directory
	 * @throws IOException if it cannot be made
	 */
	static Path forTheWholeJvm(String prefix) throws IOException {
		Path directory = Files.createTempDirectory(prefix);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
		return directory;
	}

	/**
	 * Deletes a directory with all that is in it.
	 * @param directory the directory
	 */
	static void delete(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
