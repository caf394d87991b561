package io.warelog.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.warelog.media.file.DurableFiles;

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
	 * Keeps keys that follow from a secret, so that all who know the secret have the
	 * same. A key that is there and does not follow from it stays, as what it has signed
	 * could not be checked any more: all keys are left alone then.
	 * @param directory where they are kept
	 * @param secret that nobody else knows
	 * @param files the names of the keys, each of which tells what the key is for
	 * @throws IOException if one cannot be read or written, or another one is there
	 */
	static void derive(Path directory, String secret, List<String> files) throws IOException {
		List<String> others = new ArrayList<>();
		for (String name : files) {
			Path file = directory.resolve(name);
			if (Files.exists(file) && !MessageDigest.isEqual(Files.readAllBytes(file), hmac(secret, name))) {
				others.add(name);
			}
		}
		if (!others.isEmpty()) {
			throw new IOException(directory + " has keys that do not follow from --secret: " + String.join(", ", others)
					+ ". To keep them start without --secret and copy them to the other nodes; to replace them "
					+ "remove them first");
		}
		for (String name : files) {
			if (!Files.exists(directory.resolve(name))) {
				write(directory.resolve(name), hmac(secret, name));
			}
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
		Path draft = Files.createTempFile(DurableFiles.parent(file), "secret", ".key",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		DurableFiles.write(draft, content);
		DurableFiles.move(draft, file);
	}

}
