package io.warelog.media;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A size in which each image is shown. A smaller image keeps its own size. */
public enum ImageSize {

	/** At most 64 pixels. */
	TINY(64),

	/** At most 190 pixels. */
	SMALL(190),

	/** At most 380 pixels. */
	MEDIUM(380),

	/** At most 760 pixels. */
	LARGE(760),

	/** At most 1200 pixels. */
	HUGE(1200);

	private final int pixels;

	ImageSize(int pixels) {
		this.pixels = pixels;
	}

	/**
	 * How long the longer side is at most.
	 * @return 64 to 1200 pixels
	 */
	public int pixels() {
		return this.pixels;
	}

	/**
	 * What the size is called in answers and file names.
	 * @return {@code tiny}, {@code small}, {@code medium}, {@code large} or {@code huge}
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a label.
	 * @param text any text
	 * @return the size, or empty when none is called so
	 */
	public static Optional<ImageSize> parse(String text) {
		return Stream.of(values()).filter((size) -> size.label().equals(text)).findFirst();
	}

}
