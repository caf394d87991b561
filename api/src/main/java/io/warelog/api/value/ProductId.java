package io.warelog.api.value;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies a product, a UUIDv7.
 *
 * @param value the identifier
 */
public record ProductId(@JsonValue UUID value) {

	@JsonCreator
	public ProductId {
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
