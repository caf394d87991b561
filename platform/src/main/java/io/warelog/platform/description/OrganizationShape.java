package io.warelog.platform.description;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The description of an organization.
 *
 * @param organizationId names it
 * @param name as given
 * @param details the policy
 * @param createdAt when it was founded
 * @param version counts the changes
 */
@Schema(name = "Organization", description = "An organization, to which merchants belong.",
		requiredProperties = { "organization_id", "name", "details", "created_at", "version" })
public record OrganizationShape(@Schema(description = "The unique identifier of the organization") UUID organizationId,
		@Schema(description = "Name of the organization, unique", minLength = 1, maxLength = 255,
				example = "default") String name,
		@Schema(description = "Whether the details of existing products may be changed, or only is_active",
				allowableValues = {
						"editable", "frozen" },
				example = "editable") String details,
		@Schema(description = "When it was founded, RFC 3339 in UTC") Instant createdAt,
		@Schema(description = "Grows with every change, also of its fee types", minimum = "1",
				example = "1") long version){

	/**
	 * An organization as an answer.
	 *
	 * @param data it
	 */
	@Schema(name = "OrganizationAnswer", requiredProperties = "data")
	public record One(OrganizationShape data) {
	}

	/**
	 * A page as an answer.
	 *
	 * @param data its entries
	 * @param meta which page it is
	 */
	@Schema(name = "OrganizationPage", requiredProperties = { "data", "meta" })
	public record Page(List<OrganizationShape> data, PageShape meta) {
	}

	/**
	 * What is answered when it cannot be read back in time.
	 *
	 * @param data its reference
	 */
	@Schema(name = "OrganizationWritten", requiredProperties = "data")
	public record Written(Reference data) {
	}

	/**
	 * Names a version of it.
	 *
	 * @param organizationId which one
	 * @param version which version
	 */
	@Schema(name = "OrganizationReference", requiredProperties = { "organization_id", "version" }, maxProperties = 2,
			description = "What was written and its version, when it cannot be shown (yet)")
	public record Reference(UUID organizationId, long version) {
	}

}
