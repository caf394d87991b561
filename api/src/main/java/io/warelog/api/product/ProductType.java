package io.warelog.api.product;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of thing a product is (seed 003, {@code type}). */
public enum ProductType {

	/** Something that is shipped. */
	PHYSICAL,
	/** Something that is downloaded. */
	DIGITAL;

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
	public static ProductType of(String code) {
		for (ProductType type : values()) {
			if (type.code().equals(code)) {
				return type;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a type of product");
	}

}
