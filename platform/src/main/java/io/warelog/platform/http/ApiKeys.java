package io.warelog.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * API keys: {@value #PREFIX}, {@value #RANDOM_DIGITS} random base-62 digits (178 bits)
 * and {@value #CHECK_DIGITS} check digits, the CRC-32 of what stands before them. The
 * prefix and the check digits let a scanner of source code find lost keys without asking
 * the service. Only the hash of a key is kept; a key has too many random bits for a slow
 * hash to add anything.
 */
public final class ApiKeys {

	/** What every key that is made here begins with. */
	public static final String PREFIX = "wl_";

	private static final int RANDOM_DIGITS = 30;

	private static final int CHECK_DIGITS = 6;

	private static final int LENGTH = PREFIX.length() + RANDOM_DIGITS + CHECK_DIGITS;

	private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private ApiKeys() {
	}

	/**
	 * Makes a new key.
	 * @param random a cryptographically strong source, such as
	 * {@link java.security.SecureRandom}
	 * @return the secret; it is shown to its owner once and never kept
	 */
	public static String make(RandomGenerator random) {
		StringBuilder key = new StringBuilder(LENGTH).append(PREFIX);
		for (int i = 0; i < RANDOM_DIGITS; i++) {
			key.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
		}
		return key.append(checkDigits(key)).toString();
	}

	/**
	 * Tells whether a text has the form of a key that is made here. A preset key may have
	 * another form, so this does not tell whether a key is good.
	 * @param text any text
	 * @return true when prefix, length, digits and check digits are right
	 */
	public static boolean looksWellFormed(String text) {
		if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
			return false;
		}
		for (int i = PREFIX.length(); i < LENGTH; i++) {
			if (DIGITS.indexOf(text.charAt(i)) < 0) {
				return false;
			}
		}
		int end = LENGTH - CHECK_DIGITS;
		return checkDigits(text.substring(0, end)).equals(text.substring(end));
	}

	/**
	 * Hashes a key to what is kept and looked up.
	 * @param key the secret
	 * @return 64 lower case hexadecimal digits
	 */
	public static String sha256Hex(String key) {
		return HexFormat.of().formatHex(sha256(key.getBytes(StandardCharsets.UTF_8)));
	}

	static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static String checkDigits(CharSequence text) {
		CRC32 crc = new CRC32();
		crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
		long rest = crc.getValue();
		char[] digits = new char[CHECK_DIGITS];
		for (int i = CHECK_DIGITS - 1; i >= 0; i--) {
			digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
			rest /= DIGITS.length();
		}
		return new String(digits);
	}

}
