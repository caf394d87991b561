package io.warelog.write.organization;

import java.util.Objects;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.write.commit.Enacting;
import io.warelog.write.commit.Written;
import io.warelog.write.organization.OrganizationCommand.AddFeeType;
import io.warelog.write.organization.OrganizationCommand.RenameFeeType;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * The shell that Axon puts around {@link OrganizationDecider} and {@link Organization}.
 * An organization is founded together with its first merchant.
 */
@AggregateRoot(type = "organization")
public class OrganizationAggregate {

	@AggregateIdentifier
	private @Nullable String stream;

	private @Nullable Organization organization;

	/** For Axon: an organization about which nothing is known yet. */
	OrganizationAggregate() {
	}

	@CommandHandler
	Written handle(SetDetailsPolicy command, MetaData metaData) {
		return decide(command, command.id().value(), metaData);
	}

	@CommandHandler
	Written handle(AddFeeType command, MetaData metaData) {
		return decide(command, command.feeType(), metaData);
	}

	@CommandHandler
	Written handle(RenameFeeType command, MetaData metaData) {
		return decide(command, command.feeType(), metaData);
	}

	@CommandHandler
	Written handle(RetireFeeType command, MetaData metaData) {
		return decide(command, command.feeType(), metaData);
	}

	@EventSourcingHandler
	void on(OrganizationEvent event) {
		this.organization = Organization.evolve(this.organization, event);
		this.stream = Streams.organization(this.organization.id().value());
	}

	private Written decide(OrganizationCommand command, UUID resource, MetaData metaData) {
		return Enacting.written(resource, Enacting.enact(OrganizationDecider.decide(command,
				Objects.requireNonNull(this.organization), Enacting.atVersion(metaData))));
	}

}
