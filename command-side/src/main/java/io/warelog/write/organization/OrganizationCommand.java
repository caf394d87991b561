package io.warelog.write.organization;

import java.util.UUID;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.value.OrganizationId;

/** Something that is wanted of one organization. */
public sealed interface OrganizationCommand {

	/** The organization. */
	OrganizationId id();

	/**
	 * Asks for a policy.
	 *
	 * @param id the organization
	 * @param details the policy for the details of products
	 */
	record SetDetailsPolicy(OrganizationId id, DetailsPolicy details) implements OrganizationCommand {
	}

	/**
	 * Asks for a further type of fee.
	 *
	 * @param id the organization
	 * @param feeType unused so far
	 * @param name 1 to 255 characters
	 */
	record AddFeeType(OrganizationId id, UUID feeType, String name) implements OrganizationCommand {
	}

	/**
	 * Asks for another name of a fee type.
	 *
	 * @param id the organization
	 * @param feeType which one
	 * @param name 1 to 255 characters
	 */
	record RenameFeeType(OrganizationId id, UUID feeType, String name) implements OrganizationCommand {
	}

	/**
	 * Asks that no further product is assigned a fee type.
	 *
	 * @param id the organization
	 * @param feeType which one
	 */
	record RetireFeeType(OrganizationId id, UUID feeType) implements OrganizationCommand {
	}

}
