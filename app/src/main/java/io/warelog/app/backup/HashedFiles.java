package io.warelog.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** Files that are hashed while they are copied, and on the disk after it. */
final class HashedFiles {

	private static final int BUFFER = 1 << 16;

	private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private HashedFiles() {
	}

	/**
	 * Copies a file; only its owner may read the copy.
	 * @param from what
	 * @param to where; replaced if there is something
	 * @return the SHA-256 of what was copied, in hexadecimal digits
	 * @throws IOException if it cannot be read or written
	 */
	static String copy(Path from, Path to) throws IOException {
		MessageDigest digest = sha256();
		Files.deleteIfExists(to);
		Files.createFile(to, OWNER_ONLY);
		try (InputStream in = Files.newInputStream(from);
				FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
			byte[] buffer = new byte[BUFFER];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, 0, read);
				ByteBuffer left = ByteBuffer.wrap(buffer, 0, read);
				while (left.hasRemaining()) {
					out.write(left);
				}
			}
			out.force(true);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Hashes a file.
	 * @param file which
	 * @return its SHA-256 in hexadecimal digits
	 * @throws IOException if it cannot be read
	 */
	static String hash(Path file) throws IOException {
		MessageDigest digest = sha256();
		try (InputStream in = Files.newInputStream(file)) {
			byte[] buffer = new byte[BUFFER];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, 0, read);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Makes a directory for the owner's eyes only, with those above it.
	 * @param directory which
	 * @throws IOException if it cannot be made
	 */
	static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, OWNERS_FOLDER);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Each Java platform has SHA-256", impossible);
		}
	}

}
