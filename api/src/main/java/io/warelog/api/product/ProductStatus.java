package io.warelog.api.product;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a product is offered in the store (seed 003, {@code status}). */
public enum ProductStatus {

	/** For sale at its regular price. */
	AVAILABLE,
	/** For sale at its sale price. */
	ON_SALE,
	/** Not shown to visitors. */
	HIDDEN,
	/** Shown, and gone. */
	SOLD_OUT,
	/** Shown, and not to be had yet. */
	COMING_SOON;

	/**
	 * The name in events and in the API.
	 * @return in lower case, words parted by spaces
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Reads a name.
	 * @param code as {@link #code()} gives it
	 * @return the status
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static ProductStatus of(String code) {
		for (ProductStatus status : values()) {
			if (status.code().equals(code)) {
				return status;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a status of a product");
	}

}
