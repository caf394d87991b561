package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtraChanged;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.ChangeOption;
import io.warelog.write.product.ProductCommand.RemoveOption;
import io.warelog.write.product.ProductCommand.ReplaceOptions;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.CREATED_WITH_THE_LEAST;
import static io.warelog.write.product.ProductFixture.DEFAULT_OPTION;
import static io.warelog.write.product.ProductFixture.GIFT_WRAP;
import static io.warelog.write.product.ProductFixture.GREEN;
import static io.warelog.write.product.ProductFixture.PRODUCT;
import static io.warelog.write.product.ProductFixture.RED;
import static io.warelog.write.product.ProductFixture.RICH;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.id;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;

class OptionDeciderTests {

	private static final UUID NEW = id(14);

	private static final UUID UNKNOWN = id(15);

	private static final ProductOption STANDARD = ProductOption.standard(PRODUCT, new BigDecimal("0.00"));

	private static final ProductOption BLUE = new ProductOption(NEW, Map.of("Color", "Blue"), new BigDecimal("4.00"),
			-1, null, null, null);

	private static final WantedOption WANTED_BLUE = new WantedOption(NEW, false, Map.of("Color", "Blue"),
			new BigDecimal("4"), -1, null, null, null);

	private static final OptionChanges NOTHING = new OptionChanges(null, null, null, null, null);

	private final ProductFixture fixture = new ProductFixture();

	@Nested
	class Replacing {

		@Test
		void takesThePlaceOfTheDefaultOption() {
			accepted(given(List.of(CREATED), replaceOptions(WANTED_BLUE)), new ProductOptionsReplaced(List.of(BLUE)));
		}

		@Test
		void makesTheFirstExtras() {
			accepted(given(List.of(CREATED), replaceExtras(WANTED_BLUE)), new ProductExtrasReplaced(List.of(BLUE)));
		}

		@Test
		void keepsWhatIsKnownMakesWhatIsNewAndDeletesWhatIsLeftOut() {
			accepted(given(RICH, replaceOptions(WANTED_BLUE, asItIs(GREEN))),
					new ProductOptionsReplaced(List.of(BLUE, GREEN)));
		}

		@Test
		void keepsOfWhatIsKnownAllThatIsNotSaid() {
			WantedOption said = new WantedOption(GREEN.key(), true, Map.of("Color", "Lime"), new BigDecimal("3"), 0,
					null, null, null);
			ProductOption lime = new ProductOption(GREEN.key(), Map.of("Color", "Lime"), new BigDecimal("3.00"), 0,
					GREEN.cost(), GREEN.weight(), GREEN.fetchSku());
			accepted(given(RICH, replaceOptions(said, asItIs(RED))), new ProductOptionChanged(lime));
		}

		@Test
		void clearsWhatIsSaidToBeNone() {
			WantedOption cleared = new WantedOption(GREEN.key(), true, GREEN.metadata(), GREEN.surcharge(),
					GREEN.quantity(), none(), none(), none());
			accepted(given(RICH, replaceOptions(cleared, asItIs(RED))),
					new ProductOptionChanged(new ProductOption(GREEN.key(), GREEN.metadata(), GREEN.surcharge(),
							GREEN.quantity(), null, null, null)));
		}

		@Test
		void recordsOneEventForEachThatIsAnother() {
			accepted(given(RICH, replaceOptions(withQuantity(GREEN, 1), withQuantity(RED, 2))),
					new ProductOptionChanged(quantity(GREEN, 1)), new ProductOptionChanged(quantity(RED, 2)));
			accepted(new ProductFixture().given(RICH).when(replaceExtras(withQuantity(GIFT_WRAP, 1))),
					new ProductExtraChanged(quantity(GIFT_WRAP, 1)));
		}

		@Test
		void recordsAnotherOrder() {
			accepted(given(RICH, replaceOptions(asItIs(RED), asItIs(GREEN))),
					new ProductOptionsReplaced(List.of(RED, GREEN)));
		}

		@Test
		void recordsAnotherOrderOfColumns() {
			ProductOption before = new ProductOption(NEW, columns("Color", "Size"), new BigDecimal("0.00"), 1, null,
					null, null);
			ProductOption after = new ProductOption(NEW, columns("Size", "Color"), new BigDecimal("0.00"), 1, null,
					null, null);
			accepted(
					given(List.of(CREATED, new ProductOptionsReplaced(List.of(before))), replaceOptions(asItIs(after))),
					new ProductOptionChanged(after));
			accepted(new ProductFixture().given(CREATED, new ProductOptionsReplaced(List.of(before)))
				.when(replaceOptions(asItIs(before))));
		}

		@Test
		void recordsNothingWhereAllIsSoAlready() {
			given(RICH, replaceOptions(asItIs(GREEN), asItIs(RED))).expectEvents()
				.expectResultMessagePayload(new Written(PRODUCT, 6, 0, Effect.NONE));
			accepted(new ProductFixture().given(RICH).when(replaceExtras(asItIs(GIFT_WRAP))));
		}

		@Test
		void byNothingGivesTheDefaultOptionBack() {
			accepted(given(RICH, replaceOptions()), new ProductOptionsReplaced(List.of()));
		}

		@Test
		void byNothingLeavesNoExtras() {
			accepted(given(RICH, replaceExtras()), new ProductExtrasReplaced(List.of()));
		}

		@Test
		void byNothingResetsTheDefaultOption() {
			accepted(given(List.of(CREATED, new ProductOptionChanged(quantity(STANDARD, 5))), replaceOptions()),
					new ProductOptionChanged(STANDARD));
		}

		@ParameterizedTest
		@EnumSource
		void byNothingChangesNothingWhereThereIsNothing(OptionKind kind) {
			accepted(given(List.of(CREATED), replace(kind)));
		}

		@Test
		void mayTurnTheDefaultOptionIntoAnother() {
			WantedOption named = new WantedOption(DEFAULT_OPTION, true, Map.of("Color", "Blue"), BigDecimal.ZERO, 5,
					null, null, null);
			accepted(given(List.of(CREATED), replaceOptions(named, WANTED_BLUE)),
					new ProductOptionsReplaced(List.of(new ProductOption(DEFAULT_OPTION, Map.of("Color", "Blue"),
							new BigDecimal("0.00"), 5, null, null, null), BLUE)));
		}

		@Test
		void keepsNoOptionThatIsNotThere() {
			refused(given(RICH, replaceOptions(asItIs(GREEN), known(UNKNOWN), asItIs(GIFT_WRAP))),
					unacceptable(new Violation("/options/1/id", "names no option of the product"),
							new Violation("/options/2/id", "names no option of the product")));
		}

		@Test
		void keepsNoExtraThatIsNotThere() {
			refused(given(RICH, replaceExtras(known(UNKNOWN), asItIs(GREEN))),
					unacceptable(new Violation("/extras/0/id", "names no extra of the product"),
							new Violation("/extras/1/id", "names no extra of the product")));
		}

		@ParameterizedTest
		@EnumSource
		void takes250(OptionKind kind) {
			WantedOption[] most = many(250);
			accepted(given(List.of(CREATED), replace(kind, most)),
					kind.replaced(Stream.of(most).map(OptionDeciderTests::asWanted).toList()));
		}

		@ParameterizedTest
		@CsvSource({ "OPTION, 251, /options", "OPTION, 1000, /options", "EXTRA, 251, /extras", "EXTRA, 1000, /extras" })
		void takesNoMore(OptionKind kind, int number, String pointer) {
			WantedOption[] wanted = many(number);
			Refusal tooMany = unacceptable(new Violation(pointer, "must have at most 250 elements, not " + number));
			refused(given(RICH, replace(kind, wanted)), tooMany);
			refused(new ProductFixture().givenNothing().when(createWith((further) -> {
				further.options = (kind == OptionKind.OPTION) ? List.of(wanted) : null;
				further.extras = (kind == OptionKind.EXTRA) ? List.of(wanted) : null;
			})), tooMany);
		}

		@Test
		void keepsEachOnce() {
			refused(given(RICH, replaceOptions(asItIs(GREEN), asItIs(RED), asItIs(GREEN))),
					unacceptable(new Violation("/options/2/id", "is given twice")));
		}

		@Test
		void namesEachFaultAtOnce() {
			WantedOption bad = new WantedOption(NEW, false, Map.of("Color", "Blue"), new BigDecimal("1.001"), -2,
					to(new BigDecimal("-1")), to(new BigDecimal("-1")), null);
			refused(given(RICH,
					new ReplaceOptions(product(), merchant(), OptionKind.OPTION, List.of(known(UNKNOWN), bad),
							List.of(new Violation("/options/2", "must be an object")))),
					unacceptable(new Violation("/options/2", "must be an object"),
							new Violation("/options/0/id", "names no option of the product"),
							new Violation("/options/1/surcharge", "must have at most 2 decimals, as USD has"),
							new Violation("/options/1/quantity", "must be at least 0, or -1 for any number"),
							new Violation("/options/1/cost", "must not be negative"),
							new Violation("/options/1/weight", "must be from 0 to 1000000000")));
		}

		@Test
		void keepsAmountsWithTheDecimalsOfTheCurrency() {
			WantedOption wanted = new WantedOption(NEW, false, Map.of("Color", "Blue"), new BigDecimal("100.0"), 1,
					to(new BigDecimal("50.00")), to(new BigDecimal("1.50")), null);
			accepted(given(List.of(CREATED_WITH_THE_LEAST), replaceOptions(wanted)),
					new ProductOptionsReplaced(List.of(new ProductOption(NEW, Map.of("Color", "Blue"),
							new BigDecimal("100"), 1, new BigDecimal("50"), new BigDecimal("1.5"), null))));
		}

		@Test
		void isPossibleTogetherWithOtherChanges() {
			accepted(given(RICH, change((wanted) -> {
				wanted.options = List.of();
				wanted.quantity = 9L;
				wanted.extras = List.of(WANTED_BLUE);
			})), new ProductOptionsReplaced(List.of(quantity(STANDARD, 9))), new ProductExtrasReplaced(List.of(BLUE)));
		}

	}

	@Nested
	class Changing {

		@ParameterizedTest(name = "{1}")
		@MethodSource("io.warelog.write.product.OptionDeciderTests#changesOfGreen")
		void recordsTheOptionAsItIsThen(OptionChanges changes, ProductOption after) {
			accepted(given(RICH, changeOption(GREEN.key(), changes)), new ProductOptionChanged(after));
		}

		@ParameterizedTest
		@MethodSource("io.warelog.write.product.OptionDeciderTests#sames")
		void recordsNothingWhereAllIsSoAlready(OptionChanges changes) {
			accepted(given(RICH, changeOption(GREEN.key(), changes)));
		}

		@Test
		void changesAnExtra() {
			accepted(given(RICH, changeExtra(GIFT_WRAP.key(), new OptionChanges(null, 5L, null, null, null))),
					new ProductExtraChanged(quantity(GIFT_WRAP, 5)));
		}

		@Test
		void changesTheDefaultOption() {
			accepted(
					given(List.of(CREATED),
							changeOption(DEFAULT_OPTION,
									new OptionChanges(new BigDecimal("1.5"), 5L, null, null, to("1002")))),
					new ProductOptionChanged(new ProductOption(DEFAULT_OPTION, Map.of(), new BigDecimal("1.50"), 5,
							null, null, "1002")));
		}

		@Test
		void findsNoneOfTheOtherKind() {
			refused(given(RICH, changeOption(GIFT_WRAP.key(), NOTHING)), new Refusal.NotFound("option"));
			refused(new ProductFixture().given(RICH).when(changeExtra(GREEN.key(), NOTHING)),
					new Refusal.NotFound("extra"));
		}

		@Test
		void findsTheDefaultOptionOnlyWhereThereAreNoOthers() {
			refused(given(RICH, changeOption(DEFAULT_OPTION, NOTHING)), new Refusal.NotFound("option"));
		}

		@Test
		void namesEachFaultAtOnce() {
			refused(given(RICH,
					new ChangeOption(product(), merchant(), OptionKind.OPTION, GREEN.key(),
							new OptionChanges(new BigDecimal("1.001"), -2L, to(new BigDecimal("1e999999999")),
									to(new BigDecimal("1e999999999")), null),
							List.of(new Violation("/fetch_sku", "must be text")))),
					unacceptable(new Violation("/fetch_sku", "must be text"),
							new Violation("/surcharge", "must have at most 2 decimals, as USD has"),
							new Violation("/quantity", "must be at least 0, or -1 for any number"),
							new Violation("/cost", "must be at most 10000000000.00 USD"),
							new Violation("/weight", "must be from 0 to 1000000000")));
		}

	}

	@Nested
	class Removing {

		@Test
		void leavesTheOthers() {
			accepted(given(RICH, remove(OptionKind.OPTION, GREEN.key())), new ProductOptionsReplaced(List.of(RED)));
		}

		@Test
		void theLastOptionGivesTheDefaultOptionBack() {
			accepted(given(List.of(CREATED, new ProductOptionsReplaced(List.of(GREEN))),
					remove(OptionKind.OPTION, GREEN.key())), new ProductOptionsReplaced(List.of()));
		}

		@Test
		void theLastExtraLeavesNone() {
			accepted(given(RICH, remove(OptionKind.EXTRA, GIFT_WRAP.key())), new ProductExtrasReplaced(List.of()));
		}

		@Test
		void theDefaultOptionResetsIt() {
			accepted(given(List.of(CREATED, new ProductOptionChanged(quantity(STANDARD, 5))),
					remove(OptionKind.OPTION, DEFAULT_OPTION)), new ProductOptionChanged(STANDARD));
			accepted(new ProductFixture().given(CREATED).when(remove(OptionKind.OPTION, DEFAULT_OPTION)));
		}

		@Test
		void findsNoneOfTheOtherKind() {
			refused(given(RICH, remove(OptionKind.OPTION, GIFT_WRAP.key())), new Refusal.NotFound("option"));
			refused(new ProductFixture().given(RICH).when(remove(OptionKind.EXTRA, GREEN.key())),
					new Refusal.NotFound("extra"));
		}

	}

	@Nested
	class QuantityAndFetchSku {

		@ParameterizedTest
		@CsvSource({ "0", "5", "1000000000" })
		void areThoseOfTheDefaultOption(long quantity) {
			accepted(given(List.of(CREATED), change((wanted) -> {
				wanted.quantity = quantity;
				wanted.fetchSku = to("1002");
			})), new ProductOptionChanged(
					new ProductOption(DEFAULT_OPTION, Map.of(), new BigDecimal("0.00"), quantity, null, null, "1002")));
		}

		@Test
		void areThoseOfTheOnlyOption() {
			accepted(given(List.of(CREATED, new ProductOptionsReplaced(List.of(GREEN))), change((wanted) -> {
				wanted.quantity = -1L;
				wanted.fetchSku = none();
			})), new ProductOptionChanged(new ProductOption(GREEN.key(), GREEN.metadata(), GREEN.surcharge(), -1,
					GREEN.cost(), GREEN.weight(), null)));
		}

		@Test
		void areThoseOfTheOptionOfANewProduct() {
			accepted(OptionDeciderTests.this.fixture.givenNothing().when(createWith((wanted) -> {
				wanted.options = List.of(WANTED_BLUE);
				wanted.quantity = 5L;
			})), CREATED, new ProductOptionsReplaced(List.of(quantity(BLUE, 5))));
		}

		@Test
		void recordNothingWhereTheyAreSoAlready() {
			accepted(given(List.of(CREATED), change((wanted) -> {
				wanted.quantity = -1L;
				wanted.fetchSku = none();
			})));
		}

		@Test
		void areRefusedWhereThereAreSeveralOptions() {
			refused(given(RICH, change((wanted) -> {
				wanted.name = "Black tea";
				wanted.quantity = 5L;
			})), new Refusal.SeveralOptions());
		}

		@Test
		void areRefusedForANewProductWithSeveralOptions() {
			refused(OptionDeciderTests.this.fixture.givenNothing().when(createWith((wanted) -> {
				wanted.options = List.of(WANTED_BLUE,
						new WantedOption(UNKNOWN, false, Map.of("Color", "Red"), BigDecimal.ZERO, 1, null, null, null));
				wanted.quantity = 5L;
			})), new Refusal.SeveralOptions());
		}

		@Test
		void ofSeveralOptionsTheFetchSkuAloneIsPassedOver() {
			accepted(given(RICH, change((wanted) -> wanted.fetchSku = to("1002"))));
		}

		@ParameterizedTest
		@CsvSource(delimiter = '|', textBlock = """
				-2            | must be at least 0, or -1 for any number
				1000000001 | must be at most 1000000000
				""")
		void areRefusedWhereTheyCannotBeSummedUp(long quantity, String fault) {
			refused(given(List.of(CREATED), change((wanted) -> wanted.quantity = quantity)),
					unacceptable(new Violation("/quantity", fault)));
		}

		@Test
		void tellFaultsBeforeTheConflict() {
			refused(given(RICH, change((wanted) -> {
				wanted.quantity = 5L;
				wanted.cost = to(new BigDecimal("-1"));
			})), unacceptable(new Violation("/cost", "must not be negative")));
		}

	}

	static Stream<Arguments> changesOfGreen() {
		return Stream.of(
				Arguments.of(new OptionChanges(new BigDecimal("5.4"), null, null, null, null),
						green("5.40", 7, "30.00", "0.25", "1001")),
				Arguments.of(new OptionChanges(null, 19L, null, null, null),
						green("2.50", 19, "30.00", "0.25", "1001")),
				Arguments.of(new OptionChanges(null, null, to(new BigDecimal("31")), null, null),
						green("2.50", 7, "31.00", "0.25", "1001")),
				Arguments.of(new OptionChanges(null, null, none(), null, null), green("2.50", 7, null, "0.25", "1001")),
				Arguments.of(new OptionChanges(null, null, null, to(new BigDecimal("1.0")), null),
						green("2.50", 7, "30.00", "1", "1001")),
				Arguments.of(new OptionChanges(null, null, null, none(), null),
						green("2.50", 7, "30.00", null, "1001")),
				Arguments.of(new OptionChanges(null, null, null, null, to("1002")),
						green("2.50", 7, "30.00", "0.25", "1002")),
				Arguments.of(new OptionChanges(null, null, null, null, none()),
						green("2.50", 7, "30.00", "0.25", null)),
				Arguments.of(new OptionChanges(BigDecimal.ZERO, 0L, none(), none(), none()),
						green("0.00", 0, null, null, null)));
	}

	static Stream<OptionChanges> sames() {
		return Stream.of(NOTHING, new OptionChanges(new BigDecimal("2.5"), 7L, to(new BigDecimal("30")),
				to(new BigDecimal("0.250")), to("1001")));
	}

	private ResultValidator<ProductAggregate> given(List<ProductEvent> past, ProductCommand command) {
		return this.fixture.given(past).when(command);
	}

	private static ReplaceOptions replaceOptions(WantedOption... all) {
		return replace(OptionKind.OPTION, all);
	}

	private static ReplaceOptions replaceExtras(WantedOption... all) {
		return replace(OptionKind.EXTRA, all);
	}

	private static ReplaceOptions replace(OptionKind kind, WantedOption... all) {
		return new ReplaceOptions(product(), merchant(), kind, List.of(all), List.of());
	}

	private static ChangeOption changeOption(UUID key, OptionChanges changes) {
		return new ChangeOption(product(), merchant(), OptionKind.OPTION, key, changes, List.of());
	}

	private static ChangeOption changeExtra(UUID key, OptionChanges changes) {
		return new ChangeOption(product(), merchant(), OptionKind.EXTRA, key, changes, List.of());
	}

	private static RemoveOption remove(OptionKind kind, UUID key) {
		return new RemoveOption(product(), merchant(), kind, key);
	}

	private static WantedOption asItIs(ProductOption option) {
		return withQuantity(option, option.quantity());
	}

	private static WantedOption withQuantity(ProductOption option, long quantity) {
		return new WantedOption(option.key(), true, option.metadata(), option.surcharge(), quantity, null, null, null);
	}

	private static WantedOption[] many(int number) {
		return IntStream.range(0, number)
			.mapToObj((i) -> new WantedOption(id(1000 + i), false, Map.of("Number", "No. " + i), new BigDecimal("1.00"),
					1, null, null, null))
			.toArray(WantedOption[]::new);
	}

	private static ProductOption asWanted(WantedOption wanted) {
		return new ProductOption(wanted.key(), wanted.metadata(), wanted.surcharge(), wanted.quantity(), null, null,
				null);
	}

	private static WantedOption known(UUID key) {
		return new WantedOption(key, true, Map.of("Color", "Blue"), BigDecimal.ZERO, 1, null, null, null);
	}

	private static ProductOption quantity(ProductOption option, long quantity) {
		return new ProductOption(option.key(), option.metadata(), option.surcharge(), quantity, option.cost(),
				option.weight(), option.fetchSku());
	}

	private static ProductOption green(String surcharge, long quantity, @Nullable String cost, @Nullable String weight,
			@Nullable String fetchSku) {
		return new ProductOption(GREEN.key(), GREEN.metadata(), new BigDecimal(surcharge), quantity,
				(cost != null) ? new BigDecimal(cost) : null, (weight != null) ? new BigDecimal(weight) : null,
				fetchSku);
	}

	private static Map<String, String> columns(String... names) {
		Map<String, String> columns = new LinkedHashMap<>();
		for (String name : names) {
			columns.put(name, "same");
		}
		return columns;
	}

}
