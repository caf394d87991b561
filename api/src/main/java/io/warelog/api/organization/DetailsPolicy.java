package io.warelog.api.organization;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the details of existing products may be changed. */
public enum DetailsPolicy {

	/** Name, price and all else may be changed. */
	EDITABLE,
	/** Only the active status may be changed. */
	FROZEN;

	/**
	 * The name in the API.
	 * @return in lower case
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads a name.
	 * @param code as {@link #code()} gives it
	 * @return the policy
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static DetailsPolicy of(String code) {
		for (DetailsPolicy policy : values()) {
			if (policy.code().equals(code)) {
				return policy;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a details policy");
	}

}
