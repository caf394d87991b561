package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.LiveProduct;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.Product;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductFold;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageLinked;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMadeRecurring;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductShownOnStorefront;
import io.warelog.api.product.ProductUnarchived;
import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.commit.Intent;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.UnarchiveProduct;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.warelog.write.product.ProductFixture.CARD_FEE;
import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.CREATED_WITH_THE_LEAST;
import static io.warelog.write.product.ProductFixture.EXPRESS_FEE;
import static io.warelog.write.product.ProductFixture.MERCHANT;
import static io.warelog.write.product.ProductFixture.ORGANIZATION;
import static io.warelog.write.product.ProductFixture.OTHER_MERCHANT;
import static io.warelog.write.product.ProductFixture.PRODUCT;
import static io.warelog.write.product.ProductFixture.RETIRED_FEE;
import static io.warelog.write.product.ProductFixture.UNKNOWN_FEE;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProductDeciderTests {

	private static final Refusal NO_PRODUCT = new Refusal.NotFound("product");

	private final ProductFixture fixture = new ProductFixture();

	@Nested
	class Creating {

		@Test
		void recordsAllThatIsWanted() {
			accepted(fixture().givenNothing().when(CREATE), CREATED);
		}

		@Test
		void recordsNothingWhereNothingIsWanted() {
			accepted(fixture().givenNothing()
				.when(new CreateProduct(product(), merchant(), new OrganizationId(ORGANIZATION), "Tea", null,
						money("900", "JPY"), null, null, false, false, List.of())),
					CREATED_WITH_THE_LEAST);
		}

		@Test
		void answersTheFirstVersion() {
			fixture().givenNothing().when(CREATE).expectResultMessagePayload(new Written(PRODUCT, 1, Effect.CHANGED));
		}

		@Test
		void claimsTheSlugOfTheName() {
			fixture().givenNothing().when(CREATE);
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "green-tea")))
				.containsExactly(new SlugClaimed(PRODUCT));
		}

		@Test
		void takesTheNextSlugWhenThatOfTheNameIsTaken() {
			fixture().happened(Streams.slug(MERCHANT, "green-tea"), new SlugClaimed(UNKNOWN_FEE));
			fixture().lostTheSlugOf("Green tea");
			accepted(fixture().givenNothing().when(CREATE),
					new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Green tea", "green-tea-2", "Loose leaves",
							new BigDecimal("55.00"), "USD", "monthly", "https://img.example/tea.png", true, true,
							List.of(CARD_FEE)));
		}

		@Test
		void takesAnotherMerchantsSlug() {
			fixture().happened(Streams.slug(OTHER_MERCHANT, "green-tea"), new SlugClaimed(UNKNOWN_FEE));
			accepted(fixture().givenNothing().when(CREATE), CREATED);
		}

		@Test
		void isPossibleWhileDetailsAreFrozen() {
			accepted(fixture().frozen().givenNothing().when(CREATE), CREATED);
		}

		@Test
		void namesEachFaultAtOnceAndClaimsNoSlug() {
			refused(fixture().givenNothing().when(create(money("0", "USD"), UNKNOWN_FEE, CARD_FEE, RETIRED_FEE)),
					unacceptable(new Violation("/price", "must be more than 0"),
							new Violation("/fee_type_ids/0", "names no fee type of the organization"),
							new Violation("/fee_type_ids/2", "names no fee type of the organization")));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "green-tea"))).isEmpty();
		}

		@Test
		void overAProductIsAProgrammingError() {
			assertThatIllegalStateException()
				.isThrownBy(() -> ProductDecider.decide(CREATE, live(), context(DetailsPolicy.EDITABLE)));
		}

		@Test
		void overADeletedProductFindsNothing() {
			assertThat(ProductDecider.decide(CREATE, new DeletedProduct(live()), context(DetailsPolicy.EDITABLE)))
				.isEqualTo(Decision.refuse(NO_PRODUCT));
		}

		private ProductFixture fixture() {
			return ProductDeciderTests.this.fixture;
		}

	}

	@Nested
	class Changing {

		@ParameterizedTest(name = "{1}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#changes")
		void recordsOneEventForEachFactThatChanges(ProductCreated before, WantedChanges wanted,
				List<ProductEvent> events) {
			accepted(fixture().given(before).when(change(wanted)), events.toArray(ProductEvent[]::new));
		}

		@ParameterizedTest(name = "{1}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#sames")
		void recordsNothingWhereAllIsSoAlready(ProductCreated before, WantedChanges wanted) {
			accepted(fixture().given(before).when(change(wanted)));
		}

		@Test
		void answersTheVersionAfterAllItsEvents() {
			fixture().given(CREATED, new ProductRenamed("Tea"))
				.when(change(WantedChanges.of().name("Black tea").price("60").active(false)))
				.expectResultMessagePayload(new Written(PRODUCT, 5, Effect.CHANGED));
		}

		@Test
		void answersThePresentVersionWhenAllIsSoAlready() {
			fixture().given(CREATED, new ProductRenamed("Tea"))
				.when(change(WantedChanges.of().name("Tea")))
				.expectResultMessagePayload(new Written(PRODUCT, 2, Effect.NONE));
		}

		@Test
		void keepsTheSlugWhenTheNameChanges() {
			fixture().given(CREATED).when(change(WantedChanges.of().name("Black tea")));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "green-tea")))
				.containsExactly(new SlugClaimed(PRODUCT));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "black-tea"))).isEmpty();
		}

		@Test
		void namesEachFaultAtOnce() {
			refused(fixture().given(CREATED)
				.when(change(
						WantedChanges.of()
							.name("Black tea")
							.price("1.234")
							.billingCycle(null)
							.feeTypeIds(CARD_FEE, UNKNOWN_FEE, RETIRED_FEE),
						new Violation("/description", "must be text"))),
					unacceptable(new Violation("/description", "must be text"),
							new Violation("/price", "must have at most 2 decimals, as USD has"),
							new Violation("/billing_cycle", "is required for a recurring product"),
							new Violation("/fee_type_ids/1", "names no fee type of the organization"),
							new Violation("/fee_type_ids/2", "names no fee type of the organization")));
		}

		@Test
		void isRefusedForWhatCouldNotBeReadThoughNothingElseIsWanted() {
			Violation unread = new Violation("/name", "must be text");
			refused(fixture().given(CREATED).when(change(WantedChanges.of(), unread)), unacceptable(unread));
		}

		/** No currency is "-"; the price before is 55.00 USD. */
		@ParameterizedTest
		@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
				-   | 55           | nothing
				-   | 55.00        | nothing
				-   | 55.000       | nothing
				-   | 60.5         | repriced 60.50
				-   | 10000000000  | repriced 10000000000.00
				-   | 10000000000.01 | must be at most 10000000000.00 USD
				-   | 1e999999999  | must be at most 10000000000.00 USD
				-   | 60.555       | must have at most 2 decimals, as USD has
				-   | 0            | must be more than 0
				-   | -1           | must be more than 0
				USD | -            | nothing
				USD | 55           | nothing
				USD | 60.5         | repriced 60.50
				EUR | -            | is required with another currency
				EUR | 55           | changed 55.00 EUR
				EUR | 0            | must be more than 0
				JPY | -            | is required with another currency
				JPY | 900          | changed 900 JPY
				JPY | 900.00       | changed 900 JPY
				JPY | 60.5         | must be a whole number, as JPY has no decimals
				KWD | 1.5          | changed 1.500 KWD
				KWD | 1.234        | changed 1.234 KWD
				KWD | 1.2345       | must have at most 3 decimals, as KWD has
				""")
		void pricesInACurrency(@Nullable String currency, @Nullable String price, String outcome) {
			var result = fixture().given(CREATED).when(change(WantedChanges.of().currency(currency).price(price)));
			String[] words = outcome.split(" ");
			switch (words[0]) {
				case "nothing" -> accepted(result);
				case "repriced" -> accepted(result, new ProductRepriced(new BigDecimal(words[1])));
				case "changed" -> accepted(result, new ProductCurrencyChanged(new BigDecimal(words[1]), words[2]));
				default -> refused(result, unacceptable(new Violation("/price", outcome)));
			}
		}

		/** What is absent is "-", a cycle that is to be cleared is "none". */
		@ParameterizedTest
		@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
				monthly  | -     | -       | nothing
				monthly  | -     | none    | is required for a recurring product
				monthly  | -     | monthly | nothing
				monthly  | -     | weekly  | weekly
				monthly  | true  | -       | nothing
				monthly  | true  | none    | is required for a recurring product
				monthly  | true  | monthly | nothing
				monthly  | true  | weekly  | weekly
				monthly  | false | -       | one-time
				monthly  | false | none    | one-time
				monthly  | false | monthly | is only for a recurring product
				monthly  | false | weekly  | is only for a recurring product
				one-time | -     | -       | nothing
				one-time | -     | none    | nothing
				one-time | -     | weekly  | is only for a recurring product
				one-time | true  | -       | is required for a recurring product
				one-time | true  | none    | is required for a recurring product
				one-time | true  | weekly  | weekly
				one-time | false | -       | nothing
				one-time | false | none    | nothing
				one-time | false | weekly  | is only for a recurring product
				""")
		void billsOnceOrAgainAndAgain(String before, @Nullable Boolean recurring, @Nullable String cycle,
				String outcome) {
			WantedChanges wanted = WantedChanges.of().recurring(recurring);
			if (cycle != null) {
				wanted.billingCycle("none".equals(cycle) ? null : BillingCycle.of(cycle));
			}
			var result = fixture().given("monthly".equals(before) ? CREATED : CREATED_WITH_THE_LEAST)
				.when(change(wanted));
			switch (outcome) {
				case "nothing" -> accepted(result);
				case "one-time" -> accepted(result, new ProductMadeOneTime());
				case "weekly" -> accepted(result, new ProductMadeRecurring("weekly"));
				default -> refused(result, unacceptable(new Violation("/billing_cycle", outcome)));
			}
		}

		@Test
		void keepsARetiredFeeTypeWhereItIsAssigned() {
			accepted(
					fixture().given(CREATED, new ProductFeesAssigned(List.of(RETIRED_FEE)))
						.when(change(WantedChanges.of().feeTypeIds(EXPRESS_FEE, RETIRED_FEE))),
					new ProductFeesAssigned(List.of(EXPRESS_FEE, RETIRED_FEE)));
		}

		@Test
		void doesNotAssignARetiredFeeTypeAnew() {
			refused(fixture().given(CREATED).when(change(WantedChanges.of().feeTypeIds(CARD_FEE, RETIRED_FEE))),
					unacceptable(new Violation("/fee_type_ids/1", "names no fee type of the organization")));
		}

		@Test
		void doesNotAssignARetiredFeeTypeAgainOnceItIsGone() {
			refused(fixture()
				.given(CREATED, new ProductFeesAssigned(List.of(RETIRED_FEE)), new ProductFeesAssigned(List.of()))
				.when(change(WantedChanges.of().feeTypeIds(RETIRED_FEE))),
					unacceptable(new Violation("/fee_type_ids/0", "names no fee type of the organization")));
		}

		private ProductFixture fixture() {
			return ProductDeciderTests.this.fixture;
		}

	}

	@Nested
	class WhileDetailsAreFrozen {

		@ParameterizedTest(name = "{1}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#changesOfDetails")
		void noDetailChanges(ProductCreated before, WantedChanges wanted, List<ProductEvent> events) {
			refused(frozen().given(before).when(change(wanted)), new Refusal.DetailsFrozen());
		}

		@ParameterizedTest(name = "{1}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#sames")
		void whatIsSoAlreadyMayBeSaid(ProductCreated before, WantedChanges wanted) {
			accepted(frozen().given(before).when(change(wanted)));
		}

		@Test
		void theActiveStatusChanges() {
			accepted(frozen().given(CREATED).when(change(WantedChanges.of().active(false).name("Green tea"))),
					new ProductDeactivated());
		}

		@Test
		void theActiveStatusDoesNotChangeTogetherWithADetail() {
			refused(frozen().given(CREATED).when(change(WantedChanges.of().active(false).name("Black tea"))),
					new Refusal.DetailsFrozen());
		}

		@Test
		void faultsAreToldFirst() {
			refused(frozen().given(CREATED).when(change(WantedChanges.of().name("Black tea").price("0"))),
					unacceptable(new Violation("/price", "must be more than 0")));
		}

		@Test
		void frozenDetailsAreToldBeforeTheArchive() {
			refused(frozen().given(CREATED, new ProductArchived())
				.when(change(WantedChanges.of().name("Black tea").active(true))), new Refusal.DetailsFrozen());
		}

		@Test
		void productsAreStillArchivedAndDeleted() {
			accepted(frozen().given(CREATED).when(new ArchiveProduct(product(), merchant())), new ProductArchived());
			accepted(new ProductFixture().frozen()
				.given(CREATED, new ProductArchived())
				.when(new UnarchiveProduct(product(), merchant())), new ProductUnarchived());
			accepted(new ProductFixture().frozen().given(CREATED).when(new DeleteProduct(product(), merchant())),
					new ProductDeleted());
		}

		private ProductFixture frozen() {
			return ProductDeciderTests.this.fixture.frozen();
		}

	}

	@Nested
	class Availability {

		@ParameterizedTest
		@CsvSource({ "active, activate, nothing", "active, deactivate, deactivated", "active, archive, archived",
				"active, unarchive, nothing", "active, delete, deleted", "inactive, activate, activated",
				"inactive, deactivate, nothing", "inactive, archive, archived", "inactive, unarchive, nothing",
				"inactive, delete, deleted", "archived, activate, refused", "archived, deactivate, nothing",
				"archived, archive, nothing", "archived, unarchive, unarchived", "archived, delete, deleted",
				"unarchived, activate, nothing", "unarchived, deactivate, deactivated" })
		void changesAsItsStateAllows(String before, String wanted, String outcome) {
			var result = ProductDeciderTests.this.fixture
				.given(CREATED, STATES.get(before).toArray(ProductEvent[]::new))
				.when(COMMANDS.get(wanted));
			switch (outcome) {
				case "nothing" -> accepted(result);
				case "refused" -> refused(result, new Refusal.ProductArchived());
				case "activated" -> accepted(result, new ProductActivated());
				case "deactivated" -> accepted(result, new ProductDeactivated());
				case "archived" -> accepted(result, new ProductArchived());
				case "unarchived" -> accepted(result, new ProductUnarchived());
				default -> accepted(result, new ProductDeleted());
			}
		}

		@Test
		void anArchivedProductIsEditedOtherwise() {
			accepted(
					ProductDeciderTests.this.fixture.given(CREATED, new ProductArchived())
						.when(change(WantedChanges.of().name("Old tea").price("1").active(false))),
					new ProductRenamed("Old tea"), new ProductRepriced(new BigDecimal("1.00")));
		}

		@Test
		void nothingOfAChangeHappensThatWouldActivateAnArchivedProduct() {
			refused(ProductDeciderTests.this.fixture.given(CREATED, new ProductArchived())
				.when(change(WantedChanges.of().name("Old tea").active(true))), new Refusal.ProductArchived());
		}

		@Test
		void deletionFreesTheSlug() {
			ProductDeciderTests.this.fixture.given(CREATED).when(COMMANDS.get("delete"));
			assertThat(ProductDeciderTests.this.fixture.eventsOf(Streams.slug(MERCHANT, "green-tea")))
				.containsExactly(new SlugClaimed(PRODUCT), new SlugReleased());
		}

	}

	@Nested
	class ExpectedVersions {

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void refuseWhatWasMeantForAnotherState(ProductCommand command) {
			refused(given().when(command, expecting(1L, 3L)), new Refusal.VersionMismatch(2));
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void letThroughWhatWasMeantForThisOne(ProductCommand command) {
			given().when(command, expecting(1L, 2L)).expectSuccessfulHandlerExecution();
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void refuseAllWhenThereAreNone(ProductCommand command) {
			refused(given().when(command, expecting()), new Refusal.VersionMismatch(2));
		}

		@Test
		void areToldBeforeAnyFault() {
			refused(given().when(change(WantedChanges.of().price("0")), expecting(1L)), new Refusal.VersionMismatch(2));
		}

		@Test
		void areNotToldOfAnotherMerchantsProduct() {
			refused(given().when(new DeleteProduct(product(), new MerchantId(OTHER_MERCHANT)), expecting(1L)),
					NO_PRODUCT);
		}

		private TestExecutor<ProductAggregate> given() {
			return ProductDeciderTests.this.fixture.given(CREATED, new ProductRenamed("Tea"));
		}

		private static Map<String, ?> expecting(Long... versions) {
			return new Intent(MERCHANT, UNKNOWN_FEE, "request", null, Set.of(versions), null).toMetaData();
		}

	}

	@Nested
	class NotFound {

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOfAnotherMerchant")
		void isAnotherMerchantsProduct(ProductCommand command) {
			refused(ProductDeciderTests.this.fixture.given(CREATED).when(command), NO_PRODUCT);
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void isADeletedProduct(ProductCommand command) {
			refused(ProductDeciderTests.this.fixture.given(CREATED, new ProductDeleted()).when(command), NO_PRODUCT);
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void isAProductThatNeverWas(ProductCommand command) {
			ProductDeciderTests.this.fixture.givenNothing()
				.when(command)
				.expectException(AggregateNotFoundException.class);
			assertThat(ProductDecider.decide(command, new NoProduct(), context(DetailsPolicy.EDITABLE)))
				.isEqualTo(Decision.refuse(NO_PRODUCT));
		}

	}

	private static final CreateProduct CREATE = create(money("55", "USD"), CARD_FEE);

	private static final Map<String, ProductCommand> COMMANDS = Map.of("activate",
			change(WantedChanges.of().active(true)), "deactivate", change(WantedChanges.of().active(false)), "archive",
			new ArchiveProduct(product(), merchant()), "unarchive", new UnarchiveProduct(product(), merchant()),
			"delete", new DeleteProduct(product(), merchant()));

	private static final Map<String, List<ProductEvent>> STATES = Map.of("active", List.of(), "inactive",
			List.of(new ProductDeactivated()), "archived", List.of(new ProductDeactivated(), new ProductArchived()),
			"unarchived", List.of(new ProductDeactivated(), new ProductArchived(), new ProductUnarchived()));

	static Stream<Arguments> changes() {
		return Stream.concat(changesOfDetails(),
				Stream.of(changed(CREATED, WantedChanges.of().active(false), new ProductDeactivated()),
						changed(CREATED_WITH_THE_LEAST, WantedChanges.of().active(true), new ProductActivated())));
	}

	static Stream<Arguments> changesOfDetails() {
		return Stream.of(changed(CREATED, WantedChanges.of().name("Black tea"), new ProductRenamed("Black tea")),
				changed(CREATED, WantedChanges.of().name("green tea"), new ProductRenamed("green tea")),
				changed(CREATED, WantedChanges.of().description("In bags"), new ProductDescribed("In bags")),
				changed(CREATED, WantedChanges.of().description(null), new ProductDescribed(null)),
				changed(CREATED, WantedChanges.of().description(""), new ProductDescribed("")),
				changed(CREATED_WITH_THE_LEAST, WantedChanges.of().description("In bags"),
						new ProductDescribed("In bags")),
				changed(CREATED, WantedChanges.of().price("60"), new ProductRepriced(new BigDecimal("60.00"))),
				changed(CREATED, WantedChanges.of().price("60").currency("EUR"),
						new ProductCurrencyChanged(new BigDecimal("60.00"), "EUR")),
				changed(CREATED, WantedChanges.of().imageUrl("https://img.example/2.png"),
						new ProductImageLinked("https://img.example/2.png")),
				changed(CREATED, WantedChanges.of().imageUrl(null), new ProductImageLinked(null)),
				changed(CREATED_WITH_THE_LEAST, WantedChanges.of().imageUrl("https://img.example/2.png"),
						new ProductImageLinked("https://img.example/2.png")),
				changed(CREATED, WantedChanges.of().displayOnStorefront(false), new ProductHiddenFromStorefront()),
				changed(CREATED_WITH_THE_LEAST, WantedChanges.of().displayOnStorefront(true),
						new ProductShownOnStorefront()),
				changed(CREATED, WantedChanges.of().feeTypeIds(EXPRESS_FEE, CARD_FEE),
						new ProductFeesAssigned(List.of(EXPRESS_FEE, CARD_FEE))),
				changed(CREATED, WantedChanges.of().feeTypeIds(), new ProductFeesAssigned(List.of())),
				changed(CREATED, WantedChanges.of().recurring(false), new ProductMadeOneTime()),
				changed(CREATED_WITH_THE_LEAST, WantedChanges.of().recurring(true).billingCycle(BillingCycle.DAILY),
						new ProductMadeRecurring("daily")),
				changed(CREATED,
						WantedChanges.of().name("Black tea").description(null).price("1").displayOnStorefront(false),
						new ProductRenamed("Black tea"), new ProductDescribed(null), new ProductHiddenFromStorefront(),
						new ProductRepriced(new BigDecimal("1.00"))));
	}

	static Stream<Arguments> sames() {
		return Stream.of(Arguments.of(CREATED, WantedChanges.of()),
				Arguments.of(CREATED, WantedChanges.of().name("Green tea")),
				Arguments.of(CREATED, WantedChanges.of().description("Loose leaves")),
				Arguments.of(CREATED_WITH_THE_LEAST, WantedChanges.of().description(null)),
				Arguments.of(CREATED, WantedChanges.of().price("55")),
				Arguments.of(CREATED, WantedChanges.of().currency("USD")),
				Arguments.of(CREATED, WantedChanges.of().imageUrl("https://img.example/tea.png")),
				Arguments.of(CREATED_WITH_THE_LEAST, WantedChanges.of().imageUrl(null)),
				Arguments.of(CREATED, WantedChanges.of().displayOnStorefront(true)),
				Arguments.of(CREATED, WantedChanges.of().feeTypeIds(CARD_FEE)),
				Arguments.of(CREATED, WantedChanges.of().recurring(true)),
				Arguments.of(CREATED, WantedChanges.of().billingCycle(BillingCycle.MONTHLY)),
				Arguments.of(CREATED_WITH_THE_LEAST, WantedChanges.of().recurring(false).billingCycle(null)),
				Arguments.of(CREATED, WantedChanges.of().active(true)),
				Arguments.of(CREATED_WITH_THE_LEAST, WantedChanges.of().active(false)));
	}

	static Stream<ProductCommand> commandsOnAProduct() {
		return commandsOf(merchant());
	}

	static Stream<ProductCommand> commandsOfAnotherMerchant() {
		return commandsOf(new MerchantId(OTHER_MERCHANT));
	}

	private static Stream<ProductCommand> commandsOf(MerchantId merchant) {
		return Stream.of(
				new ChangeProduct(product(), merchant, WantedChanges.of().name("Black tea").build(), List.of()),
				new ArchiveProduct(product(), merchant), new UnarchiveProduct(product(), merchant),
				new DeleteProduct(product(), merchant));
	}

	private static Arguments changed(ProductCreated before, WantedChanges wanted, ProductEvent... events) {
		return Arguments.of(before, wanted, Arrays.asList(events));
	}

	private static CreateProduct create(Money price, UUID... fees) {
		return new CreateProduct(product(), merchant(), new OrganizationId(ORGANIZATION), "Green tea", "Loose leaves",
				price, BillingCycle.MONTHLY, "https://img.example/tea.png", true, true, List.of(fees));
	}

	private static LiveProduct live() {
		Product product = ProductFold.evolve(new NoProduct(), CREATED);
		return (LiveProduct) product;
	}

	private static ProductContext context(DetailsPolicy details) {
		return new ProductContext(new AtVersion(1, null), details, Set.of(), null);
	}

	private static Money money(String amount, String currency) {
		return new Money(new BigDecimal(amount), new CurrencyCode(currency));
	}

	private static Refusal unacceptable(Violation... violations) {
		return new Refusal.Unacceptable(List.of(violations));
	}

}
