package io.warelog.write.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.organization.FeeTypeAdded;
import io.warelog.api.organization.FeeTypeRenamed;
import io.warelog.api.organization.FeeTypeRetired;
import io.warelog.api.organization.Organization;
import io.warelog.api.organization.Organization.FeeType;
import io.warelog.api.organization.OrganizationEvent;
import io.warelog.api.organization.ProductDetailsFrozen;
import io.warelog.api.organization.ProductDetailsReleased;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.organization.OrganizationCommand.AddFeeType;
import io.warelog.write.organization.OrganizationCommand.RenameFeeType;
import io.warelog.write.organization.OrganizationCommand.RetireFeeType;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrganizationDeciderTests {

	private static final OrganizationId ID = new OrganizationId(
			UUID.fromString("019a0000-0000-7000-8000-000000000001"));

	private static final UUID CARD_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final UUID RETIRED_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000003");

	private static final UUID UNKNOWN_FEE = UUID.fromString("019a0000-0000-7000-8000-000000000004");

	private static final AtVersion ANY = new AtVersion(4, null);

	@ParameterizedTest
	@CsvSource({ "EDITABLE, EDITABLE, nothing", "EDITABLE, FROZEN, frozen", "FROZEN, FROZEN, nothing",
			"FROZEN, EDITABLE, released" })
	void aPolicyIsRecordedWhenItChanges(DetailsPolicy before, DetailsPolicy wanted, String outcome) {
		Decision<OrganizationEvent> expected = switch (outcome) {
			case "frozen" -> Decision.accept(new ProductDetailsFrozen());
			case "released" -> Decision.accept(new ProductDetailsReleased());
			default -> Decision.alreadySo();
		};
		assertThat(OrganizationDecider.decide(new SetDetailsPolicy(ID, wanted), organization(before), ANY))
			.isEqualTo(expected);
	}

	@Test
	void aFeeTypeIsAdded() {
		assertThat(decide(new AddFeeType(ID, UNKNOWN_FEE, "Express")))
			.isEqualTo(Decision.accept(new FeeTypeAdded(UNKNOWN_FEE, "Express")));
	}

	@Test
	void anOrganizationHasAThousandFeeTypesAtMostRetiredOnesIncluded() {
		Organization organization = organization(DetailsPolicy.EDITABLE);
		for (int number = 3; number < 1000; number++) {
			organization.feeTypes().put(new UUID(0, number), new FeeType("Fee", number % 2 == 0));
		}
		AddFeeType wanted = new AddFeeType(ID, UNKNOWN_FEE, "Express");
		assertThat(OrganizationDecider.decide(wanted, organization, ANY)).isInstanceOf(Decision.Accepted.class);

		organization.feeTypes().put(new UUID(0, 1000), new FeeType("Fee", true));
		assertThat(OrganizationDecider.decide(wanted, organization, ANY))
			.isEqualTo(Decision.refuse(new Refusal.Unacceptable(List.of(new Violation("",
					"is one too many: an organization can have 1000 fee types, retired ones included")))));
		assertThat(OrganizationDecider.decide(new RetireFeeType(ID, CARD_FEE), organization, ANY))
			.isEqualTo(Decision.accept(new FeeTypeRetired(CARD_FEE)));
	}

	@Test
	void twoFeeTypesMayHaveOneName() {
		assertThat(decide(new AddFeeType(ID, UNKNOWN_FEE, "Card")))
			.isEqualTo(Decision.accept(new FeeTypeAdded(UNKNOWN_FEE, "Card")));
	}

	@Test
	void aFeeTypeIsRenamedEvenWhenRetired() {
		assertThat(decide(new RenameFeeType(ID, CARD_FEE, "Credit card")))
			.isEqualTo(Decision.accept(new FeeTypeRenamed(CARD_FEE, "Credit card")));
		assertThat(decide(new RenameFeeType(ID, RETIRED_FEE, "By post")))
			.isEqualTo(Decision.accept(new FeeTypeRenamed(RETIRED_FEE, "By post")));
	}

	@Test
	void theNameThatAFeeTypeHasIsNoChange() {
		assertThat(decide(new RenameFeeType(ID, CARD_FEE, "Card"))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aFeeTypeIsRetiredOnce() {
		assertThat(decide(new RetireFeeType(ID, CARD_FEE))).isEqualTo(Decision.accept(new FeeTypeRetired(CARD_FEE)));
		assertThat(decide(new RetireFeeType(ID, RETIRED_FEE))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aFeeTypeThatIsNotThereIsNotFound() {
		Decision<OrganizationEvent> notFound = Decision.refuse(new Refusal.NotFound("fee type"));
		assertThat(decide(new RenameFeeType(ID, UNKNOWN_FEE, "Express"))).isEqualTo(notFound);
		assertThat(decide(new RetireFeeType(ID, UNKNOWN_FEE))).isEqualTo(notFound);
	}

	@ParameterizedTest
	@MethodSource
	void aCommandMeantForAnotherStateIsRefused(OrganizationCommand command) {
		Organization organization = organization(DetailsPolicy.EDITABLE);
		assertThat(OrganizationDecider.decide(command, organization, new AtVersion(4, Set.of(3L))))
			.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(4)));
		assertThat(OrganizationDecider.decide(command, organization, new AtVersion(4, Set.of(3L, 4L))))
			.isInstanceOf(Decision.Accepted.class);
	}

	static Stream<OrganizationCommand> aCommandMeantForAnotherStateIsRefused() {
		return Stream.of(new SetDetailsPolicy(ID, DetailsPolicy.FROZEN), new AddFeeType(ID, UNKNOWN_FEE, "Express"),
				new RenameFeeType(ID, CARD_FEE, "Credit card"), new RetireFeeType(ID, CARD_FEE));
	}

	private static Decision<OrganizationEvent> decide(OrganizationCommand command) {
		return OrganizationDecider.decide(command, organization(DetailsPolicy.EDITABLE), ANY);
	}

	private static Organization organization(DetailsPolicy details) {
		return new Organization(ID, "Tea group", details, new LinkedHashMap<>(
				Map.of(CARD_FEE, new FeeType("Card", false), RETIRED_FEE, new FeeType("Paper", true))));
	}

}
