package io.warelog.write.reference;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.Tax;
import io.warelog.api.merchant.TaxGroupAdded;
import io.warelog.api.merchant.TaxGroupChanged;
import io.warelog.api.merchant.TaxGroupRetired;
import io.warelog.api.value.CountryCode;
import io.warelog.api.value.MerchantId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.decision.Setting;
import io.warelog.write.reference.ReferenceCommand.AddTaxGroup;
import io.warelog.write.reference.ReferenceCommand.ChangeTaxGroup;
import io.warelog.write.reference.ReferenceCommand.RetireTaxGroup;
import io.warelog.write.reference.ReferenceCommand.WantedTax;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TaxGroupDeciderTests {

	private static final MerchantId ID = new MerchantId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));

	private static final Tax ONTARIO = new Tax(2, "CA", "Ontario", new BigDecimal("13"));

	private static final Tax MINNESOTA = new Tax(4, "US", "MN", new BigDecimal("6.875"));

	/** Two groups, the second retired; the highest number of a tax has been 5. */
	private static final Merchant MERCHANT = merchant(
			new TaxGroupAdded(1, "Goods", List.of(ONTARIO, MINNESOTA, new Tax(5, "US", null, BigDecimal.ONE))),
			new TaxGroupChanged(1, "Goods", List.of(ONTARIO, MINNESOTA)), new TaxGroupAdded(2, "Old goods", List.of()),
			new TaxGroupRetired(2));

	private static final AtVersion ANY = new AtVersion(5, null);

	@Test
	void aGroupIsAddedWithTheNextNumbers() {
		AddTaxGroup add = new AddTaxGroup(ID, "Books", List.of(tax(0, null, "CA", "Alberta", "5.00"),
				tax(1, null, "US", null, "2.30"), tax(2, null, "FR", null, "1e1")), List.of());
		assertThat(decide(add)).isEqualTo(
				Decision.accept(new TaxGroupAdded(3, "Books", List.of(new Tax(6, "CA", "Alberta", new BigDecimal("5")),
						new Tax(7, "US", null, new BigDecimal("2.3")), new Tax(8, "FR", null, BigDecimal.TEN)))));
		assertThat(ReferenceDecider.number(add, MERCHANT)).isEqualTo(3);
	}

	@Test
	void aFirstGroupAndItsTaxesCountFromOne() {
		AddTaxGroup add = new AddTaxGroup(ID, "Goods", List.of(tax(0, null, "CA", null, "5")), List.of());
		assertThat(ReferenceDecider.decide(add, merchant(), ANY)).isEqualTo(
				Decision.accept(new TaxGroupAdded(1, "Goods", List.of(new Tax(1, "CA", null, new BigDecimal("5"))))));
	}

	@Test
	void aGroupMayHaveNoTaxesAndTheNameOfAnother() {
		assertThat(decide(new AddTaxGroup(ID, "Goods", List.of(), List.of())))
			.isEqualTo(Decision.accept(new TaxGroupAdded(3, "Goods", List.of())));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "100, 100", "100.0000, 100", "0.0001, 0.0001", "12.3450, 12.345", "0E+5, 0" })
	void aRateIsKeptInOneForm(String rate, String kept) {
		assertThat(decide(new AddTaxGroup(ID, "Books", List.of(tax(0, null, "CA", null, rate)), List.of()))).isEqualTo(
				Decision.accept(new TaxGroupAdded(3, "Books", List.of(new Tax(6, "CA", null, new BigDecimal(kept))))));
	}

	@ParameterizedTest
	@CsvSource({ "-0.01, must be a percentage from 0 to 100", "100.01, must be a percentage from 0 to 100",
			"1e30, must be a percentage from 0 to 100", "1.00001, must have at most 4 decimals" })
	void aRateThatCannotBeIsRefused(String rate, String fault) {
		assertThat(decide(new AddTaxGroup(ID, "Books", List.of(tax(0, null, "CA", null, rate)), List.of())))
			.isEqualTo(refused(new Violation("/taxes/0/rate", fault)));
	}

	@Test
	void everyFaultIsToldAtOnceAndOneForEachPlace() {
		Violation unread = new Violation("/taxes/0/country", "must be a string, not a number");
		AddTaxGroup add = new AddTaxGroup(ID, "",
				List.of(tax(0, null, null, null, "101"), tax(1, 2, "CA", null, null), tax(2, null, null, null, null)),
				List.of(new Violation("/name", "is required"), unread));
		assertThat(decide(add)).isEqualTo(refused(new Violation("/name", "is required"), unread,
				new Violation("/taxes/0/rate", "must be a percentage from 0 to 100"),
				new Violation("/taxes/1/id", "names no tax of the group"),
				new Violation("/taxes/1/rate", "is required"), new Violation("/taxes/2/country", "is required"),
				new Violation("/taxes/2/rate", "is required")));
	}

	@Test
	void aTaxWithAnIdStaysWithWhatIsNotSaidOfItAndOthersGoOrCome() {
		ChangeTaxGroup change = new ChangeTaxGroup(ID, 1, null,
				List.of(tax(0, null, "FR", null, "20"), tax(1, 4, null, null, "7"), tax(2, 2, null, null, null)),
				List.of());
		assertThat(decide(change)).isEqualTo(Decision.accept(new TaxGroupChanged(1, "Goods", List
			.of(new Tax(6, "FR", null, new BigDecimal("20")), new Tax(4, "US", "MN", new BigDecimal("7")), ONTARIO))));
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, List.of(tax(0, 4, null, null, null)), List.of())))
			.isEqualTo(Decision.accept(new TaxGroupChanged(1, "Goods", List.of(MINNESOTA))));
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, List.of(), List.of())))
			.isEqualTo(Decision.accept(new TaxGroupChanged(1, "Goods", List.of())));
	}

	@Test
	void aRegionIsClearedAndDoesNotGoToAnotherCountry() {
		WantedTax cleared = new WantedTax(2, "/taxes/0", null, new Setting<>(null), null);
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, List.of(cleared), List.of()))).isEqualTo(Decision
			.accept(new TaxGroupChanged(1, "Goods", List.of(new Tax(2, "CA", null, new BigDecimal("13"))))));
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, List.of(tax(0, 2, "US", null, null)), List.of())))
			.isEqualTo(Decision
				.accept(new TaxGroupChanged(1, "Goods", List.of(new Tax(2, "US", null, new BigDecimal("13"))))));
	}

	@Test
	void aTaxOfAnotherGroupAndOneGivenTwiceAreRefused() {
		ChangeTaxGroup change = new ChangeTaxGroup(ID, 1, null,
				List.of(tax(0, 5, "US", null, "1"), tax(1, 4, null, null, null), tax(2, 4, null, null, null)),
				List.of());
		assertThat(decide(change)).isEqualTo(refused(new Violation("/taxes/0/id", "names no tax of the group"),
				new Violation("/taxes/2/id", "is given twice")));
	}

	@Test
	void aGroupIsRenamedAlsoWhenItIsRetired() {
		assertThat(decide(new ChangeTaxGroup(ID, 1, "Things", null, List.of())))
			.isEqualTo(Decision.accept(new TaxGroupChanged(1, "Things", List.of(ONTARIO, MINNESOTA))));
		assertThat(decide(new ChangeTaxGroup(ID, 2, "Older goods", null, List.of())))
			.isEqualTo(Decision.accept(new TaxGroupChanged(2, "Older goods", List.of())));
	}

	@Test
	void whatIsSoAlreadyIsNoChange() {
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, null, List.of()))).isEqualTo(Decision.alreadySo());
		assertThat(decide(new ChangeTaxGroup(ID, 1, "Goods",
				List.of(tax(0, 2, "CA", "Ontario", "13.00"), tax(1, 4, null, null, null)), List.of())))
			.isEqualTo(Decision.alreadySo());
	}

	@Test
	void whatCouldNotBeUnderstoodIsRefusedWhereNothingElseChanges() {
		Violation unread = new Violation("/colour", "is not a property of this resource");
		assertThat(decide(new ChangeTaxGroup(ID, 1, null, null, List.of(unread)))).isEqualTo(refused(unread));
	}

	@Test
	void aGroupIsRetiredOnce() {
		assertThat(decide(new RetireTaxGroup(ID, 1))).isEqualTo(Decision.accept(new TaxGroupRetired(1)));
		assertThat(decide(new RetireTaxGroup(ID, 2))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aGroupThatIsNotThereIsNotFound() {
		Decision<MerchantEvent> notFound = Decision.refuse(new Refusal.NotFound("tax group"));
		assertThat(decide(new ChangeTaxGroup(ID, 3, "Books", null, List.of()))).isEqualTo(notFound);
		assertThat(decide(new RetireTaxGroup(ID, 3))).isEqualTo(notFound);
	}

	@Test
	void aStoreHasAThousandGroupsAtMost() {
		MerchantEvent[] groups = IntStream.rangeClosed(1, 1000)
			.mapToObj((i) -> new TaxGroupAdded(i, "Goods", List.of()))
			.toArray(MerchantEvent[]::new);
		AddTaxGroup add = new AddTaxGroup(ID, "One more", List.of(), List.of());
		assertThat(ReferenceDecider.decide(add, merchant(groups), ANY)).isEqualTo(
				refused(new Violation("", "is one too many: a store can have 1000 tax groups, retired ones included")));
	}

	@Test
	void aGroupHas250TaxesAtMost() {
		AddTaxGroup add = new AddTaxGroup(ID, "Many", Collections.nCopies(251, tax(0, null, "US", null, "1")),
				List.of());
		assertThat(decide(add)).isEqualTo(refused(new Violation("/taxes", "must have at most 250 elements")));
	}

	@Test
	void allGroupsTogetherHave5000TaxesAtMost() {
		MerchantEvent[] groups = IntStream.rangeClosed(1, 20)
			.mapToObj((i) -> new TaxGroupAdded(i, "Goods",
					Collections.nCopies((i == 20) ? 249 : 250, new Tax(i, "US", null, BigDecimal.ONE))))
			.toArray(MerchantEvent[]::new);
		Merchant merchant = merchant(groups);
		List<WantedTax> two = List.of(tax(0, null, "US", null, "1"), tax(1, null, "US", null, "1"));
		assertThat(ReferenceDecider.decide(new AddTaxGroup(ID, "More", two, List.of()), merchant, ANY))
			.isEqualTo(refused(new Violation("/taxes",
					"must have at most 1 elements, as all groups of a store together can have 5000")));
		assertThat(ReferenceDecider.decide(new ChangeTaxGroup(ID, 20, null, two, List.of()), merchant, ANY))
			.isInstanceOf(Decision.Accepted.class);
	}

	@ParameterizedTest
	@MethodSource
	void aCommandMeantForAnotherStateIsRefused(ReferenceCommand command) {
		assertThat(ReferenceDecider.decide(command, MERCHANT, new AtVersion(5, Set.of(4L))))
			.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(5)));
		assertThat(ReferenceDecider.decide(command, MERCHANT, new AtVersion(5, Set.of(4L, 5L))))
			.isInstanceOf(Decision.Accepted.class);
	}

	static Stream<ReferenceCommand> aCommandMeantForAnotherStateIsRefused() {
		return Stream.of(new AddTaxGroup(ID, "Books", List.of(), List.of()),
				new ChangeTaxGroup(ID, 1, "Things", null, List.of()), new RetireTaxGroup(ID, 1));
	}

	private static Decision<MerchantEvent> decide(ReferenceCommand command) {
		return ReferenceDecider.decide(command, MERCHANT, ANY);
	}

	private static Decision<MerchantEvent> refused(Violation... violations) {
		return Decision.refuse(new Refusal.Unacceptable(List.of(violations)));
	}

	private static WantedTax tax(int index, @Nullable Integer number, @Nullable String country, @Nullable String region,
			@Nullable String rate) {
		return new WantedTax(number, "/taxes/" + index, (country != null) ? new CountryCode(country) : null,
				(region != null) ? new Setting<>(region) : null, (rate != null) ? new BigDecimal(rate) : null);
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
