package io.warelog.write.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.Organization.FeeType;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.organization.OrganizationCommand.AddFeeType;
import io.warelog.write.organization.OrganizationCommand.RenameFeeType;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import org.jspecify.annotations.Nullable;

/** Decides about organizations. Pure. */
public final class OrganizationDecider {

	/** The most fee types that an organization has, retired ones included. */
	static final int MOST_FEE_TYPES = 1000;

	private OrganizationDecider() {
	}

	/**
	 * Decides one command.
	 * @param command what is wanted
	 * @param organization the state it meets
	 * @param version of the organization, beside what the caller has seen
	 * @return one event per fact that changes, or the refusal
	 */
	public static Decision<OrganizationEvent> decide(OrganizationCommand command, Organization organization,
			AtVersion version) {
		Optional<Refusal> mismatch = version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		return switch (command) {
			case SetDetailsPolicy wanted when wanted.details() == organization.details() -> Decision.alreadySo();
			case SetDetailsPolicy wanted -> Decision.accept((wanted.details() == DetailsPolicy.FROZEN)
					? new ProductDetailsFrozen() : new ProductDetailsReleased());
			case AddFeeType wanted -> add(wanted, organization);
			case RenameFeeType wanted -> rename(wanted, feeType(organization, wanted.feeType()));
			case RetireFeeType wanted -> retire(wanted, feeType(organization, wanted.feeType()));
		};
	}

	/** An organization is one state and must not outgrow it. */
	private static Decision<OrganizationEvent> add(AddFeeType wanted, Organization organization) {
		if (organization.feeTypes().size() >= MOST_FEE_TYPES) {
			return Decision
				.refuse(new Refusal.Unacceptable(List.of(new Violation("", "is one too many: an organization "
						+ "can have " + MOST_FEE_TYPES + " fee types, retired ones included"))));
		}
		return Decision.accept(new FeeTypeAdded(wanted.feeType(), wanted.name()));
	}

	private static Decision<OrganizationEvent> rename(RenameFeeType wanted, @Nullable FeeType feeType) {
		if (feeType == null) {
			return Decision.refuse(new Refusal.NotFound("fee type"));
		}
		return feeType.name().equals(wanted.name()) ? Decision.alreadySo()
				: Decision.accept(new FeeTypeRenamed(wanted.feeType(), wanted.name()));
	}

	private static Decision<OrganizationEvent> retire(RetireFeeType wanted, @Nullable FeeType feeType) {
		if (feeType == null) {
			return Decision.refuse(new Refusal.NotFound("fee type"));
		}
		return feeType.retired() ? Decision.alreadySo() : Decision.accept(new FeeTypeRetired(wanted.feeType()));
	}

	private static @Nullable FeeType feeType(Organization organization, UUID id) {
		return organization.feeTypes().get(id);
	}

}
