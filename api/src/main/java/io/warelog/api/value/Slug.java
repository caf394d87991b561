package io.warelog.api.value;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a product in URLs: ASCII letters in lower case, digits and single dashes.
 *
 * @param value 1 to 100 characters
 */
public record Slug(@JsonValue String value) {

	/** The most characters a slug has. */
	public static final int MAX_LENGTH = 100;

	private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	@JsonCreator
	public Slug {
		if (!isSlug(value)) {
			throw new IllegalArgumentException("'" + value + "' is not a slug");
		}
	}

	/**
	 * Reads a slug.
	 * @param text any text
	 * @return the slug, or empty when the text is none
	 */
	public static Optional<Slug> parse(String text) {
		return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
	}

	private static boolean isSlug(String text) {
		return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
	}

	/**
	 * The slug that takes this one's place when it is taken.
	 * @param number from 2
	 * @return this slug, shortened where needed, with the number behind it
	 */
	public Slug numbered(long number) {
		String suffix = "-" + number;
		String stem = this.value.substring(0, Math.min(this.value.length(), MAX_LENGTH - suffix.length()));
		return new Slug((stem.endsWith("-") ? stem.substring(0, stem.length() - 1) : stem) + suffix);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
