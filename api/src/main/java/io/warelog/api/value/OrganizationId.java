package io.warelog.api.value;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identifies an organization.
 *
 * @param value the identifier
 */
public record OrganizationId(@JsonValue UUID value) {

	@JsonCreator
	public OrganizationId {
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
