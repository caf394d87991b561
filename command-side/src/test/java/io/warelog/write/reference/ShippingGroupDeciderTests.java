package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.RateType;
import io.warelog.api.merchant.ShippingGroupAdded;
import io.warelog.api.merchant.ShippingGroupChanged;
import io.warelog.api.merchant.ShippingGroupRetired;
import io.warelog.api.merchant.ShippingOption;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.reference.ReferenceCommand.AddShippingGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeShippingGroup;
import io.warelog.write.reference.ReferenceCommand.RetireShippingGroup;
import io.warelog.write.reference.ReferenceCommand.WantedRate;
import io.warelog.write.reference.ReferenceCommand.WantedShipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShippingGroupDeciderTests {

	private static final MerchantId ID = new MerchantId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));

	private static final WantedRate NONE = new WantedRate(RateType.NONE, null);

	private static final WantedRate TWO_PERCENT = new WantedRate(RateType.PERCENTAGE, new BigDecimal("2.0"));

	private static final WantedRate FIVE = new WantedRate(RateType.FLAT_FEE, new BigDecimal("5"));

	private static final ShippingOption QUICK = new ShippingOption(1, "Quick", RateType.PERCENTAGE, new BigDecimal("2"),
			RateType.NONE, null, null);

	private static final ShippingOption SLOW = new ShippingOption(3, "Slow", RateType.FLAT_FEE, new BigDecimal("5.00"),
			RateType.FLAT_FEE, new BigDecimal("0.50"), "USD");

	private static final Merchant MERCHANT = merchant(new ShippingGroupAdded(1, "Post", List.of(QUICK, SLOW)),
			new ShippingGroupAdded(2, "Pigeons", List.of()), new ShippingGroupRetired(2));

	private static final AtVersion ANY = new AtVersion(4, null);

	@Test
	void aGroupIsAddedWithTheNextNumbers() {
		AddShippingGroup add = new AddShippingGroup(ID, "Courier",
				List.of(option(0, null, "Quick", TWO_PERCENT, NONE), option(1, null, "Slow", FIVE, null)), List.of());
		assertThat(decide(add)).isEqualTo(Decision.accept(new ShippingGroupAdded(3, "Courier",
				List.of(new ShippingOption(4, "Quick", RateType.PERCENTAGE, new BigDecimal("2"), RateType.NONE, null,
						null),
						new ShippingOption(5, "Slow", RateType.FLAT_FEE, new BigDecimal("5.00"), RateType.NONE, null,
								"USD")))));
		assertThat(ReferenceDecider.number(add, MERCHANT)).isEqualTo(3);
	}

	@ParameterizedTest
	@MethodSource
	void aPriceThatCannotBeIsRefused(WantedRate rate, String fault) {
		assertThat(
				decide(new AddShippingGroup(ID, "Courier", List.of(option(0, null, "Quick", rate, rate)), List.of())))
			.isEqualTo(refused(new Violation("/options/0/per_cart_rate", fault),
					new Violation("/options/0/per_item_rate", fault)));
	}

	static Stream<Arguments> aPriceThatCannotBeIsRefused() {
		return Stream.of(
				Arguments.of(new WantedRate(RateType.NONE, BigDecimal.ONE),
						"goes with the types percentage and flat_fee"),
				Arguments.of(new WantedRate(RateType.PERCENTAGE, null), "is required"),
				Arguments.of(new WantedRate(RateType.FLAT_FEE, null), "is required"),
				Arguments.of(new WantedRate(RateType.PERCENTAGE, new BigDecimal("100.5")),
						"must be a percentage from 0 to 100"),
				Arguments.of(new WantedRate(RateType.PERCENTAGE, new BigDecimal("0.12345")),
						"must have at most 4 decimals"),
				Arguments.of(new WantedRate(RateType.FLAT_FEE, new BigDecimal("-1")), "must not be negative"),
				Arguments.of(new WantedRate(RateType.FLAT_FEE, new BigDecimal("0.005")),
						"must have at most 2 decimals, as USD has"));
	}

	@Test
	void everyFaultIsToldAtOnce() {
		WantedShipping bad = new WantedShipping(9, "/options/0", null, new WantedRate(RateType.FLAT_FEE, null), FIVE,
				null);
		assertThat(decide(new AddShippingGroup(ID, "", List.of(bad), List.of(new Violation("/name", "is required")))))
			.isEqualTo(refused(new Violation("/name", "is required"),
					new Violation("/options/0/id", "names no option of the group"),
					new Violation("/options/0/name", "is required"),
					new Violation("/options/0/per_cart_rate", "is required")));
	}

	@Test
	void anOptionWithAnIdStaysWithWhatIsNotSaidOfIt() {
		ChangeShippingGroup change = new ChangeShippingGroup(ID, 1, null,
				List.of(option(0, 3, null, new WantedRate(RateType.FLAT_FEE, new BigDecimal("6")), null),
						option(1, 1, "Quicker", new WantedRate(RateType.PERCENTAGE, null), null)),
				List.of());
		assertThat(decide(change)).isEqualTo(Decision.accept(new ShippingGroupChanged(1, "Post",
				List.of(new ShippingOption(3, "Slow", RateType.FLAT_FEE, new BigDecimal("6.00"), RateType.FLAT_FEE,
						new BigDecimal("0.50"), "USD"),
						new ShippingOption(1, "Quicker", RateType.PERCENTAGE, new BigDecimal("2"), RateType.NONE, null,
								null)))));
	}

	@Test
	void anOptionWithoutFeesHasNoCurrency() {
		assertThat(
				decide(new ChangeShippingGroup(ID, 1, null, List.of(option(0, 3, null, NONE, TWO_PERCENT)), List.of())))
			.isEqualTo(Decision.accept(new ShippingGroupChanged(1, "Post", List.of(new ShippingOption(3, "Slow",
					RateType.NONE, null, RateType.PERCENTAGE, new BigDecimal("2"), null)))));
	}

	@Test
	void anotherTypeNeedsItsRate() {
		assertThat(decide(new ChangeShippingGroup(ID, 1, null,
				List.of(option(0, 3, null, new WantedRate(RateType.PERCENTAGE, null), null)), List.of())))
			.isEqualTo(refused(new Violation("/options/0/per_cart_rate", "is required")));
	}

	@Test
	void feesKeepTheirCurrencyUntilTheyAreGivenAnew() {
		Merchant moved = Merchant.evolve(MERCHANT, new MerchantCurrencyChanged("JPY"));
		assertThat(ReferenceDecider.decide(
				new ChangeShippingGroup(ID, 1, null, List.of(option(0, 3, "Slower", null, null)), List.of()), moved,
				ANY))
			.isEqualTo(Decision.accept(new ShippingGroupChanged(1, "Post", List.of(new ShippingOption(3, "Slower",
					RateType.FLAT_FEE, new BigDecimal("5.00"), RateType.FLAT_FEE, new BigDecimal("0.50"), "USD")))));
		assertThat(ReferenceDecider.decide(
				new ChangeShippingGroup(ID, 1, null, List.of(option(0, 3, null, FIVE, null)), List.of()), moved, ANY))
			.isEqualTo(refused(new Violation("/options/0", "has a fee in USD, which must be given anew in JPY")));
		assertThat(ReferenceDecider.decide(
				new ChangeShippingGroup(ID, 1, null, List.of(option(0, 3, null, FIVE, FIVE)), List.of()), moved, ANY))
			.isEqualTo(Decision.accept(new ShippingGroupChanged(1, "Post", List.of(new ShippingOption(3, "Slow",
					RateType.FLAT_FEE, new BigDecimal("5"), RateType.FLAT_FEE, new BigDecimal("5"), "JPY")))));
	}

	@Test
	void aCurrencyThatIsSaidMustBeTheOneOfTheStore() {
		WantedShipping dollars = new WantedShipping(null, "/options/0", "Slow", FIVE, null, new CurrencyCode("USD"));
		WantedShipping euros = new WantedShipping(null, "/options/0", "Slow", FIVE, null, new CurrencyCode("EUR"));
		assertThat(decide(new AddShippingGroup(ID, "Courier", List.of(dollars), List.of())))
			.isInstanceOf(Decision.Accepted.class);
		assertThat(decide(new AddShippingGroup(ID, "Courier", List.of(euros), List.of())))
			.isEqualTo(refused(new Violation("/options/0/currency", "must be USD, in which the store keeps its fees")));
	}

	@Test
	void whatIsSoAlreadyIsNoChange() {
		assertThat(decide(new ChangeShippingGroup(ID, 1, "Post",
				List.of(option(0, 1, "Quick", TWO_PERCENT, NONE), option(1, 3, null, FIVE, null)), List.of())))
			.isEqualTo(Decision.alreadySo());
		assertThat(decide(new ChangeShippingGroup(ID, 1, null, null, List.of()))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aGroupIsRetiredOnce() {
		assertThat(decide(new RetireShippingGroup(ID, 1))).isEqualTo(Decision.accept(new ShippingGroupRetired(1)));
		assertThat(decide(new RetireShippingGroup(ID, 2))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aGroupThatIsNotThereIsNotFound() {
		Decision<MerchantEvent> notFound = Decision.refuse(new Refusal.NotFound("shipping group"));
		assertThat(decide(new ChangeShippingGroup(ID, 3, "Courier", null, List.of()))).isEqualTo(notFound);
		assertThat(decide(new RetireShippingGroup(ID, 3))).isEqualTo(notFound);
	}

	@ParameterizedTest
	@MethodSource
	void aCommandMeantForAnotherStateIsRefused(ReferenceCommand command) {
		assertThat(ReferenceDecider.decide(command, MERCHANT, new AtVersion(4, Set.of(3L))))
			.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(4)));
		assertThat(ReferenceDecider.decide(command, MERCHANT, new AtVersion(4, Set.of(3L, 4L))))
			.isInstanceOf(Decision.Accepted.class);
	}

	static Stream<ReferenceCommand> aCommandMeantForAnotherStateIsRefused() {
		return Stream.of(new AddShippingGroup(ID, "Courier", List.of(), List.of()),
				new ChangeShippingGroup(ID, 1, "Mail", null, List.of()), new RetireShippingGroup(ID, 1));
	}

	private static Decision<MerchantEvent> decide(ReferenceCommand command) {
		return ReferenceDecider.decide(command, MERCHANT, ANY);
	}

	private static Decision<MerchantEvent> refused(Violation... violations) {
		return Decision.refuse(new Refusal.Unacceptable(List.of(violations)));
	}

	private static WantedShipping option(int index, @Nullable Integer number, @Nullable String name,
			@Nullable WantedRate perCart, @Nullable WantedRate perItem) {
		return new WantedShipping(number, "/options/" + index, name, perCart, perItem, null);
	}

	private static Merchant merchant(MerchantEvent... events) {
		Merchant merchant = Merchant.evolve(null,
				new MerchantRegistered(ID.value(), ID.value(), "Tea shop", "USD", null, "kg"));
		for (MerchantEvent event : events) {
			merchant = Merchant.evolve(merchant, event);
		}
		return merchant;
	}

}
