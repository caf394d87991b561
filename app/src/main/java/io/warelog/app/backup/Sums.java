package io.warelog.app.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.warelog.media.file.DurableFiles;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of all files of a backup, in the form that {@code sha256sum -c} reads. It is
 * written last, so where it is the backup is whole.
 */
final class Sums {

	static final String FILE = "SHA256SUMS";

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

	private final SortedMap<String, String> byPath = new TreeMap<>();

	/**
	 * Reads the hashes of a backup.
	 * @param backup its directory
	 * @return the hashes
	 * @throws IOException if it is no whole backup
	 */
	static Sums read(Path backup) throws IOException {
		Sums sums = new Sums();
		try {
			for (String line : Files.readAllLines(backup.resolve(FILE))) {
				Matcher matcher = LINE.matcher(line);
				if (!matcher.matches() || !isWithin(Path.of(matcher.group(2)))) {
					throw new IOException(FILE + " of " + backup + " has a line that is none: " + line);
				}
				sums.put(matcher.group(2), matcher.group(1));
			}
		}
		catch (NoSuchFileException missing) {
			throw new IOException(backup + " is no whole backup: it has no " + FILE, missing);
		}
		return sums;
	}

	private static boolean isWithin(Path path) {
		return !path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..");
	}

	void put(String path, String sha256) {
		this.byPath.put(path, sha256);
	}

	@Nullable String get(String path) {
		return this.byPath.get(path);
	}

	/** The hashes by the paths of their files, with slashes, below the backup. */
	SortedMap<String, String> byPath() {
		return Collections.unmodifiableSortedMap(this.byPath);
	}

	void write(Path backup) throws IOException {
		StringBuilder lines = new StringBuilder();
		this.byPath.forEach((path, sum) -> lines.append(sum).append("  ").append(path).append('\n'));
		DurableFiles.write(backup.resolve(FILE), lines.toString().getBytes(StandardCharsets.UTF_8));
	}

}
