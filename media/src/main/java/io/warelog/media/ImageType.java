package io.warelog.media;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of file that is taken as an image. */
public enum ImageType {

	/** JPEG. */
	JPEG("image/jpeg"),

	/** PNG. */
	PNG("image/png"),

	/** GIF, of which the first frame is used. */
	GIF("image/gif"),

	/** WebP, of which the first frame is used. */
	WEBP("image/webp");

	private final String mediaType;

	ImageType(String mediaType) {
		this.mediaType = mediaType;
	}

	/**
	 * What it is called in {@code Content-Type}.
	 * @return such as {@code image/png}
	 */
	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * Reads the value of a {@code Content-Type}, of which parameters do not matter.
	 * @param text any text
	 * @return the type, or empty when it is none of these
	 */
	public static Optional<ImageType> parse(String text) {
		int end = text.indexOf(';');
		String essence = ((end < 0) ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
		return Stream.of(values()).filter((type) -> type.mediaType.equals(essence)).findFirst();
	}

}
