package io.warelog.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of the bytes that were sent. Same bytes, same hash, kept once.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record ContentHash(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

	public ContentHash {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("A content hash has 64 hexadecimal digits in lower case");
		}
	}

	/**
	 * The hash of some bytes.
	 * @param bytes any
	 * @return their hash
	 */
	public static ContentHash of(byte[] bytes) {
		try {
			return new ContentHash(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each Java platform has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
