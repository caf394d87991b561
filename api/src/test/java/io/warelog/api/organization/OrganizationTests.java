package io.warelog.api.organization;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.organization.Organization.FeeType;
import io.warelog.api.value.OrganizationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OrganizationTests {

	private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final UUID CARD_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final UUID EXPRESS_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000000");

	private static final OrganizationFounded FOUNDED = new OrganizationFounded(ID, "Tea group");

	@Test
	void anOrganizationBeginsWithEditableDetailsAndWithoutFees() {
		assertThat(after(FOUNDED)).isEqualTo(
				new Organization(new OrganizationId(ID), "Tea group", DetailsPolicy.EDITABLE, new LinkedHashMap<>()));
	}

	@Test
	void detailsAreFrozenAndReleased() {
		assertThat(after(FOUNDED, new ProductDetailsFrozen()).details()).isEqualTo(DetailsPolicy.FROZEN);
		assertThat(after(FOUNDED, new ProductDetailsFrozen(), new ProductDetailsReleased())).isEqualTo(after(FOUNDED));
	}

	@Test
	void feeTypesKeepTheOrderInWhichTheyWereAdded() {
		Organization organization = after(FOUNDED, new FeeTypeAdded(CARD_FEE, "Card"),
				new FeeTypeAdded(EXPRESS_FEE, "Express"), new FeeTypeRenamed(CARD_FEE, "Credit card"));
		SequencedMap<UUID, FeeType> expected = new LinkedHashMap<>();
		expected.put(CARD_FEE, new FeeType("Credit card", false));
		expected.put(EXPRESS_FEE, new FeeType("Express", false));
		assertThat(organization.feeTypes()).containsExactlyEntriesOf(expected);
		assertThat(organization.assignable()).containsExactlyInAnyOrder(CARD_FEE, EXPRESS_FEE);
	}

	@Test
	void aRetiredFeeTypeIsKnownButNotAssignable() {
		Organization organization = after(FOUNDED, new FeeTypeAdded(CARD_FEE, "Card"),
				new FeeTypeAdded(EXPRESS_FEE, "Express"), new FeeTypeRetired(CARD_FEE));
		assertThat(organization.feeTypes()).containsEntry(CARD_FEE, new FeeType("Card", true));
		assertThat(organization.assignable()).containsExactly(EXPRESS_FEE);
	}

	@Test
	void aRetiredFeeTypeStaysRetiredWhenItIsRenamed() {
		assertThat(after(FOUNDED, new FeeTypeAdded(CARD_FEE, "Card"), new FeeTypeRetired(CARD_FEE),
				new FeeTypeRenamed(CARD_FEE, "Credit card"))
			.feeTypes()).containsEntry(CARD_FEE, new FeeType("Credit card", true));
	}

	@Test
	void anEventLeavesTheStateBeforeAsItWas() {
		Organization before = after(FOUNDED, new FeeTypeAdded(CARD_FEE, "Card"));
		Organization.evolve(before, new FeeTypeAdded(EXPRESS_FEE, "Express"));
		Organization.evolve(before, new FeeTypeRetired(CARD_FEE));
		Organization.evolve(before, new ProductDetailsFrozen());
		assertThat(before).isEqualTo(after(FOUNDED, new FeeTypeAdded(CARD_FEE, "Card")));
	}

	@ParameterizedTest
	@MethodSource
	void nothingButItsFoundationHappensToAnOrganizationThatIsNotThere(OrganizationEvent event) {
		assertThatIllegalStateException().isThrownBy(() -> Organization.evolve(null, event))
			.withMessage("The first event of an organization founds it");
	}

	static Stream<OrganizationEvent> nothingButItsFoundationHappensToAnOrganizationThatIsNotThere() {
		return Stream.of(new ProductDetailsFrozen(), new ProductDetailsReleased(), new FeeTypeAdded(CARD_FEE, "Card"),
				new FeeTypeRenamed(CARD_FEE, "Credit card"), new FeeTypeRetired(CARD_FEE));
	}

	@Test
	void anOrganizationIsNotFoundedTwice() {
		assertThatIllegalStateException().isThrownBy(() -> after(FOUNDED, FOUNDED))
			.withMessage("An organization is founded once");
	}

	@Test
	void nothingHappensToAFeeTypeThatIsNotThere() {
		assertThatIllegalStateException().isThrownBy(() -> after(FOUNDED, new FeeTypeRenamed(CARD_FEE, "Card")))
			.withMessage("There is no fee type " + CARD_FEE);
		assertThatIllegalStateException().isThrownBy(() -> after(FOUNDED, new FeeTypeRetired(CARD_FEE)))
			.withMessage("There is no fee type " + CARD_FEE);
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(Stream.concat(Stream.of(FOUNDED), nothingButItsFoundationHappensToAnOrganizationThatIsNotThere())
			.<Class<?>>map(OrganizationEvent::getClass))
			.containsExactlyInAnyOrder(OrganizationEvent.class.getPermittedSubclasses());
	}

	private static Organization after(OrganizationFounded first, OrganizationEvent... events) {
		Organization organization = Organization.evolve(null, first);
		for (OrganizationEvent event : events) {
			organization = Organization.evolve(organization, event);
		}
		return organization;
	}

}
