package io.warelog.media;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By which an image is known: 32 hexadecimal digits, and therefore never a path.
 *
 * @param value 32 digits, 0 to 9 and a to f
 */
public record MediaKey(String value) {

	private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

	public MediaKey {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("An image key has 32 hexadecimal digits in lower case");
		}
	}

	/**
	 * Reads a key.
	 * @param text any text
	 * @return the key, or empty when the text is none
	 */
	public static Optional<MediaKey> parse(String text) {
		return FORM.matcher(text).matches() ? Optional.of(new MediaKey(text)) : Optional.empty();
	}

	/**
	 * The key with the digits of a UUID.
	 * @param id unique and, for a key that opens an upload, not to be guessed
	 * @return the key
	 */
	public static MediaKey of(UUID id) {
		return new MediaKey(id.toString().replace("-", "").toLowerCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
