package io.warelog.api.value;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How often a recurring product is billed. */
public enum BillingCycle {

	/** Every day. */
	DAILY,
	/** Every week. */
	WEEKLY,
	/** Every month. */
	MONTHLY,
	/** Every year. */
	YEARLY;

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
	 * @return the cycle
	 * @throws IllegalArgumentException if there is none of that name
	 */
	@JsonCreator
	public static BillingCycle of(String code) {
		for (BillingCycle cycle : values()) {
			if (cycle.code().equals(code)) {
				return cycle;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a billing cycle");
	}

}
