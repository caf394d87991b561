package io.warelog.api.merchant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the price of shipping is counted. */
public enum RateType {

	/** It costs nothing. */
	NONE,
	/** In percent of what is shipped. */
	PERCENTAGE,
	/** An amount of money. */
	FLAT_FEE;

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
	 * @return the type
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static RateType of(String code) {
		for (RateType type : values()) {
			if (type.code().equals(code)) {
				return type;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a type of rate");
	}

}
