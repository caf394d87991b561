package io.warelog.write.merchant;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.warelog.api.merchant.Groups;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.MerchantCurrencyChanged;
import io.warelog.api.merchant.MerchantEvent;
import io.warelog.api.merchant.MerchantRegistered;
import io.warelog.api.merchant.MerchantRenamed;
import io.warelog.api.merchant.MerchantStorefrontMoved;
import io.warelog.api.merchant.MerchantWeightUnitChanged;
import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Setting;
import io.warelog.write.merchant.MerchantCommand.ChangeMerchant;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class MerchantDeciderTests {

	private static final MerchantId ID = new MerchantId(UUID.fromString("019a0000-0000-7000-8000-000000000001"));

	private static final OrganizationId ORGANIZATION = new OrganizationId(
			UUID.fromString("019a0000-0000-7000-8000-000000000002"));

	private static final String STORE = "https://tea.example/";

	private static final Merchant MERCHANT = new Merchant(ID, ORGANIZATION, "Tea shop", new CurrencyCode("USD"), STORE,
			WeightUnit.KG, Groups.none(), Groups.none());

	private static final Merchant WITHOUT_STORE = new Merchant(ID, ORGANIZATION, "Tea shop", new CurrencyCode("USD"),
			null, WeightUnit.KG, Groups.none(), Groups.none());

	private static final AtVersion ANY = new AtVersion(3, null);

	private static final ChangeMerchant RENAME = new ChangeMerchant(ID, "Tea house", null, null, null);

	@Test
	void registrationRecordsAllThatIsWanted() {
		RegisterMerchant register = new RegisterMerchant(ID, ORGANIZATION, null, "Tea shop", new CurrencyCode("USD"),
				STORE, WeightUnit.LB);
		assertThat(MerchantDecider.decide(register, null, new AtVersion(0, null))).isEqualTo(Decision
			.accept(new MerchantRegistered(ID.value(), ORGANIZATION.value(), "Tea shop", "USD", STORE, "lb")));
	}

	@ParameterizedTest
	@MethodSource
	void aChangeRecordsOneEventForEachFactThatChanges(Merchant merchant, ChangeMerchant change,
			List<MerchantEvent> events) {
		assertThat(MerchantDecider.decide(change, merchant, ANY)).isEqualTo(new Decision.Accepted<>(events));
	}

	static Stream<Arguments> aChangeRecordsOneEventForEachFactThatChanges() {
		CurrencyCode usd = new CurrencyCode("USD");
		CurrencyCode eur = new CurrencyCode("EUR");
		Setting<String> here = new Setting<>(STORE);
		Setting<String> nowhere = new Setting<>(null);
		return Stream.of(Arguments.of(MERCHANT, RENAME, List.of(new MerchantRenamed("Tea house"))),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, null, eur, null, null),
						List.of(new MerchantCurrencyChanged("EUR"))),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, null, null, nowhere, null),
						List.of(new MerchantStorefrontMoved(null))),
				Arguments.of(WITHOUT_STORE, new ChangeMerchant(ID, null, null, here, null),
						List.of(new MerchantStorefrontMoved(STORE))),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, null, null, null, WeightUnit.OZ),
						List.of(new MerchantWeightUnitChanged("oz"))),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, "Tea house", eur, nowhere, WeightUnit.G),
						List.of(new MerchantRenamed("Tea house"), new MerchantCurrencyChanged("EUR"),
								new MerchantStorefrontMoved(null), new MerchantWeightUnitChanged("g"))),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, null, null, null, null), List.of()),
				Arguments.of(MERCHANT, new ChangeMerchant(ID, "Tea shop", usd, here, WeightUnit.KG), List.of()),
				Arguments.of(WITHOUT_STORE, new ChangeMerchant(ID, null, null, nowhere, null), List.of()));
	}

	@Test
	void aChangeMeantForAnotherStateIsRefused() {
		assertThat(MerchantDecider.decide(RENAME, MERCHANT, new AtVersion(3, Set.of(2L))))
			.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(3)));
		assertThat(MerchantDecider.decide(RENAME, MERCHANT, new AtVersion(3, Set.of(2L, 3L))))
			.isEqualTo(Decision.accept(new MerchantRenamed("Tea house")));
	}

	@Test
	void aMerchantThatIsNotThereIsNotFound() {
		assertThat(MerchantDecider.decide(RENAME, null, ANY))
			.isEqualTo(Decision.refuse(new Refusal.NotFound("merchant")));
	}

}
