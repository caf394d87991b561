package io.warelog.write.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.api.Streams;
import io.warelog.api.product.Category;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductArchived;
import io.warelog.api.product.ProductCategorized;
import io.warelog.api.product.ProductCostChanged;
import io.warelog.api.product.ProductDeactivated;
import io.warelog.api.product.ProductDefaultOptionMetadataReplaced;
import io.warelog.api.product.ProductEvent;
import io.warelog.api.product.ProductExtrasReplaced;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductForm.Field;
import io.warelog.api.product.ProductForm.FieldType;
import io.warelog.api.product.ProductFormReplaced;
import io.warelog.api.product.ProductHiddenFromStorefront;
import io.warelog.api.product.ProductImageAttached;
import io.warelog.api.product.ProductMadeOneTime;
import io.warelog.api.product.ProductMetadataReplaced;
import io.warelog.api.product.ProductOption;
import io.warelog.api.product.ProductOptionStyleChanged;
import io.warelog.api.product.ProductOptionsReplaced;
import io.warelog.api.product.ProductRenamed;
import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductShortNameChanged;
import io.warelog.api.product.ProductSkuChanged;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.api.product.ProductSummarized;
import io.warelog.api.product.ProductType;
import io.warelog.api.product.ProductTypeChanged;
import io.warelog.api.product.ProductVideoAttached;
import io.warelog.api.product.ProductWeightChanged;
import io.warelog.write.commit.Written;
import io.warelog.write.commit.Written.Effect;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.product.ProductCommand.RemoveCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.warelog.write.product.ProductFixture.CREATED;
import static io.warelog.write.product.ProductFixture.GREEN;
import static io.warelog.write.product.ProductFixture.IMAGE;
import static io.warelog.write.product.ProductFixture.MERCHANT;
import static io.warelog.write.product.ProductFixture.PRODUCT;
import static io.warelog.write.product.ProductFixture.RICH;
import static io.warelog.write.product.ProductFixture.UNKNOWN_FEE;
import static io.warelog.write.product.ProductFixture.VIDEO;
import static io.warelog.write.product.ProductFixture.accepted;
import static io.warelog.write.product.ProductFixture.change;
import static io.warelog.write.product.ProductFixture.changed;
import static io.warelog.write.product.ProductFixture.createWith;
import static io.warelog.write.product.ProductFixture.merchant;
import static io.warelog.write.product.ProductFixture.none;
import static io.warelog.write.product.ProductFixture.product;
import static io.warelog.write.product.ProductFixture.refused;
import static io.warelog.write.product.ProductFixture.same;
import static io.warelog.write.product.ProductFixture.to;
import static io.warelog.write.product.ProductFixture.unacceptable;
import static org.assertj.core.api.Assertions.assertThat;

/** What products have beside the properties of the merchant API. */
class StorePropertiesDeciderTests {

	private static final Category TEAS = new Category("Teas", "teas");

	private static final Category GIFTS = new Category("Gifts", "gifts");

	private static final ProductForm FORM = new ProductForm("Engraving",
			List.of(new Field("Name", null, FieldType.TEXT, true)));

	private static final ProductForm SHORTER_FORM = new ProductForm("Engraving",
			List.of(new Field("Name", null, FieldType.TEXT, false)));

	/** Every property has a value. */
	private static final List<ProductEvent> SET = List.of(CREATED, new ProductShortNameChanged("Tea"),
			new ProductSkuChanged("TEA-1"), new ProductSummarized("Leaves"),
			new ProductCostChanged(new BigDecimal("35.00")), new ProductTypeChanged("digital"),
			new ProductWeightChanged(new BigDecimal("3.3")), new ProductCategorized(List.of(TEAS, GIFTS)),
			new ProductOptionStyleChanged("single"), new ProductFormReplaced(FORM), new ProductMetadataReplaced("{}"),
			new ProductDefaultOptionMetadataReplaced("{}"));

	private final ProductFixture fixture = new ProductFixture();

	@ParameterizedTest(name = "{2}")
	@MethodSource("changes")
	void recordOneEventForEachThatChanges(List<ProductEvent> before, ProductChanges wanted, List<ProductEvent> events) {
		accepted(this.fixture.given(before).when(change(wanted)), events.toArray(ProductEvent[]::new));
	}

	@ParameterizedTest
	@MethodSource("sames")
	void recordNothingWhereAllIsSoAlready(List<ProductEvent> before, ProductChanges wanted) {
		accepted(this.fixture.given(before).when(change(wanted)));
	}

	@ParameterizedTest(name = "{2}")
	@MethodSource("changes")
	void doNotChangeWhileDetailsAreFrozen(List<ProductEvent> before, ProductChanges wanted, List<ProductEvent> events) {
		refused(this.fixture.frozen().given(before).when(change(wanted)), new Refusal.DetailsFrozen());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-0.01          | must not be negative
			35.001         | must have at most 2 decimals, as USD has
			10000000000.01 | must be at most 10000000000.00 USD
			1e999999999    | must be at most 10000000000.00 USD
			""")
	void aCostIsAnAmountOfTheCurrency(BigDecimal cost, String fault) {
		refused(this.fixture.given(CREATED).when(change((wanted) -> wanted.cost = to(cost))),
				unacceptable(new Violation("/cost", fault)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-0.1             | must be from 0 to 1000000000
			1000000000.1     | must be from 0 to 1000000000
			1e999999999      | must be from 0 to 1000000000
			1e-999999999     | must have at most 12 decimals
			0.0000000000001  | must have at most 12 decimals
			""")
	void aWeightIsShortEnoughToBeWrittenOut(BigDecimal weight, String fault) {
		refused(this.fixture.given(CREATED).when(change((wanted) -> wanted.weight = to(weight))),
				unacceptable(new Violation("/weight", fault)));
	}

	@ParameterizedTest
	@CsvSource({ "3.330, 3.33", "100, 100", "1E+2, 100", "0, 0", "0.000, 0", "0e9, 0", "1e9, 1000000000",
			"999999999.999999999999, 999999999.999999999999", "0.00220462262, 0.00220462262" })
	void aWeightIsKeptWithoutZerosAtItsEnd(BigDecimal weight, BigDecimal kept) {
		accepted(this.fixture.given(CREATED).when(change((wanted) -> wanted.weight = to(weight))),
				new ProductWeightChanged(kept));
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 1000 })
	void aProductHasAHundredCategoriesAtMost(int number) {
		List<Category> most = categories(100);
		accepted(this.fixture.given(CREATED).when(change((wanted) -> wanted.categories = most)),
				new ProductCategorized(most));
		Refusal tooMany = unacceptable(new Violation("/categories", "must name at most 100 categories"));
		refused(new ProductFixture().given(CREATED).when(change((wanted) -> wanted.categories = categories(number))),
				tooMany);
		refused(new ProductFixture().givenNothing()
			.when(createWith((wanted) -> wanted.categories = categories(number))), tooMany);
	}

	private static List<Category> categories(int number) {
		return IntStream.range(0, number).mapToObj((i) -> new Category("Tea " + i, "tea-" + i)).toList();
	}

	@Test
	void changeInOneOrderHoweverManyThereAre() {
		accepted(this.fixture.given(CREATED, new ProductDeactivated()).when(change((wanted) -> {
			wanted.media = List.of(VIDEO, IMAGE);
			wanted.categories = List.of(TEAS);
			wanted.type = ProductType.DIGITAL;
			wanted.displayOnStorefront = false;
			wanted.recurring = false;
			wanted.cost = to(new BigDecimal("35"));
			wanted.salePrice = to(new BigDecimal("50"));
			wanted.price = new BigDecimal("60");
			wanted.sku = to("TEA-1");
			wanted.name = "Black tea";
		})), new ProductRenamed("Black tea"), new ProductSkuChanged("TEA-1"), new ProductCategorized(List.of(TEAS)),
				new ProductRepriced(new BigDecimal("60.00")), new ProductSalePriceChanged(new BigDecimal("50.00")),
				new ProductStatusChanged("on sale"), new ProductCostChanged(new BigDecimal("35.00")),
				new ProductMadeOneTime(), new ProductHiddenFromStorefront(), new ProductTypeChanged("digital"),
				new ProductVideoAttached(VIDEO.key(), VIDEO.site(), VIDEO.url()),
				new ProductImageAttached(IMAGE.key(), IMAGE.uri()));
	}

	@Test
	void ofANewProductFollowItsCreation() {
		WantedOption option = new WantedOption(GREEN.key(), false, GREEN.metadata(), GREEN.surcharge(),
				GREEN.quantity(), null, null, null);
		ProductOption green = new ProductOption(GREEN.key(), GREEN.metadata(), GREEN.surcharge(), GREEN.quantity(),
				null, null, null);
		var result = this.fixture.frozen().givenNothing().when(createWith((wanted) -> {
			wanted.nameShort = to("Tea");
			wanted.status = ProductStatus.SOLD_OUT;
			wanted.weight = to(new BigDecimal("1.50"));
			wanted.options = List.of(option);
			wanted.extras = List.of(option);
			wanted.media = List.of(IMAGE);
		}));
		accepted(result, CREATED, new ProductShortNameChanged("Tea"), new ProductStatusChanged("sold out"),
				new ProductWeightChanged(new BigDecimal("1.5")), new ProductOptionsReplaced(List.of(green)),
				new ProductExtrasReplaced(List.of(green)), new ProductImageAttached(IMAGE.key(), IMAGE.uri()));
		result.expectResultMessagePayload(new Written(PRODUCT, 7, 0, Effect.CHANGED));
	}

	@Test
	void ofANewProductAreRefusedTogetherWithItsOtherFaults() {
		ProductCommand.CreateProduct wanted = createWith((further) -> {
			further.cost = to(new BigDecimal("1.234"));
			further.taxGroup = to(9);
		});
		refused(this.fixture.givenNothing()
			.when(new ProductCommand.CreateProduct(wanted.id(), wanted.merchant(), wanted.organization(), wanted.name(),
					null, wanted.price(), null, null, true, true, List.of(UNKNOWN_FEE), wanted.further(),
					List.of(new Violation("/sku", "must be text")))),
				unacceptable(new Violation("/sku", "must be text"),
						new Violation("/fee_type_ids/0", "names no fee type of the organization"),
						new Violation("/cost", "must have at most 2 decimals, as USD has"),
						new Violation("/tax_group", "names no tax group of the store")));
		assertThat(this.fixture.eventsOf(Streams.slug(MERCHANT, "green-tea"))).isEmpty();
	}

	@Test
	void areRefusedWithEachFaultAtOnceAndBeforeAnyConflict() {
		WantedOption bad = new WantedOption(GREEN.key(), false, GREEN.metadata(), new BigDecimal("-1"), -2,
				to(new BigDecimal("0.001")), to(new BigDecimal("-1")), null);
		refused(this.fixture.given(List.of(CREATED, new ProductArchived())).when(change((wanted) -> {
			wanted.price = BigDecimal.ZERO;
			wanted.salePrice = to(BigDecimal.ZERO);
			wanted.cost = to(new BigDecimal("-1"));
			wanted.billingCycle = none();
			wanted.feeTypeIds = List.of(UNKNOWN_FEE);
			wanted.taxGroup = to(9);
			wanted.shippingGroup = to(9);
			wanted.weight = to(new BigDecimal("-1"));
			wanted.extras = List.of(bad);
			wanted.quantity = -2L;
			wanted.active = true;
		}, new Violation("/sku", "must be text"))),
				unacceptable(new Violation("/sku", "must be text"), new Violation("/price", "must be more than 0"),
						new Violation("/sale_price", "must be more than 0"),
						new Violation("/cost", "must not be negative"),
						new Violation("/billing_cycle", "is required for a recurring product"),
						new Violation("/fee_type_ids/0", "names no fee type of the organization"),
						new Violation("/tax_group", "names no tax group of the store"),
						new Violation("/shipping_group", "names no shipping group of the store"),
						new Violation("/weight", "must be from 0 to 1000000000"),
						new Violation("/quantity", "must be at least 0, or -1 for any number"),
						new Violation("/extras/0/surcharge", "must not be negative"),
						new Violation("/extras/0/quantity", "must be at least 0, or -1 for any number"),
						new Violation("/extras/0/cost", "must have at most 2 decimals, as USD has"),
						new Violation("/extras/0/weight", "must be from 0 to 1000000000")));
	}

	@Test
	void aCategoryIsLeft() {
		accepted(this.fixture.given(RICH).when(new RemoveCategory(product(), merchant(), "teas")),
				new ProductCategorized(List.of(GIFTS)));
	}

	@Test
	void aCategoryThatTheProductDoesNotBelongToIsNotFound() {
		refused(this.fixture.given(RICH).when(new RemoveCategory(product(), merchant(), "Teas")),
				new Refusal.NotFound("category"));
	}

	static Stream<Arguments> changes() {
		return Stream.of(changed(CREATED, (wanted) -> wanted.nameShort = to("Tea"), new ProductShortNameChanged("Tea")),
				changed(SET, (wanted) -> wanted.nameShort = to("tea"), new ProductShortNameChanged("tea")),
				changed(SET, (wanted) -> wanted.nameShort = none(), new ProductShortNameChanged(null)),
				changed(CREATED, (wanted) -> wanted.sku = to("TEA-1"), new ProductSkuChanged("TEA-1")),
				changed(SET, (wanted) -> wanted.sku = none(), new ProductSkuChanged(null)),
				changed(CREATED, (wanted) -> wanted.descriptionShort = to("Leaves"), new ProductSummarized("Leaves")),
				changed(SET, (wanted) -> wanted.descriptionShort = none(), new ProductSummarized(null)),
				changed(CREATED, (wanted) -> wanted.cost = to(new BigDecimal("35")),
						new ProductCostChanged(new BigDecimal("35.00"))),
				changed(SET, (wanted) -> wanted.cost = to(BigDecimal.ZERO),
						new ProductCostChanged(new BigDecimal("0.00"))),
				changed(SET, (wanted) -> wanted.cost = none(), new ProductCostChanged(null)),
				changed(CREATED, (wanted) -> wanted.type = ProductType.DIGITAL, new ProductTypeChanged("digital")),
				changed(SET, (wanted) -> wanted.type = ProductType.PHYSICAL, new ProductTypeChanged("physical")),
				changed(CREATED, (wanted) -> wanted.weight = to(new BigDecimal("3.3")),
						new ProductWeightChanged(new BigDecimal("3.3"))),
				changed(SET, (wanted) -> wanted.weight = none(), new ProductWeightChanged(null)),
				changed(CREATED, (wanted) -> wanted.categories = List.of(TEAS, GIFTS),
						new ProductCategorized(List.of(TEAS, GIFTS))),
				changed(SET, (wanted) -> wanted.categories = List.of(GIFTS, TEAS),
						new ProductCategorized(List.of(GIFTS, TEAS))),
				changed(SET, (wanted) -> wanted.categories = List.of(), new ProductCategorized(List.of())),
				changed(CREATED, (wanted) -> wanted.optionStyle = to(OptionStyle.SEPARATE),
						new ProductOptionStyleChanged("separate")),
				changed(SET, (wanted) -> wanted.optionStyle = none(), new ProductOptionStyleChanged(null)),
				changed(CREATED, (wanted) -> wanted.form = to(FORM), new ProductFormReplaced(FORM)),
				changed(SET, (wanted) -> wanted.form = to(SHORTER_FORM), new ProductFormReplaced(SHORTER_FORM)),
				changed(SET, (wanted) -> wanted.form = none(), new ProductFormReplaced(null)),
				changed(CREATED, (wanted) -> wanted.metadata = to("{}"), new ProductMetadataReplaced("{}")),
				changed(SET, (wanted) -> wanted.metadata = none(), new ProductMetadataReplaced(null)),
				changed(CREATED, (wanted) -> wanted.defaultOptionMetadata = to("{}"),
						new ProductDefaultOptionMetadataReplaced("{}")),
				changed(SET, (wanted) -> wanted.defaultOptionMetadata = none(),
						new ProductDefaultOptionMetadataReplaced(null)));
	}

	static Stream<Arguments> sames() {
		return Stream.of(same((wanted) -> {
			wanted.nameShort = none();
			wanted.sku = none();
			wanted.descriptionShort = none();
			wanted.cost = none();
			wanted.taxGroup = none();
			wanted.shippingGroup = none();
			wanted.type = ProductType.PHYSICAL;
			wanted.weight = none();
			wanted.categories = List.of();
			wanted.optionStyle = none();
			wanted.form = none();
			wanted.metadata = none();
			wanted.defaultOptionMetadata = none();
		}, CREATED), same((wanted) -> {
			wanted.nameShort = to("Tea");
			wanted.sku = to("TEA-1");
			wanted.descriptionShort = to("Leaves");
			wanted.cost = to(new BigDecimal("35"));
			wanted.type = ProductType.DIGITAL;
			wanted.weight = to(new BigDecimal("3.300"));
			wanted.categories = List.of(TEAS, GIFTS);
			wanted.optionStyle = to(OptionStyle.SINGLE);
			wanted.form = to(FORM);
			wanted.metadata = to("{}");
			wanted.defaultOptionMetadata = to("{}");
		}, SET));
	}

}
