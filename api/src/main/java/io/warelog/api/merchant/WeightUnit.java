package io.warelog.api.merchant;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** In what a merchant weighs. */
public enum WeightUnit {

	/** Kilograms. */
	KG,
	/** Grams. */
	G,
	/** Pounds. */
	LB,
	/** Ounces. */
	OZ;

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
	 * @return the unit
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static WeightUnit of(String code) {
		for (WeightUnit unit : values()) {
			if (unit.code().equals(code)) {
				return unit;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a unit of weight");
	}

}
