package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.warelog.api.DomainEvent;
import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.OrganizationFounded;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.product.Category;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.decision.Setting;
import io.warelog.write.facts.Facts;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
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
import org.junit.jupiter.params.provider.Arguments;

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

	/** The key of the option of a product that has no others. */
	static final UUID DEFAULT_OPTION = ProductOption.standard(PRODUCT, BigDecimal.ZERO).key();

	static final Medium.Image IMAGE = new Medium.Image("f881c83b69e04669afbd2a23a8fc738b",
			"https://img.example/tea.png");

	static final Medium.Video VIDEO = new Medium.Video("73781961", "vimeo", "https://vimeo.com/73781961");

	/** An option with all it can have. */
	static final ProductOption GREEN = new ProductOption(id(11), Map.of("Color", "Green"), new BigDecimal("2.50"), 7,
			new BigDecimal("30.00"), new BigDecimal("0.25"), "1001");

	/** An option with only what it must have. */
	static final ProductOption RED = new ProductOption(id(12), Map.of("Color", "Red"), new BigDecimal("0.00"), 3, null,
			null, null);

	/** An extra with all it can have. */
	static final ProductOption GIFT_WRAP = new ProductOption(id(13), Map.of("Extras", "Gift wrap"),
			new BigDecimal("1.00"), ProductOption.UNLIMITED, new BigDecimal("0.40"), new BigDecimal("0.1"), null);

	/** A product of which there is some of each kind. */
	static final List<ProductEvent> RICH = List.of(CREATED,
			new ProductCategorized(List.of(new Category("Teas", "teas"), new Category("Gifts", "gifts"))),
			new ProductOptionsReplaced(List.of(GREEN, RED)), new ProductExtrasReplaced(List.of(GIFT_WRAP)),
			new ProductImageAttached(IMAGE.key(), IMAGE.uri()),
			new ProductVideoAttached(VIDEO.key(), VIDEO.site(), VIDEO.url()));

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
		this.axon
			.registerInjectableResource(new ProductFacts(new Facts(this.surroundings), this.slugs, this.surroundings))
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
		return given(Stream.concat(Stream.of(created), Stream.of(then)).toList());
	}

	/** A creation, and what came after. */
	TestExecutor<ProductAggregate> given(List<ProductEvent> past) {
		ProductCreated created = (ProductCreated) past.getFirst();
		happened(Streams.slug(MERCHANT, created.slug()), new SlugClaimed(created.productId()));
		return this.axon.given(past);
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

	static Refusal unacceptable(Violation... violations) {
		return new Refusal.Unacceptable(List.of(violations));
	}

	/** Asks for {@link #CREATED}. */
	static CreateProduct create() {
		return create(new Money(new BigDecimal("55"), new CurrencyCode("USD")), ProductChanges.NONE, CARD_FEE);
	}

	/** Asks for {@link #CREATED} and more. */
	static CreateProduct createWith(Consumer<ProductChanges.Draft> further) {
		return create(new Money(new BigDecimal("55"), new CurrencyCode("USD")), ProductChanges.of(further), CARD_FEE);
	}

	static CreateProduct create(Money price, ProductChanges further, UUID... fees) {
		return new CreateProduct(product(), merchant(), new OrganizationId(ORGANIZATION), "Green tea", "Loose leaves",
				price, BillingCycle.MONTHLY, "https://img.example/tea.png", true, true, List.of(fees), further,
				List.of());
	}

	static ChangeProduct change(ProductChanges wanted, Violation... violations) {
		return new ChangeProduct(product(), merchant(), wanted, List.of(violations));
	}

	static ChangeProduct change(Consumer<ProductChanges.Draft> wishes, Violation... violations) {
		return change(ProductChanges.of(wishes), violations);
	}

	/** A case of a change: the product before, what is wanted, and what happens. */
	static Arguments changed(ProductCreated before, Consumer<ProductChanges.Draft> wishes, ProductEvent... events) {
		return changed(List.of(before), wishes, events);
	}

	/**
	 * A case of a change: a creation and what came after, what is wanted, and what
	 * happens.
	 */
	static Arguments changed(List<ProductEvent> before, Consumer<ProductChanges.Draft> wishes, ProductEvent... events) {
		return Arguments.of(before, ProductChanges.of(wishes), List.of(events));
	}

	/** A case of a wish that the creation has fulfilled already. */
	static Arguments same(Consumer<ProductChanges.Draft> wishes, ProductCreated before) {
		return same(wishes, List.of(before));
	}

	/** A case of a wish that a creation and what came after have fulfilled already. */
	static Arguments same(Consumer<ProductChanges.Draft> wishes, List<ProductEvent> before) {
		return Arguments.of(before, ProductChanges.of(wishes));
	}

	static LiveProduct live(List<ProductEvent> past) {
		Product product = new NoProduct();
		for (ProductEvent event : past) {
			product = ProductFold.evolve(product, event);
		}
		return (LiveProduct) product;
	}

	static <T> Setting<T> to(T value) {
		return new Setting<>(value);
	}

	static <T> Setting<T> none() {
		return new Setting<>(null);
	}

	static ProductId product() {
		return new ProductId(PRODUCT);
	}

	static MerchantId merchant() {
		return new MerchantId(MERCHANT);
	}

	static UUID id(int number) {
		return UUID.fromString("019a0000-0000-7000-8000-%012d".formatted(number));
	}

}
