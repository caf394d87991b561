package io.warelog.api.product;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the options of a product are offered (seed 003, {@code option_style}). */
public enum OptionStyle {

	/** All in one drop-down. */
	SINGLE,
	/** One drop-down for each column of their metadata. */
	SEPARATE;

	/**
	 * The name in events and in the API.
	 * @return in lower case
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a name.
	 * @param code as {@link #code()} gives it
	 * @return the style
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static OptionStyle of(String code) {
		for (OptionStyle style : values()) {
			if (style.code().equals(code)) {
				return style;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a style of options");
	}

}
