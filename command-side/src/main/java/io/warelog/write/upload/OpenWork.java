package io.warelog.write.upload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which uploads and batches have not ended, as of a position in the log. It is noted in a
 * file from time to time, so that a start need not read the whole log. The file holds
 * nothing that the log does not: one that is missing, damaged or of another log is made
 * anew.
 */
final class OpenWork {

	private static final String FORM = "warelog-open-uploads-1";

	private static final int HEAD_LINES = 2;

	private final Path file;

	private final Set<String> streams = new TreeSet<>();

	private long position;

	private boolean noted = true;

	private OpenWork(Path file, long position, List<String> streams) {
		this.file = file;
		this.position = position;
		this.streams.addAll(streams);
	}

	/**
	 * Reads what was noted.
	 * @param file where
	 * @param head how far the log goes
	 * @return what was noted, or nothing at the beginning of the log
	 */
	static OpenWork load(Path file, long head) {
		try {
			List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
			if (lines.size() >= HEAD_LINES && lines.getFirst().equals(FORM)) {
				long position = Long.parseLong(lines.get(1));
				if (position >= 0 && position <= head) {
					return new OpenWork(file, position, lines.subList(HEAD_LINES, lines.size()));
				}
			}
		}
		catch (IOException | NumberFormatException unreadable) {
			// then the log is read from its beginning
		}
		return new OpenWork(file, 0, List.of());
	}

	/** Up to where the log is taken in. */
	long position() {
		return this.position;
	}

	/** The streams of what has not ended. */
	List<String> streams() {
		return List.copyOf(this.streams);
	}

	void opened(String stream) {
		this.streams.add(stream);
	}

	void ended(String stream) {
		this.streams.remove(stream);
	}

	/**
	 * Says that the log is taken in up to the end of a commit.
	 * @param end position of the last event of the commit
	 */
	void reached(long end) {
		this.noted &= end == this.position;
		this.position = end;
	}

	/**
	 * Notes how things are, unless they are noted already.
	 * @throws IOException if the file cannot be written
	 */
	void note() throws IOException {
		if (this.noted) {
			return;
		}
		List<String> lines = new ArrayList<>(List.of(FORM, Long.toString(this.position)));
		lines.addAll(this.streams);
		Path draft = this.file.resolveSibling(this.file.getFileName() + ".new");
		Files.write(draft, lines, StandardCharsets.UTF_8);
		Files.move(draft, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		this.noted = true;
	}

}
