package io.warelog.media.store.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.warelog.media.MediaKey;
import io.warelog.media.file.DurableFiles;

/** Signs what a URL allows, with a key that never leaves its file. */
final class TicketSigner {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int KEY_BYTES = 32;

	private final SecretKeySpec key;

	private TicketSigner(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * A signer with the key in a file, which is made with a new key when it is not there.
	 * Of several processes that make it at once, all take what the first has made.
	 * @param file that only its owner can read
	 * @return the signer
	 * @throws IOException when the file cannot be read or written, or holds no key
	 */
	static TicketSigner withKeyIn(Path file) throws IOException {
		if (!Files.exists(file)) {
			make(file);
		}
		byte[] key = Files.readAllBytes(file);
		if (key.length != KEY_BYTES) {
			throw new IOException(file + " does not hold a key of " + KEY_BYTES + " bytes");
		}
		return new TicketSigner(key);
	}

	/** Written beside and linked, so that nobody reads half a key. */
	private static void make(Path file) throws IOException {
		byte[] key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		Path written = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new",
				ownerOnly());
		try {
			DurableFiles.write(written, key);
			DurableFiles.moveUnlessThere(written, file);
		}
		catch (FileAlreadyExistsException ex) {
			// Another process was first: its key is read
		}
		finally {
			Files.deleteIfExists(written);
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Signs what a URL allows.
	 * @param method of the request
	 * @param upload under which the upload arrives
	 * @param type the content type, or an empty text for any
	 * @param expires as it is written in the URL
	 * @return 64 hexadecimal digits
	 */
	String sign(String method, MediaKey upload, String type, String expires) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			// None of the parts has a line feed: a key, a media type, digits
			String text = String.join("\n", "warelog-upload-1", method, upload.value(), type, expires);
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Each Java platform has " + ALGORITHM, ex);
		}
	}

	/**
	 * Whether a signature is right, found out in the same time for each wrong one.
	 * @param given any text
	 * @param right the signature it should be
	 * @return whether they are the same
	 */
	static boolean same(String given, String right) {
		return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
	}

}
