package io.warelog.api.product;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.warelog.api.value.BillingCycle;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.Money;
import io.warelog.api.value.OrganizationId;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ProductFoldTests {

	private static final UUID PRODUCT = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final UUID MERCHANT = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final UUID ORGANIZATION = UUID.fromString("019a0000-0000-7000-8000-000000000003");

	private static final UUID FEE = UUID.fromString("019a0000-0000-7000-8000-000000000004");

	private static final UUID OTHER_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000005");

	private static final ProductCreated CREATED = new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION, "Green tea",
			"green-tea", "Loose leaves", new BigDecimal("55.00"), "USD", "monthly", "https://img.example/tea.png", true,
			true, List.of(FEE));

	private static final ProductCreated CREATED_WITH_THE_LEAST = new ProductCreated(PRODUCT, MERCHANT, ORGANIZATION,
			"Tea", "tea", null, new BigDecimal("900"), "JPY", null, null, false, false, List.of());

	private static final ProductOption GREEN = option(6, "Green", "2.50", 7, "30.00", "0.25", "1001");

	private static final ProductOption RED = option(7, "Red", "0.00", ProductOption.UNLIMITED, null, null, null);

	private static final ProductOption GIFT_WRAP = option(8, "Gift wrap", "1.00", 3, "0.40", "0.1", null);

	private static final Medium IMAGE = new Medium.Image("f881c83b69e04669afbd2a23a8fc738b",
			"https://img.example/tea.png");

	private static final Medium VIDEO = new Medium.Video("73781961", "vimeo", "https://vimeo.com/73781961");

	private static final ProductForm FORM = new ProductForm("Engraving",
			List.of(new ProductForm.Field("Name", "Jane", ProductForm.FieldType.TEXT, true)));

	private static final LiveProduct FULL = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Green tea", null, new Slug("green-tea"), null, "Loose leaves", null,
			money("55.00", "USD"), null, null, BillingCycle.MONTHLY, "https://img.example/tea.png", true,
			Availability.ACTIVE, ProductStatus.AVAILABLE, ProductType.PHYSICAL, null, List.of(FEE), null, null,
			List.of(), null, List.of(), List.of(), List.of(), null, null, null);

	private static final LiveProduct LEAST = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Tea", null, new Slug("tea"), null, null, null, money("900", "JPY"), null,
			null, null, null, false, Availability.INACTIVE, ProductStatus.AVAILABLE, ProductType.PHYSICAL, null,
			List.of(), null, null, List.of(), null, List.of(), List.of(), List.of(), null, null, null);

	/** A product with a value of its own in every property. */
	private static final LiveProduct RICH = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Old tea", "Tea", new Slug("old-tea"), "TEA-1", "Dust", "Dusty",
			money("10.00", "EUR"), new BigDecimal("8.00"), new BigDecimal("5.00"), BillingCycle.YEARLY,
			"https://img.example/old.png", true, Availability.ARCHIVED, ProductStatus.ON_SALE, ProductType.DIGITAL,
			new BigDecimal("1.5"), List.of(OTHER_FEE, FEE), 3, 2, List.of(new Category("Teas", "teas")),
			OptionStyle.SINGLE, List.of(GREEN, RED), List.of(GIFT_WRAP), List.of(IMAGE, VIDEO), FORM, "{\"a\":1}",
			"{\"b\":2}");

	/** Events that change one property of a living product, and what it is afterwards. */
	private static final List<Meaning> MEANINGS = List.of(
			new Meaning(new ProductRenamed("Black tea"), "name", "Black tea"),
			new Meaning(new ProductDescribed("In bags"), "description", "In bags"),
			new Meaning(new ProductDescribed(null), "description", null),
			new Meaning(new ProductImageLinked("https://img.example/2.png"), "imageUrl", "https://img.example/2.png"),
			new Meaning(new ProductImageLinked(null), "imageUrl", null),
			new Meaning(new ProductShownOnStorefront(), "displayOnStorefront", true),
			new Meaning(new ProductHiddenFromStorefront(), "displayOnStorefront", false),
			new Meaning(new ProductFeesAssigned(List.of(OTHER_FEE)), "feeTypeIds", List.of(OTHER_FEE)),
			new Meaning(new ProductFeesAssigned(List.of()), "feeTypeIds", List.of()),
			new Meaning(new ProductMadeRecurring("weekly"), "billingCycle", BillingCycle.WEEKLY),
			new Meaning(new ProductMadeOneTime(), "billingCycle", null),
			new Meaning(new ProductActivated(), "availability", Availability.ACTIVE),
			new Meaning(new ProductDeactivated(), "availability", Availability.INACTIVE),
			new Meaning(new ProductArchived(), "availability", Availability.ARCHIVED),
			new Meaning(new ProductUnarchived(), "availability", Availability.ACTIVE),
			new Meaning(new ProductShortNameChanged("Sencha"), "nameShort", "Sencha"),
			new Meaning(new ProductShortNameChanged(null), "nameShort", null),
			new Meaning(new ProductSummarized("Fresh"), "descriptionShort", "Fresh"),
			new Meaning(new ProductSummarized(null), "descriptionShort", null),
			new Meaning(new ProductSkuChanged("TEA-2"), "sku", "TEA-2"),
			new Meaning(new ProductSkuChanged(null), "sku", null),
			new Meaning(new ProductSalePriceChanged(new BigDecimal("9")), "salePrice", new BigDecimal("9")),
			new Meaning(new ProductSalePriceChanged(null), "salePrice", null),
			new Meaning(new ProductCostChanged(new BigDecimal("4")), "cost", new BigDecimal("4")),
			new Meaning(new ProductCostChanged(null), "cost", null),
			new Meaning(new ProductTaxGroupAssigned(7), "taxGroup", 7),
			new Meaning(new ProductTaxGroupAssigned(null), "taxGroup", null),
			new Meaning(new ProductShippingGroupAssigned(8), "shippingGroup", 8),
			new Meaning(new ProductShippingGroupAssigned(null), "shippingGroup", null),
			new Meaning(new ProductStatusChanged("available"), "status", ProductStatus.AVAILABLE),
			new Meaning(new ProductStatusChanged("on sale"), "status", ProductStatus.ON_SALE),
			new Meaning(new ProductStatusChanged("hidden"), "status", ProductStatus.HIDDEN),
			new Meaning(new ProductStatusChanged("sold out"), "status", ProductStatus.SOLD_OUT),
			new Meaning(new ProductStatusChanged("coming soon"), "status", ProductStatus.COMING_SOON),
			new Meaning(new ProductTypeChanged("digital"), "type", ProductType.DIGITAL),
			new Meaning(new ProductTypeChanged("physical"), "type", ProductType.PHYSICAL),
			new Meaning(new ProductWeightChanged(new BigDecimal("3.333")), "weight", new BigDecimal("3.333")),
			new Meaning(new ProductWeightChanged(null), "weight", null),
			new Meaning(new ProductCategorized(List.of(new Category("Warm", "warm"), new Category("Gift", "gift"))),
					"categories", List.of(new Category("Warm", "warm"), new Category("Gift", "gift"))),
			new Meaning(new ProductCategorized(List.of()), "categories", List.of()),
			new Meaning(new ProductOptionStyleChanged("separate"), "optionStyle", OptionStyle.SEPARATE),
			new Meaning(new ProductOptionStyleChanged(null), "optionStyle", null),
			new Meaning(new ProductOptionsReplaced(List.of(RED)), "options", List.of(RED)),
			new Meaning(new ProductExtrasReplaced(List.of(RED, GREEN)), "extras", List.of(RED, GREEN)),
			new Meaning(new ProductExtrasReplaced(List.of()), "extras", List.of()),
			new Meaning(new ProductFormReplaced(new ProductForm("Gift", FORM.fields())), "form",
					new ProductForm("Gift", FORM.fields())),
			new Meaning(new ProductFormReplaced(null), "form", null),
			new Meaning(new ProductMetadataReplaced("{}"), "metadata", "{}"),
			new Meaning(new ProductMetadataReplaced(null), "metadata", null),
			new Meaning(new ProductDefaultOptionMetadataReplaced("{}"), "defaultOptionMetadata", "{}"),
			new Meaning(new ProductDefaultOptionMetadataReplaced(null), "defaultOptionMetadata", null));

	/** Events that mean something only where what they are about is there. */
	private static final List<Meaning> MEANINGS_FOR_THE_RICH = List.of(
			new Meaning(new ProductOptionChanged(option(7, "Red", "9.00", 0, null, "2", "7")), "options",
					List.of(GREEN, option(7, "Red", "9.00", 0, null, "2", "7"))),
			new Meaning(new ProductExtraChanged(option(8, "Gift wrap", "0.00", 0, null, null, null)), "extras",
					List.of(option(8, "Gift wrap", "0.00", 0, null, null, null))),
			new Meaning(new ProductImageAttached("0000", "https://img.example/2.png"), "media",
					List.of(IMAGE, VIDEO, new Medium.Image("0000", "https://img.example/2.png"))),
			new Meaning(new ProductImageStored("0000", 640, 480), "media",
					List.of(IMAGE, VIDEO, new Medium.StoredImage("0000", 640, 480))),
			new Meaning(new ProductVideoAttached("abc", "youtube", "https://youtu.be/abc"), "media",
					List.of(IMAGE, VIDEO, new Medium.Video("abc", "youtube", "https://youtu.be/abc"))),
			new Meaning(new ProductMediumMoved(VIDEO.key(), 0), "media", List.of(VIDEO, IMAGE)),
			new Meaning(new ProductMediumMoved(IMAGE.key(), 1), "media", List.of(VIDEO, IMAGE)),
			new Meaning(new ProductMediumMoved(IMAGE.key(), 0), "media", List.of(IMAGE, VIDEO)),
			new Meaning(new ProductMediumMoved(IMAGE.key(), Integer.MAX_VALUE), "media", List.of(VIDEO, IMAGE)),
			new Meaning(new ProductMediumRemoved(IMAGE.key()), "media", List.of(VIDEO)),
			new Meaning(new ProductMediumRemoved(VIDEO.key()), "media", List.of(IMAGE)));

	/** Events that are about a thing that none of the products has. */
	private static final List<ProductEvent> ABOUT_NOTHING = List.of(
			new ProductOptionChanged(option(9, "Blue", "0.00", 0, null, null, null)), new ProductExtraChanged(GREEN),
			new ProductMediumMoved("none", 0), new ProductMediumRemoved("none"));

	private static final ProductCurrencyChanged CURRENCY_CHANGED = new ProductCurrencyChanged(new BigDecimal("1.500"),
			"KWD");

	private static final ProductRepriced REPRICED = new ProductRepriced(new BigDecimal("60"));

	private static final ProductDeleted DELETED = new ProductDeleted();

	private static final ProductRestored RESTORED = new ProductRestored();

	@Test
	void creationGivesEveryProperty() {
		assertThat(ProductFold.evolve(new NoProduct(), CREATED)).isEqualTo(FULL);
	}

	@Test
	void creationLeavesOutWhatMayBeEmpty() {
		assertThat(ProductFold.evolve(new NoProduct(), CREATED_WITH_THE_LEAST)).isEqualTo(LEAST);
	}

	@ParameterizedTest(name = "{1} on {0}")
	@MethodSource("changes")
	void anEventChangesItsPropertyAndNoOther(LiveProduct before, Meaning meaning) throws Exception {
		Product after = ProductFold.evolve(before, meaning.event());
		for (RecordComponent component : LiveProduct.class.getRecordComponents()) {
			Object expected = component.getName().equals(meaning.property()) ? meaning.value()
					: component.getAccessor().invoke(before);
			assertThat(component.getAccessor().invoke(after)).as(component.getName()).isEqualTo(expected);
		}
	}

	static Stream<Arguments> changes() {
		return Stream.concat(
				live().flatMap((before) -> MEANINGS.stream().map((meaning) -> Arguments.of(before, meaning))),
				MEANINGS_FOR_THE_RICH.stream().map((meaning) -> Arguments.of(RICH, meaning)));
	}

	@ParameterizedTest
	@MethodSource("live")
	void aNewPriceIsInTheCurrencyThatTheProductHas(LiveProduct before) {
		LiveProduct after = (LiveProduct) ProductFold.evolve(before, REPRICED);
		assertThat(after.price()).isEqualTo(new Money(new BigDecimal("60"), before.price().currency()));
		assertThat(after).usingRecursiveComparison().ignoringFields("price").isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("live")
	void inAnotherCurrencyNothingIsLeftOfTheSurcharges(LiveProduct before) {
		LiveProduct after = (LiveProduct) ProductFold.evolve(before, CURRENCY_CHANGED);
		assertThat(after.price()).isEqualTo(money("1.500", "KWD"));
		assertThat(after.options()).isEqualTo(without(before.options(), "0.000"));
		assertThat(after.extras()).isEqualTo(without(before.extras(), "0.000"));
		assertThat(after).usingRecursiveComparison().ignoringFields("price", "options", "extras").isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("live")
	void withoutOptionsTheDefaultOptionComesBack(LiveProduct before) {
		LiveProduct after = (LiveProduct) ProductFold.evolve(before, new ProductOptionsReplaced(List.of()));
		assertThat(after.options()).containsExactly(
				ProductOption.standard(PRODUCT, BigDecimal.valueOf(0, before.price().currency().decimals())));
		assertThat(after).usingRecursiveComparison().ignoringFields("options").isEqualTo(before);
	}

	@Test
	void theDefaultOptionChangesLikeAnother() {
		ProductOption before = FULL.options().getFirst();
		ProductOption after = new ProductOption(before.key(), before.metadata(), before.surcharge(), 12, null, null,
				"1001");
		assertThat(ProductFold.evolve(FULL, new ProductOptionChanged(after)))
			.isEqualTo(FULL.with((draft) -> draft.options = List.of(after)));
	}

	@ParameterizedTest
	@MethodSource("aboutNothing")
	void nothingHappensToWhatIsNotThere(ProductEvent event) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(RICH, event))
			.withMessageStartingWith("There is no ");
	}

	static Stream<ProductEvent> aboutNothing() {
		return ABOUT_NOTHING.stream();
	}

	@ParameterizedTest
	@MethodSource("live")
	void deletionKeepsWhatTheProductWas(LiveProduct before) {
		assertThat(ProductFold.evolve(before, DELETED)).isEqualTo(new DeletedProduct(before));
	}

	@ParameterizedTest
	@MethodSource("live")
	void aProductIsNotCreatedTwice(LiveProduct before) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(before, CREATED))
			.withMessage("A product is created once");
	}

	@ParameterizedTest
	@MethodSource("allButCreation")
	void nothingButItsCreationHappensToAProductThatIsNotThere(ProductEvent event) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(new NoProduct(), event))
			.withMessage("The first event of a product creates it");
	}

	@ParameterizedTest
	@MethodSource("live")
	void restorationBringsBackWhatTheProductWas(LiveProduct before) {
		assertThat(ProductFold.evolve(new DeletedProduct(before), RESTORED)).isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("live")
	void onlyADeletedProductIsRestored(LiveProduct before) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(before, RESTORED))
			.withMessage("Only a deleted product is restored");
	}

	@ParameterizedTest
	@MethodSource("allButRestoration")
	void nothingElseHappensToADeletedProduct(ProductEvent event) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(new DeletedProduct(FULL), event))
			.withMessage("A deleted product can only be restored");
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(all().<Class<?>>map(ProductEvent::getClass).distinct())
			.containsExactlyInAnyOrder(ProductEvent.class.getPermittedSubclasses());
	}

	static Stream<LiveProduct> live() {
		return Stream.of(FULL, LEAST, RICH);
	}

	static Stream<ProductEvent> all() {
		return Stream.concat(Stream.of(CREATED), allButCreation());
	}

	static Stream<ProductEvent> allButCreation() {
		return Stream
			.of(MEANINGS.stream().map(Meaning::event), MEANINGS_FOR_THE_RICH.stream().map(Meaning::event),
					Stream.of(REPRICED, CURRENCY_CHANGED, DELETED, RESTORED))
			.flatMap(Function.identity());
	}

	static Stream<ProductEvent> allButRestoration() {
		return all().filter((event) -> !event.equals(RESTORED));
	}

	/** What is left of options in another currency. */
	private static List<ProductOption> without(List<ProductOption> options, String zero) {
		return options.stream()
			.map((option) -> new ProductOption(option.key(), option.metadata(), new BigDecimal(zero), option.quantity(),
					null, option.weight(), option.fetchSku()))
			.toList();
	}

	private static ProductOption option(int number, String name, String surcharge, long quantity, @Nullable String cost,
			@Nullable String weight, @Nullable String fetchSku) {
		return new ProductOption(UUID.fromString("019a0000-0000-7000-8000-00000000000" + number), Map.of("Kind", name),
				new BigDecimal(surcharge), quantity, number(cost), number(weight), fetchSku);
	}

	private static @Nullable BigDecimal number(@Nullable String number) {
		return (number != null) ? new BigDecimal(number) : null;
	}

	private static Money money(String amount, String currency) {
		return new Money(new BigDecimal(amount), new CurrencyCode(currency));
	}

	/** That an event sets a property to a value. */
	private record Meaning(ProductEvent event, String property, @Nullable Object value) {

	}

}
