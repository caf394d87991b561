package io.warelog.write.upload;

import java.util.UUID;

/** The keys of images as the identifiers whose digits they have. */
final class ImageKeys {

	private static final int HALF = 16;

	private static final int HEXADECIMAL = 16;

	private ImageKeys() {
	}

	/**
	 * The identifier of a key.
	 * @param key 32 hexadecimal digits
	 * @return the UUID of the same digits
	 */
	static UUID uuid(String key) {
		return new UUID(Long.parseUnsignedLong(key, 0, HALF, HEXADECIMAL),
				Long.parseUnsignedLong(key, HALF, 2 * HALF, HEXADECIMAL));
	}

	/**
	 * The key of an identifier.
	 * @param id any UUID
	 * @return its 32 digits
	 */
	static String of(UUID id) {
		return id.toString().replace("-", "");
	}

}
