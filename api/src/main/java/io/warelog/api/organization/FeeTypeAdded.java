package io.warelog.api.organization;

import java.util.UUID;

/**
 * The organization has a further type of fee.
 *
 * @param feeTypeId the fee type
 * @param name 1 to 255 characters
 */
public record FeeTypeAdded(UUID feeTypeId, String name) implements OrganizationEvent {

}
