package io.warelog.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one size of an image is called where it is served, {@code {key}_{size}.jpg}.
 *
 * @param key of the image
 * @param size of it
 */
public record ImageName(MediaKey key, ImageSize size) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})_([a-z]{1,8})\\.jpg");

	/**
	 * Reads a file name.
	 * @param text any text
	 * @return the name, or empty when it is not of this form
	 */
	public static Optional<ImageName> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches()
				? ImageSize.parse(matcher.group(2)).map((size) -> new ImageName(new MediaKey(matcher.group(1)), size))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.key + "_" + this.size.label() + ".jpg";
	}

}
