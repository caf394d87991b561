package io.warelog.api.organization;

import java.util.UUID;

/**
 * An organization has come into being.
 *
 * @param organizationId the organization
 * @param name what it is called, unique among organizations
 */
public record OrganizationFounded(UUID organizationId, String name) implements OrganizationEvent {

}
