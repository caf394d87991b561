package io.warelog.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Files for the owner's eyes only. */
final class SecretFile {

	private static final int KEY_BYTES = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private SecretFile() {
	}

	/**
	 * Reads a key, which is made when it is not there.
	 * @param file where it is kept
	 * @param random what keys are made of; nobody can foresee it
	 * @return 32 bytes
	 * @throws IOException if it cannot be read or written, or is no key
	 */
	static byte[] bytes(Path file, RandomGenerator random) throws IOException {
		if (!Files.exists(file)) {
			byte[] key = new byte[KEY_BYTES];
			random.nextBytes(key);
			write(file, key);
		}
		byte[] key = Files.readAllBytes(file);
		if (key.length != KEY_BYTES) {
			throw new IOException(file + " does not hold a key of " + KEY_BYTES + " bytes");
		}
		return key;
	}

	/**
	 * Keeps a key that follows from a secret, so that all who know the secret have the
	 * same.
	 * @param file where it is kept, whose name tells what the key is for
	 * @param secret that nobody else knows
	 * @throws IOException if it cannot be read or written
	 */
	static void derive(Path file, String secret) throws IOException {
		byte[] key = hmac(secret, String.valueOf(file.getFileName()));
		if (!Files.exists(file) || !MessageDigest.isEqual(Files.readAllBytes(file), key)) {
			write(file, key);
		}
	}

	private static byte[] hmac(String secret, String purpose) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Each Java platform has " + ALGORITHM, impossible);
		}
	}

	/**
	 * Writes a file whole or not at all, and for the owner's eyes only from the first
	 * byte on. It is on the disk when this returns.
	 * @param file where
	 * @param content what
	 * @throws IOException if it cannot be written
	 */
	static void write(Path file, byte[] content) throws IOException {
		Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
		Path draft = Files.createTempFile(directory, "secret", ".key",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.write(draft, content);
		sync(draft, StandardOpenOption.WRITE);
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		sync(directory, StandardOpenOption.READ);
	}

	private static void sync(Path path, OpenOption access) throws IOException {
		try (FileChannel channel = FileChannel.open(path, access)) {
			channel.force(true);
		}
	}

}
