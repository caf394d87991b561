package io.warelog.api.claim;

import java.util.UUID;

/**
 * A name belongs to an organization.
 *
 * @param organizationId the organization that has it
 */
public record OrganizationNameClaimed(UUID organizationId) implements ClaimEvent {

}
