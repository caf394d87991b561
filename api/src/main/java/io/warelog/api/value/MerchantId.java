package io.warelog.api.value;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a merchant.
 *
 * @param value the identifier
 */
public record MerchantId(@JsonValue UUID value) {

	@JsonCreator
	public MerchantId {
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
