package io.warelog.api.organization;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.warelog.api.value.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What merchants belong to: their policy and the types of fees they share.
 *
 * @param id its identifier
 * @param name unique among organizations
 * @param details whether the details of existing products may be changed
 * @param feeTypes by id, in the order they were added, retired ones included
 */
public record Organization(OrganizationId id, String name, DetailsPolicy details,
		SequencedMap<UUID, FeeType> feeTypes) {

	/**
	 * A type of fee.
	 *
	 * @param name 1 to 255 characters
	 * @param retired whether no further product may be assigned it
	 */
	public record FeeType(String name, boolean retired) {
	}

	/**
	 * The fee types that products can be assigned.
	 * @return the ids of those that are not retired
	 */
	public Set<UUID> assignable() {
		return this.feeTypes.entrySet()
			.stream()
			.filter((feeType) -> !feeType.getValue().retired())
			.map(Map.Entry::getKey)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * What an event means.
	 * @param organization the state before, null before the first event
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state
	 */
	public static Organization evolve(@Nullable Organization organization, OrganizationEvent event) {
		if (event instanceof OrganizationFounded founded && organization == null) {
			return new Organization(new OrganizationId(founded.organizationId()), founded.name(),
					DetailsPolicy.EDITABLE, new LinkedHashMap<>());
		}
		if (organization == null) {
			throw new IllegalStateException("The first event of an organization founds it");
		}
		return switch (event) {
			case OrganizationFounded founded -> throw new IllegalStateException("An organization is founded once");
			case ProductDetailsFrozen frozen -> organization.withDetails(DetailsPolicy.FROZEN);
			case ProductDetailsReleased released -> organization.withDetails(DetailsPolicy.EDITABLE);
			case FeeTypeAdded added -> organization.withFeeType(added.feeTypeId(), new FeeType(added.name(), false));
			case FeeTypeRenamed renamed -> organization.withFeeType(renamed.feeTypeId(),
					new FeeType(renamed.name(), organization.feeType(renamed.feeTypeId()).retired()));
			case FeeTypeRetired retired -> organization.withFeeType(retired.feeTypeId(),
					new FeeType(organization.feeType(retired.feeTypeId()).name(), true));
		};
	}

	private FeeType feeType(UUID id) {
		FeeType feeType = this.feeTypes.get(id);
		if (feeType == null) {
			throw new IllegalStateException("There is no fee type " + id);
		}
		return feeType;
	}

	private Organization withDetails(DetailsPolicy details) {
		return new Organization(this.id, this.name, details, this.feeTypes);
	}

	private Organization withFeeType(UUID feeTypeId, FeeType feeType) {
		SequencedMap<UUID, FeeType> changed = new LinkedHashMap<>(this.feeTypes);
		changed.put(feeTypeId, feeType);
		return new Organization(this.id, this.name, this.details, changed);
	}

}
