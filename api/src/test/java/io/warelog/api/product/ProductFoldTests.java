package io.warelog.api.product;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
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

	private static final LiveProduct FULL = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Green tea", new Slug("green-tea"), "Loose leaves", money("55.00", "USD"),
			BillingCycle.MONTHLY, "https://img.example/tea.png", true, Availability.ACTIVE, List.of(FEE));

	private static final LiveProduct LEAST = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Tea", new Slug("tea"), null, money("900", "JPY"), null, null, false,
			Availability.INACTIVE, List.of());

	private static final LiveProduct ARCHIVED = new LiveProduct(new ProductId(PRODUCT), new MerchantId(MERCHANT),
			new OrganizationId(ORGANIZATION), "Old tea", new Slug("old-tea"), "Dust", money("1.00", "EUR"),
			BillingCycle.YEARLY, null, true, Availability.ARCHIVED, List.of(OTHER_FEE, FEE));

	/** Events that change one property of a living product, and what it is afterwards. */
	private static final List<Meaning> MEANINGS = List
		.of(new Meaning(new ProductRenamed("Black tea"), "name", "Black tea"),
				new Meaning(new ProductDescribed("In bags"), "description", "In bags"),
				new Meaning(new ProductDescribed(null), "description", null),
				new Meaning(new ProductCurrencyChanged(new BigDecimal("1.500"), "KWD"), "price", money("1.500", "KWD")),
				new Meaning(new ProductCurrencyChanged(new BigDecimal("60"), "CHF"), "price", money("60.00", "CHF")),
				new Meaning(new ProductImageLinked("https://img.example/2.png"), "imageUrl",
						"https://img.example/2.png"),
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
				new Meaning(new ProductUnarchived(), "availability", Availability.ACTIVE));

	private static final ProductRepriced REPRICED = new ProductRepriced(new BigDecimal("60"));

	private static final ProductDeleted DELETED = new ProductDeleted();

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
		return live().flatMap((before) -> MEANINGS.stream().map((meaning) -> Arguments.of(before, meaning)));
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
	@MethodSource("all")
	void nothingHappensToADeletedProduct(ProductEvent event) {
		assertThatIllegalStateException().isThrownBy(() -> ProductFold.evolve(new DeletedProduct(FULL), event))
			.withMessage("Nothing happens to a deleted product");
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(all().<Class<?>>map(ProductEvent::getClass).distinct())
			.containsExactlyInAnyOrder(ProductEvent.class.getPermittedSubclasses());
	}

	static Stream<LiveProduct> live() {
		return Stream.of(FULL, LEAST, ARCHIVED);
	}

	static Stream<ProductEvent> all() {
		return Stream.concat(Stream.of(CREATED), allButCreation());
	}

	static Stream<ProductEvent> allButCreation() {
		return Stream.concat(MEANINGS.stream().map(Meaning::event), Stream.of(REPRICED, DELETED));
	}

	private static Money money(String amount, String currency) {
		return new Money(new BigDecimal(amount), new CurrencyCode(currency));
	}

	/** That an event sets a property to a value. */
	private record Meaning(ProductEvent event, String property, @Nullable Object value) {

	}

}
