package io.warelog.api.organization;

import java.util.UUID;

/**
 * No further product may be assigned a fee type.
 *
 * @param feeTypeId the fee type
 */
public record FeeTypeRetired(UUID feeTypeId) implements OrganizationEvent {

}
