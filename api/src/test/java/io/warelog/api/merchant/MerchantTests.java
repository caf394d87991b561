package io.warelog.api.merchant;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MerchantTests {

	private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final UUID ORGANIZATION = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final String URL = "https://tea.example/";

	private static final MerchantRegistered REGISTERED = new MerchantRegistered(ID, ORGANIZATION, "Tea shop", "USD",
			URL, "kg");

	private static final Merchant REGISTERED_MERCHANT = merchant("Tea shop", "USD", URL, WeightUnit.KG);

	private static final Tax ALBERTA = new Tax(1, "CA", "Alberta", new BigDecimal("5"));

	private static final ShippingOption SLOW = new ShippingOption(3, "Slow", RateType.FLAT_FEE, new BigDecimal("5.00"),
			RateType.NONE, null, "USD");

	private static final Merchant WITH_GROUPS = merchant(groups(1, new Group<>("Goods", List.of(ALBERTA), false)),
			groups(3, new Group<>("Post", List.of(SLOW), false)));

	@Test
	void registrationGivesEveryProperty() {
		assertThat(Merchant.evolve(null, REGISTERED)).isEqualTo(REGISTERED_MERCHANT);
	}

	@Test
	void aMerchantMayHaveNoStorefront() {
		assertThat(Merchant.evolve(null, new MerchantRegistered(ID, ORGANIZATION, "Tea shop", "USD", null, "oz")))
			.isEqualTo(merchant("Tea shop", "USD", null, WeightUnit.OZ));
	}

	@ParameterizedTest
	@MethodSource
	void anEventChangesItsPropertyAndNoOther(Change change) {
		assertThat(Merchant.evolve(REGISTERED_MERCHANT, change.event())).isEqualTo(change.after());
	}

	static Stream<Change> anEventChangesItsPropertyAndNoOther() {
		return Stream.of(new Change(new MerchantRenamed("Tea house"), merchant("Tea house", "USD", URL, WeightUnit.KG)),
				new Change(new MerchantCurrencyChanged("EUR"), merchant("Tea shop", "EUR", URL, WeightUnit.KG)),
				new Change(new MerchantStorefrontMoved("http://new.example/"),
						merchant("Tea shop", "USD", "http://new.example/", WeightUnit.KG)),
				new Change(new MerchantStorefrontMoved(null), merchant("Tea shop", "USD", null, WeightUnit.KG)),
				new Change(new MerchantWeightUnitChanged("lb"), merchant("Tea shop", "USD", URL, WeightUnit.LB)),
				new Change(new TaxGroupAdded(1, "Goods", List.of(ALBERTA)),
						merchant(groups(1, new Group<>("Goods", List.of(ALBERTA), false)), Groups.none())),
				new Change(new ShippingGroupAdded(1, "Post", List.of(SLOW)),
						merchant(Groups.none(), groups(3, new Group<>("Post", List.of(SLOW), false)))));
	}

	@ParameterizedTest
	@MethodSource
	void anEventChangesItsGroupAndNoOther(Change change) {
		assertThat(Merchant.evolve(WITH_GROUPS, change.event())).isEqualTo(change.after());
	}

	static Stream<Change> anEventChangesItsGroupAndNoOther() {
		Tax ontario = new Tax(2, "CA", "Ontario", new BigDecimal("13"));
		ShippingOption quick = new ShippingOption(4, "Quick", RateType.PERCENTAGE, new BigDecimal("2"), RateType.NONE,
				null, null);
		Group<Tax> taxes = new Group<>("Goods", List.of(ALBERTA), false);
		Group<ShippingOption> shipping = new Group<>("Post", List.of(SLOW), false);
		return Stream.of(
				new Change(new TaxGroupChanged(1, "Things", List.of(ontario)),
						merchant(groups(2, new Group<>("Things", List.of(ontario), false)), groups(3, shipping))),
				new Change(new TaxGroupChanged(1, "Untaxed", List.of()),
						merchant(groups(1, new Group<>("Untaxed", List.of(), false)), groups(3, shipping))),
				new Change(new TaxGroupRetired(1),
						merchant(groups(1, new Group<>("Goods", List.of(ALBERTA), true)), groups(3, shipping))),
				new Change(new TaxGroupAdded(2, "Books", List.of(ontario)),
						merchant(groups(2, taxes, new Group<>("Books", List.of(ontario), false)), groups(3, shipping))),
				new Change(new ShippingGroupChanged(1, "Courier", List.of(SLOW, quick)),
						merchant(groups(1, taxes), groups(4, new Group<>("Courier", List.of(SLOW, quick), false)))),
				new Change(new ShippingGroupRetired(1),
						merchant(groups(1, taxes), groups(3, new Group<>("Post", List.of(SLOW), true)))),
				new Change(new ShippingGroupAdded(2, "Courier", List.of(quick)), merchant(groups(1, taxes),
						groups(4, shipping, new Group<>("Courier", List.of(quick), false)))));
	}

	@Test
	void aRetiredGroupThatIsChangedStaysRetired() {
		Merchant retired = Merchant.evolve(WITH_GROUPS, new TaxGroupRetired(1));
		assertThat(Merchant.evolve(retired, new TaxGroupChanged(1, "Old goods", List.of())).taxGroups().all().get(1))
			.isEqualTo(new Group<Tax>("Old goods", List.of(), true));
	}

	@Test
	void groupsThatAreRetiredCannotBeAssigned() {
		Merchant merchant = Merchant.evolve(WITH_GROUPS, new TaxGroupAdded(2, "Books", List.of()));
		assertThat(merchant.assignableTaxGroups()).containsExactlyInAnyOrder(1, 2);
		assertThat(merchant.assignableShippingGroups()).containsExactly(1);
		assertThat(Merchant.evolve(merchant, new TaxGroupRetired(1)).assignableTaxGroups()).containsExactly(2);
		assertThat(Merchant.evolve(merchant, new ShippingGroupRetired(1)).assignableShippingGroups()).isEmpty();
	}

	@Test
	void numbersAreNotUsedAgain() {
		Merchant merchant = Merchant.evolve(WITH_GROUPS, new TaxGroupRetired(1));
		assertThat(merchant.taxGroups().nextNumber()).isEqualTo(2);
		merchant = Merchant.evolve(merchant, new ShippingGroupChanged(1, "Post", List.of()));
		assertThat(merchant.shippingGroups().lastEntry()).isEqualTo(3);
	}

	@Test
	void whatIsNotThereCannotChangeAndNumbersAreGivenOnce() {
		assertThatIllegalStateException().isThrownBy(() -> Merchant.evolve(WITH_GROUPS, new TaxGroupRetired(2)))
			.withMessage("There is no group 2");
		assertThatIllegalStateException()
			.isThrownBy(() -> Merchant.evolve(WITH_GROUPS, new ShippingGroupChanged(2, "Post", List.of())))
			.withMessage("There is no group 2");
		assertThatIllegalStateException()
			.isThrownBy(() -> Merchant.evolve(WITH_GROUPS, new TaxGroupAdded(1, "Goods", List.of())))
			.withMessage("There is a group 1 already");
	}

	@ParameterizedTest
	@MethodSource("changes")
	void nothingButItsRegistrationHappensToAMerchantThatIsNotThere(Change change) {
		assertThatIllegalStateException().isThrownBy(() -> Merchant.evolve(null, change.event()))
			.withMessage("The first event of a merchant registers it");
	}

	@Test
	void aMerchantIsNotRegisteredTwice() {
		assertThatIllegalStateException().isThrownBy(() -> Merchant.evolve(REGISTERED_MERCHANT, REGISTERED))
			.withMessage("A merchant is registered once");
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(Stream.concat(Stream.of(REGISTERED), changes().map(Change::event))
			.<Class<?>>map(MerchantEvent::getClass)
			.distinct()).containsExactlyInAnyOrder(MerchantEvent.class.getPermittedSubclasses());
	}

	private static Merchant merchant(String name, String currency, @Nullable String url, WeightUnit unit) {
		return new Merchant(new MerchantId(ID), new OrganizationId(ORGANIZATION), name, new CurrencyCode(currency), url,
				unit, Groups.none(), Groups.none());
	}

	private static Merchant merchant(Groups<Tax> taxGroups, Groups<ShippingOption> shippingGroups) {
		return new Merchant(new MerchantId(ID), new OrganizationId(ORGANIZATION), "Tea shop", new CurrencyCode("USD"),
				URL, WeightUnit.KG, taxGroups, shippingGroups);
	}

	@SafeVarargs
	private static <T extends Numbered> Groups<T> groups(int lastEntry, Group<T>... groups) {
		SequencedMap<Integer, Group<T>> all = new LinkedHashMap<>();
		for (Group<T> group : groups) {
			all.put(all.size() + 1, group);
		}
		return new Groups<>(all, lastEntry);
	}

	static Stream<Change> changes() {
		return Stream.concat(anEventChangesItsPropertyAndNoOther(), anEventChangesItsGroupAndNoOther());
	}

	/** What an event makes of the registered merchant. */
	record Change(MerchantEvent event, Merchant after) {

	}

}
