package io.warelog.api.organization;

import java.util.UUID;

/**
 * A fee type is called something else.
 *
 * @param feeTypeId the fee type
 * @param name 1 to 255 characters
 */
public record FeeTypeRenamed(UUID feeTypeId, String name) implements OrganizationEvent {

}
