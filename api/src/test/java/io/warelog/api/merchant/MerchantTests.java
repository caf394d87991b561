package io.warelog.api.merchant;

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
				new Change(new MerchantWeightUnitChanged("lb"), merchant("Tea shop", "USD", URL, WeightUnit.LB)));
	}

	@ParameterizedTest
	@MethodSource("anEventChangesItsPropertyAndNoOther")
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
		assertThat(Stream.concat(Stream.of(REGISTERED), anEventChangesItsPropertyAndNoOther().map(Change::event))
			.<Class<?>>map(MerchantEvent::getClass)
			.distinct()).containsExactlyInAnyOrder(MerchantEvent.class.getPermittedSubclasses());
	}

	private static Merchant merchant(String name, String currency, @Nullable String url, WeightUnit unit) {
		return new Merchant(new MerchantId(ID), new OrganizationId(ORGANIZATION), name, new CurrencyCode(currency), url,
				unit);
	}

	/** What an event makes of the registered merchant. */
	record Change(MerchantEvent event, Merchant after) {

	}

}
