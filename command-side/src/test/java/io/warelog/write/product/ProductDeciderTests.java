package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.Category;
import io.warelog.api.product.DeletedProduct;
import io.warelog.api.product.Medium;
import io.warelog.api.product.NoProduct;
import io.warelog.api.product.ProductActivated;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.product.ProductCurrencyChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDeleted;
import io.warelog.api.product.ProductDescribed;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductFeesAssigned;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageAttached;
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
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.commit.Written;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Refusal;
import io.warelog.write.product.ProductCommand.ArchiveProduct;
import io.warelog.write.product.ProductCommand.AttachMedium;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.ChangeProduct;
import io.warelog.write.product.ProductCommand.CreateProduct;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import io.warelog.write.product.ProductCommand.MoveMedium;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import io.warelog.write.product.ProductCommand.RemoveMedium;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
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
import static io.warelog.write.product.ProductFixture.DEFAULT_OPTION;
import static io.warelog.write.product.ProductFixture.EXPRESS_FEE;
import static io.warelog.write.product.ProductFixture.GIFT_WRAP;
import static io.warelog.write.product.ProductFixture.IMAGE;
import static io.warelog.write.product.ProductFixture.MERCHANT;
import static io.warelog.write.product.ProductFixture.ORGANIZATION;
import static io.warelog.write.product.ProductFixture.OTHER_MERCHANT;
import static io.warelog.write.product.ProductFixture.PRODUCT;
import static io.warelog.write.product.ProductFixture.RED;
import static io.warelog.write.product.ProductFixture.RETIRED_FEE;
import static io.warelog.write.product.ProductFixture.RICH;
import static io.warelog.write.product.ProductFixture.UNKNOWN_FEE;
import static io.warelog.write.product.ProductFixture.VIDEO;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.changed;
import static io.warelog.write.product.ProductFixture.create;
import static io.warelog.write.product.ProductFixture.live;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.same;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;
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
						money("900", "JPY"), null, null, false, false, List.of(), ProductChanges.NONE, List.of())),
					CREATED_WITH_THE_LEAST);
		}

		@Test
		void answersTheFirstVersion() {
			fixture().givenNothing()
				.when(CREATE)
				.expectResultMessagePayload(new Written(PRODUCT, 1, 0, Effect.CHANGED));
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
			refused(fixture().givenNothing()
				.when(create(money("0", "USD"), ProductChanges.NONE, UNKNOWN_FEE, CARD_FEE, RETIRED_FEE)),
					unacceptable(new Violation("/price", "must be more than 0"),
							new Violation("/fee_type_ids/0", "names no fee type of the organization"),
							new Violation("/fee_type_ids/2", "names no fee type of the organization")));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "green-tea"))).isEmpty();
		}

		@Test
		void overAProductIsAProgrammingError() {
			assertThatIllegalStateException().isThrownBy(
					() -> ProductDecider.decide(CREATE, live(List.of(CREATED)), context(DetailsPolicy.EDITABLE)));
		}

		@Test
		void overADeletedProductFindsNothing() {
			assertThat(ProductDecider.decide(CREATE, new DeletedProduct(live(List.of(CREATED))),
					context(DetailsPolicy.EDITABLE)))
				.isEqualTo(Decision.refuse(NO_PRODUCT));
		}

		private ProductFixture fixture() {
			return ProductDeciderTests.this.fixture;
		}

	}

	@Nested
	class Changing {

		@ParameterizedTest(name = "{2}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#changes")
		void recordsOneEventForEachFactThatChanges(List<ProductEvent> before, ProductChanges wanted,
				List<ProductEvent> events) {
			accepted(fixture().given(before).when(change(wanted)), events.toArray(ProductEvent[]::new));
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#sames")
		void recordsNothingWhereAllIsSoAlready(List<ProductEvent> before, ProductChanges wanted) {
			accepted(fixture().given(before).when(change(wanted)));
		}

		@Test
		void answersTheVersionAfterAllItsEvents() {
			fixture().given(CREATED, new ProductRenamed("Tea")).when(change((wanted) -> {
				wanted.name = "Black tea";
				wanted.price = new BigDecimal("60");
				wanted.active = false;
			})).expectResultMessagePayload(new Written(PRODUCT, 5, 0, Effect.CHANGED));
		}

		@Test
		void answersThePresentVersionWhenAllIsSoAlready() {
			fixture().given(CREATED, new ProductRenamed("Tea"))
				.when(change((wanted) -> wanted.name = "Tea"))
				.expectResultMessagePayload(new Written(PRODUCT, 2, 0, Effect.NONE));
		}

		@Test
		void keepsTheSlugWhenTheNameChanges() {
			fixture().given(CREATED).when(change((wanted) -> wanted.name = "Black tea"));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "green-tea")))
				.containsExactly(new SlugClaimed(PRODUCT));
			assertThat(fixture().eventsOf(Streams.slug(MERCHANT, "black-tea"))).isEmpty();
		}

		@Test
		void namesEachFaultAtOnce() {
			refused(fixture().given(CREATED).when(change((wanted) -> {
				wanted.name = "Black tea";
				wanted.price = new BigDecimal("1.234");
				wanted.billingCycle = none();
				wanted.feeTypeIds = List.of(CARD_FEE, UNKNOWN_FEE, RETIRED_FEE);
			}, new Violation("/description", "must be text"))),
					unacceptable(new Violation("/description", "must be text"),
							new Violation("/price", "must have at most 2 decimals, as USD has"),
							new Violation("/billing_cycle", "is required for a recurring product"),
							new Violation("/fee_type_ids/1", "names no fee type of the organization"),
							new Violation("/fee_type_ids/2", "names no fee type of the organization")));
		}

		@Test
		void isRefusedForWhatCouldNotBeReadThoughNothingElseIsWanted() {
			Violation unread = new Violation("/name", "must be text");
			refused(fixture().given(CREATED).when(change(ProductChanges.NONE, unread)), unacceptable(unread));
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
			var result = fixture().given(CREATED).when(change((wanted) -> {
				wanted.currency = (currency != null) ? new CurrencyCode(currency) : null;
				wanted.price = (price != null) ? new BigDecimal(price) : null;
			}));
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
			var result = fixture().given("monthly".equals(before) ? CREATED : CREATED_WITH_THE_LEAST)
				.when(change((wanted) -> {
					wanted.recurring = recurring;
					if (cycle != null) {
						wanted.billingCycle = "none".equals(cycle) ? none() : to(BillingCycle.of(cycle));
					}
				}));
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
						.when(change((wanted) -> wanted.feeTypeIds = List.of(EXPRESS_FEE, RETIRED_FEE))),
					new ProductFeesAssigned(List.of(EXPRESS_FEE, RETIRED_FEE)));
		}

		@Test
		void doesNotAssignARetiredFeeTypeAnew() {
			refused(fixture().given(CREATED)
				.when(change((wanted) -> wanted.feeTypeIds = List.of(CARD_FEE, RETIRED_FEE))),
					unacceptable(new Violation("/fee_type_ids/1", "names no fee type of the organization")));
		}

		@Test
		void doesNotAssignARetiredFeeTypeAgainOnceItIsGone() {
			refused(fixture()
				.given(CREATED, new ProductFeesAssigned(List.of(RETIRED_FEE)), new ProductFeesAssigned(List.of()))
				.when(change((wanted) -> wanted.feeTypeIds = List.of(RETIRED_FEE))),
					unacceptable(new Violation("/fee_type_ids/0", "names no fee type of the organization")));
		}

		private ProductFixture fixture() {
			return ProductDeciderTests.this.fixture;
		}

	}

	@Nested
	class WhileDetailsAreFrozen {

		@ParameterizedTest(name = "{2}")
		@MethodSource("io.warelog.write.product.ProductDeciderTests#changesOfDetails")
		void noDetailChanges(List<ProductEvent> before, ProductChanges wanted, List<ProductEvent> events) {
			refused(frozen().given(before).when(change(wanted)), new Refusal.DetailsFrozen());
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#sames")
		void whatIsSoAlreadyMayBeSaid(List<ProductEvent> before, ProductChanges wanted) {
			accepted(frozen().given(before).when(change(wanted)));
		}

		@Test
		void theActiveStatusChanges() {
			accepted(frozen().given(CREATED).when(change((wanted) -> {
				wanted.active = false;
				wanted.name = "Green tea";
			})), new ProductDeactivated());
		}

		@Test
		void theActiveStatusDoesNotChangeTogetherWithADetail() {
			refused(frozen().given(CREATED).when(change((wanted) -> {
				wanted.active = false;
				wanted.name = "Black tea";
			})), new Refusal.DetailsFrozen());
		}

		@Test
		void faultsAreToldFirst() {
			refused(frozen().given(CREATED).when(change((wanted) -> {
				wanted.name = "Black tea";
				wanted.price = new BigDecimal("0");
			})), unacceptable(new Violation("/price", "must be more than 0")));
		}

		@Test
		void frozenDetailsAreToldBeforeTheArchive() {
			refused(frozen().given(CREATED, new ProductArchived()).when(change((wanted) -> {
				wanted.name = "Black tea";
				wanted.active = true;
			})), new Refusal.DetailsFrozen());
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnDetails")
		void noOtherCommandChangesADetail(ProductCommand command) {
			refused(frozen().given(RICH).when(command), new Refusal.DetailsFrozen());
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
			accepted(ProductDeciderTests.this.fixture.given(CREATED, new ProductArchived()).when(change((wanted) -> {
				wanted.name = "Old tea";
				wanted.price = new BigDecimal("1");
				wanted.active = false;
			})), new ProductRenamed("Old tea"), new ProductRepriced(new BigDecimal("1.00")));
		}

		@Test
		void nothingOfAChangeHappensThatWouldActivateAnArchivedProduct() {
			refused(ProductDeciderTests.this.fixture.given(CREATED, new ProductArchived()).when(change((wanted) -> {
				wanted.name = "Old tea";
				wanted.active = true;
			})), new Refusal.ProductArchived());
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
			refused(given().when(command, expecting(1L, 4L)), new Refusal.VersionMismatch(3));
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void letThroughWhatWasMeantForThisOne(ProductCommand command) {
			given().when(command, expecting(1L, 3L)).expectSuccessfulHandlerExecution();
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.ProductDeciderTests#commandsOnAProduct")
		void refuseAllWhenThereAreNone(ProductCommand command) {
			refused(given().when(command, expecting()), new Refusal.VersionMismatch(3));
		}

		@Test
		void areToldBeforeAnyFault() {
			refused(given().when(change((wanted) -> wanted.price = new BigDecimal("0")), expecting(1L)),
					new Refusal.VersionMismatch(3));
		}

		@Test
		void areNotToldOfAnotherMerchantsProduct() {
			refused(given().when(new DeleteProduct(product(), new MerchantId(OTHER_MERCHANT)), expecting(1L)),
					NO_PRODUCT);
		}

		private TestExecutor<ProductAggregate> given() {
			return ProductDeciderTests.this.fixture.given(CREATED,
					new ProductCategorized(List.of(new Category("Teas", "teas"))),
					new ProductImageAttached(IMAGE.key(), IMAGE.uri()));
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

	private static final CreateProduct CREATE = create();

	private static final Map<String, ProductCommand> COMMANDS = Map.of("activate",
			change((wanted) -> wanted.active = true), "deactivate", change((wanted) -> wanted.active = false),
			"archive", new ArchiveProduct(product(), merchant()), "unarchive",
			new UnarchiveProduct(product(), merchant()), "delete", new DeleteProduct(product(), merchant()));

	private static final Map<String, List<ProductEvent>> STATES = Map.of("active", List.of(), "inactive",
			List.of(new ProductDeactivated()), "archived", List.of(new ProductDeactivated(), new ProductArchived()),
			"unarchived", List.of(new ProductDeactivated(), new ProductArchived(), new ProductUnarchived()));

	static Stream<Arguments> changes() {
		return Stream.concat(changesOfDetails(),
				Stream.of(changed(CREATED, (wanted) -> wanted.active = false, new ProductDeactivated()),
						changed(CREATED_WITH_THE_LEAST, (wanted) -> wanted.active = true, new ProductActivated())));
	}

	static Stream<Arguments> changesOfDetails() {
		return Stream.of(changed(CREATED, (wanted) -> wanted.name = "Black tea", new ProductRenamed("Black tea")),
				changed(CREATED, (wanted) -> wanted.name = "green tea", new ProductRenamed("green tea")),
				changed(CREATED, (wanted) -> wanted.description = to("In bags"), new ProductDescribed("In bags")),
				changed(CREATED, (wanted) -> wanted.description = none(), new ProductDescribed(null)),
				changed(CREATED, (wanted) -> wanted.description = to(""), new ProductDescribed("")),
				changed(CREATED_WITH_THE_LEAST, (wanted) -> wanted.description = to("In bags"),
						new ProductDescribed("In bags")),
				changed(CREATED, (wanted) -> wanted.price = new BigDecimal("60"),
						new ProductRepriced(new BigDecimal("60.00"))),
				changed(CREATED, (wanted) -> {
					wanted.price = new BigDecimal("60");
					wanted.currency = new CurrencyCode("EUR");
				}, new ProductCurrencyChanged(new BigDecimal("60.00"), "EUR")),
				changed(CREATED, (wanted) -> wanted.imageUrl = to("https://img.example/2.png"),
						new ProductImageLinked("https://img.example/2.png")),
				changed(CREATED, (wanted) -> wanted.imageUrl = none(), new ProductImageLinked(null)),
				changed(CREATED_WITH_THE_LEAST, (wanted) -> wanted.imageUrl = to("https://img.example/2.png"),
						new ProductImageLinked("https://img.example/2.png")),
				changed(CREATED, (wanted) -> wanted.displayOnStorefront = false, new ProductHiddenFromStorefront()),
				changed(CREATED_WITH_THE_LEAST, (wanted) -> wanted.displayOnStorefront = true,
						new ProductShownOnStorefront()),
				changed(CREATED, (wanted) -> wanted.feeTypeIds = List.of(EXPRESS_FEE, CARD_FEE),
						new ProductFeesAssigned(List.of(EXPRESS_FEE, CARD_FEE))),
				changed(CREATED, (wanted) -> wanted.feeTypeIds = List.of(), new ProductFeesAssigned(List.of())),
				changed(CREATED, (wanted) -> wanted.recurring = false, new ProductMadeOneTime()),
				changed(CREATED_WITH_THE_LEAST, (wanted) -> {
					wanted.recurring = true;
					wanted.billingCycle = to(BillingCycle.DAILY);
				}, new ProductMadeRecurring("daily")), changed(CREATED, (wanted) -> {
					wanted.name = "Black tea";
					wanted.description = none();
					wanted.price = new BigDecimal("1");
					wanted.displayOnStorefront = false;
				}, new ProductRenamed("Black tea"), new ProductDescribed(null),
						new ProductRepriced(new BigDecimal("1.00")), new ProductHiddenFromStorefront()));
	}

	static Stream<Arguments> sames() {
		return Stream.of(same((wanted) -> {
		}, CREATED), same((wanted) -> wanted.name = "Green tea", CREATED),
				same((wanted) -> wanted.description = to("Loose leaves"), CREATED),
				same((wanted) -> wanted.description = none(), CREATED_WITH_THE_LEAST),
				same((wanted) -> wanted.price = new BigDecimal("55"), CREATED),
				same((wanted) -> wanted.currency = new CurrencyCode("USD"), CREATED),
				same((wanted) -> wanted.imageUrl = to("https://img.example/tea.png"), CREATED),
				same((wanted) -> wanted.imageUrl = none(), CREATED_WITH_THE_LEAST),
				same((wanted) -> wanted.displayOnStorefront = true, CREATED),
				same((wanted) -> wanted.feeTypeIds = List.of(CARD_FEE), CREATED),
				same((wanted) -> wanted.recurring = true, CREATED),
				same((wanted) -> wanted.billingCycle = to(BillingCycle.MONTHLY), CREATED), same((wanted) -> {
					wanted.recurring = false;
					wanted.billingCycle = none();
				}, CREATED_WITH_THE_LEAST), same((wanted) -> wanted.active = true, CREATED),
				same((wanted) -> wanted.active = false, CREATED_WITH_THE_LEAST));
	}

	static Stream<ProductCommand> commandsOnAProduct() {
		return commandsOf(merchant());
	}

	static Stream<ProductCommand> commandsOfAnotherMerchant() {
		return commandsOf(new MerchantId(OTHER_MERCHANT));
	}

	static Stream<ProductCommand> commandsOnDetails() {
		OptionChanges more = new OptionChanges(null, 5L, null, null, null);
		return Stream.of(new ReplaceOptions(product(), merchant(), OptionKind.OPTION, List.of(), List.of()),
				new ReplaceOptions(product(), merchant(), OptionKind.EXTRA, List.of(), List.of()),
				new ChangeOption(product(), merchant(), OptionKind.OPTION, RED.key(), more, List.of()),
				new ChangeOption(product(), merchant(), OptionKind.EXTRA, GIFT_WRAP.key(), more, List.of()),
				new RemoveOption(product(), merchant(), OptionKind.OPTION, RED.key()),
				new RemoveOption(product(), merchant(), OptionKind.EXTRA, GIFT_WRAP.key()),
				new RemoveCategory(product(), merchant(), "teas"),
				new AttachMedium(product(), merchant(), new Medium.Video("1", "vimeo", "https://vimeo.com/1")),
				new MoveMedium(product(), merchant(), MediumKind.IMAGE, IMAGE.key(), 1),
				new RemoveMedium(product(), merchant(), MediumKind.VIDEO, VIDEO.key()));
	}

	private static Stream<ProductCommand> commandsOf(MerchantId merchant) {
		OptionChanges more = new OptionChanges(null, 5L, null, null, null);
		return Stream.of(
				new ChangeProduct(product(), merchant, ProductChanges.of((wanted) -> wanted.name = "Black tea"),
						List.of()),
				new ArchiveProduct(product(), merchant), new UnarchiveProduct(product(), merchant),
				new DeleteProduct(product(), merchant),
				new ReplaceOptions(product(), merchant, OptionKind.OPTION, List.of(), List.of()),
				new ReplaceOptions(product(), merchant, OptionKind.EXTRA, List.of(), List.of()),
				new ChangeOption(product(), merchant, OptionKind.OPTION, DEFAULT_OPTION, more, List.of()),
				new RemoveOption(product(), merchant, OptionKind.OPTION, DEFAULT_OPTION),
				new RemoveCategory(product(), merchant, "teas"), new AttachMedium(product(), merchant, IMAGE),
				new MoveMedium(product(), merchant, MediumKind.IMAGE, IMAGE.key(), 0),
				new RemoveMedium(product(), merchant, MediumKind.IMAGE, IMAGE.key()));
	}

	private static ProductContext context(DetailsPolicy details) {
		return new ProductContext(new AtVersion(1, null), details, Set.of(), Set.of(), Set.of(), null);
	}

	private static Money money(String amount, String currency) {
		return new Money(new BigDecimal(amount), new CurrencyCode(currency));
	}

}
