package io.warelog.write.merchant;

import java.util.Objects;

import io.warelog.api.Streams;
import io.warelog.api.claim.OrganizationNameClaimed;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.platform.http.ApiKeys;
import io.warelog.write.commit.Enacting;
import io.warelog.write.commit.StreamEvents;
import io.warelog.write.commit.Written;
import io.warelog.write.merchant.MerchantCommand.ChangeMerchant;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import io.warelog.write.reference.ReferenceCommand;
import io.warelog.write.reference.ReferenceCommand.AddShippingGroup;
import io.warelog.write.reference.ReferenceCommand.AddTaxGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeShippingGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeTaxGroup;
import io.warelog.write.reference.ReferenceCommand.RetireShippingGroup;
import io.warelog.write.reference.ReferenceCommand.RetireTaxGroup;
import io.warelog.write.reference.ReferenceDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell that Axon puts around {@link MerchantDecider} and {@link Merchant}. */
@AggregateRoot(type = "merchant")
public class MerchantAggregate {

	@AggregateIdentifier
	private @Nullable String stream;

	private @Nullable Merchant merchant;

	/** For Axon: a merchant about which nothing is known yet. */
	MerchantAggregate() {
	}

	@CommandHandler
	@CreationPolicy(AggregateCreationPolicy.ALWAYS)
	Written handle(RegisterMerchant command, EventBus eventBus, MetaData metaData) {
		if (command.foundedAs() != null) {
			found(command, command.foundedAs(), eventBus);
		}
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(ChangeMerchant command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(AddTaxGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(ChangeTaxGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(RetireTaxGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(AddShippingGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(ChangeShippingGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@CommandHandler
	Written handle(RetireShippingGroup command, MetaData metaData) {
		return decide(command, metaData);
	}

	@EventSourcingHandler
	void on(MerchantEvent event) {
		this.merchant = Merchant.evolve(this.merchant, event);
		this.stream = Streams.merchant(this.merchant.id().value());
	}

	private Written decide(MerchantCommand command, MetaData metaData) {
		return Enacting.written(command.id().value(),
				Enacting.enact(MerchantDecider.decide(command, this.merchant, Enacting.atVersion(metaData))));
	}

	private Written decide(ReferenceCommand command, MetaData metaData) {
		Merchant before = Objects.requireNonNull(this.merchant);
		int number = ReferenceDecider.number(command, before);
		return Enacting
			.written(command.merchant().value(),
					Enacting.enact(ReferenceDecider.decide(command, before, Enacting.atVersion(metaData))))
			.of(Integer.toString(number));
	}

	/** Of two that found an organization of one name at once, one claims the name. */
	private static void found(RegisterMerchant command, String name, EventBus eventBus) {
		StreamEvents.append(eventBus, Streams.organizationName(ApiKeys.sha256Hex(name)), 0,
				new OrganizationNameClaimed(command.organization().value()));
		StreamEvents.append(eventBus, Streams.organization(command.organization().value()), 0,
				new OrganizationFounded(command.organization().value(), name));
	}

}
