package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.ProductId;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.facts.Facts;
import io.warelog.write.slug.SlugClaims;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/**
 * Axon's fixture for products, with two merchants of one organization around it: it has
 * two fee types that may be assigned and one that is retired.
 */
final class ProductFixture {

	static final UUID PRODUCT = id(1);

	static final UUID MERCHANT = id(2);

	static final UUID OTHER_MERCHANT = id(3);

	static final UUID ORGANIZATION = id(4);

	static final UUID CARD_FEE = id(5);

	static final UUID EXPRESS_FEE = id(6);

	static final UUID RETIRED_FEE = id(7);

	static final UUID UNKNOWN_FEE = id(8);

	/** A product that has all it can have. */
	static final ProductCreated CREATED = new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Green tea", "green-tea",
			"Loose leaves", new BigDecimal("55.00"), "USD", "monthly", "https://img.example/tea.png", true, true,
			List.of(CARD_FEE));

	/** A product that has only what it must have. */
	static final ProductCreated CREATED_WITH_THE_LEAST = new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Tea",
			"tea", null, new BigDecimal("900"), "JPY", null, null, false, false, List.of());

	private final EventStore surroundings = EmbeddedEventStore.builder()
		.storageEngine(new InMemoryEventStorageEngine())
		.build();

	private final SlugClaims slugs = new SlugClaims(this.surroundings);

	private final FixtureConfiguration<ProductAggregate> axon = new AggregateTestFixture<>(ProductAggregate.class);

	ProductFixture() {
		happened(Streams.merchant(MERCHANT), new MerchantRegistered(MERCHANT, ORGANIZATION, "Tea", "USD", null, "kg"));
		happened(Streams.merchant(OTHER_MERCHANT),
				new MerchantRegistered(OTHER_MERCHANT, ORGANIZATION, "Coffee", "USD", null, "kg"));
		happened(Streams.organization(ORGANIZATION), new OrganizationFounded(ORGANIZATION, "Hot drinks"),
				new FeeTypeAdded(CARD_FEE, "Card"), new FeeTypeAdded(EXPRESS_FEE, "Express"),
				new FeeTypeAdded(RETIRED_FEE, "Paper"), new FeeTypeRetired(RETIRED_FEE));
		this.axon.registerInjectableResource(new ProductFacts(new Facts(this.surroundings), this.slugs))
			.registerCommandTargetResolver((command) -> new VersionedAggregateIdentifier(
					(Object) Streams.product(((ProductCommand) command.getPayload()).id().value()), null));
	}

	/** The organization does not let details be changed. */
	ProductFixture frozen() {
		happened(Streams.organization(ORGANIZATION), new ProductDetailsFrozen());
		return this;
	}

	TestExecutor<ProductAggregate> givenNothing() {
		return this.axon.givenNoPriorActivity();
	}

	/** The product was created so, and then changed. */
	TestExecutor<ProductAggregate> given(ProductCreated created, ProductEvent... then) {
		happened(Streams.slug(MERCHANT, created.slug()), new SlugClaimed(created.productId()));
		return this.axon.given(Stream.concat(Stream.of(created), Stream.of(then)).toList());
	}

	/** Something has happened on another stream. */
	void happened(String stream, DomainEvent... events) {
		long next = this.surroundings.lastSequenceNumberFor(stream).orElse(-1L) + 1;
		for (DomainEvent event : events) {
			this.surroundings.publish(new GenericDomainEventMessage<>("other", stream, next++, event));
		}
	}

	/** The merchant's next product of that name is decided anew after a lost race. */
	void lostTheSlugOf(String name) {
		UnitOfWork<?> lost = DefaultUnitOfWork.startAndGet(null);
		this.slugs.freeFor(MERCHANT, name);
		lost.rollback();
	}

	/** What another stream has been told. */
	List<Object> eventsOf(String stream) {
		return this.surroundings.readEvents(stream).asStream().<Object>map(Message::getPayload).toList();
	}

	static void accepted(ResultValidator<ProductAggregate> result, ProductEvent... events) {
		result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
	}

	static void refused(ResultValidator<ProductAggregate> result, Refusal refusal) {
		result.expectException(RefusedException.class).expectExceptionMessage(refusal.toString()).expectNoEvents();
	}

	static ProductCommand.ChangeProduct change(WantedChanges wanted, Refusal.Violation... violations) {
		return new ProductCommand.ChangeProduct(product(), merchant(), wanted.build(), List.of(violations));
	}

	static ProductId product() {
		return new ProductId(PRODUCT);
	}

	static MerchantId merchant() {
		return new MerchantId(MERCHANT);
	}

	private static UUID id(int number) {
		return UUID.fromString("019a0000-0000-7000-8000-00000000000" + number);
	}

}
