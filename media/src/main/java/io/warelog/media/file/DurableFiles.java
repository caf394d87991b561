package io.warelog.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Files that are whole, and still there after the power went. */
public final class DurableFiles {

	private static final boolean WINDOWS = System.getProperty("os.name", "")
		.toLowerCase(Locale.ROOT)
		.startsWith("windows");

	private static final int TRIES = 10;

	private DurableFiles() {
	}

	/**
	 * Writes a file, and returns when it is on the disk. Its name is there for good only
	 * after the directory that it is in has been {@linkplain #force forced} too.
	 * @param file where, with the permissions it has if there is one already
	 * @param content what, instead of what is there
	 * @throws IOException if it cannot be written
	 */
	public static void write(Path file, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			ByteBuffer left = ByteBuffer.wrap(content);
			while (left.hasRemaining()) {
				channel.write(left);
			}
			channel.force(true);
		}
	}

	/**
	 * Puts a written file in its place, instead of what is there, for good.
	 * @param written the file
	 * @param place where it belongs, on the same disk; directories are made
	 * @throws IOException if it cannot be moved
	 */
	public static void move(Path written, Path place) throws IOException {
		inFolder(place, () -> Files.move(written, place, StandardCopyOption.ATOMIC_MOVE));
	}

	/**
	 * Puts a written file in a place that is free, for good. A move would replace what is
	 * there, a link does not.
	 * @param written the file
	 * @param place where it belongs, on the same disk; directories are made
	 * @throws FileAlreadyExistsException when the place is taken
	 * @throws IOException if it cannot be moved
	 */
	public static void moveUnlessThere(Path written, Path place) throws IOException {
		inFolder(place, () -> {
			try {
				Files.createLink(place, written);
			}
			catch (FileAlreadyExistsException | NoSuchFileException ex) {
				throw ex;
			}
			catch (UnsupportedOperationException | FileSystemException ex) {
				// No links here: the place is taken first, and for a moment it is empty
				Files.createFile(place);
				Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
			}
		});
		Files.deleteIfExists(written);
	}

	/**
	 * A folder is removed with its last file, maybe just after it was made for another.
	 */
	private static void inFolder(Path place, Move move) throws IOException {
		for (int tries = 1;; tries++) {
			Files.createDirectories(parent(place));
			try {
				move.run();
				force(parent(place));
				return;
			}
			catch (NoSuchFileException ex) {
				if (tries == TRIES) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Brings a directory, or a file that somebody else has written, to the disk. Without
	 * this the name of a new file may be lost, though its content is not.
	 * @param path of it
	 * @throws IOException if that fails
	 */
	public static void force(Path path) throws IOException {
		// Windows opens no directory, and keeps names by itself
		if (!WINDOWS || !Files.isDirectory(path)) {
			try (FileChannel channel = FileChannel.open(path,
					WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	/**
	 * The directory that a file is in.
	 * @param file any but the root of a file system
	 * @return its directory, absolute
	 */
	public static Path parent(Path file) {
		Path parent = file.toAbsolutePath().getParent();
		if (parent == null) {
			throw new IllegalArgumentException(file + " is the root of a file system");
		}
		return parent;
	}

	/** Puts a file where it belongs. */
	@FunctionalInterface
	private interface Move {

		void run() throws IOException;

	}

}
