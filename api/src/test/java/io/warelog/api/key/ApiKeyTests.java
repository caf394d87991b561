package io.warelog.api.key;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ApiKeyTests {

	private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final UUID MERCHANT = UUID.fromString("019a0000-0000-7000-8000-000000000002");

	private static final UUID ORGANIZATION = UUID.fromString("019a0000-0000-7000-8000-000000000003");

	private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");

	private static final KeyIssued ISSUED = new KeyIssued(ID, MERCHANT, ORGANIZATION, "till", Set.of("admin"), EXPIRY);

	@Test
	void anIssuedKeyMayBeUsed() {
		assertThat(ApiKey.evolve(null, ISSUED)).isEqualTo(new ApiKey(ID, new MerchantId(MERCHANT),
				new OrganizationId(ORGANIZATION), "till", Set.of("admin"), EXPIRY, false));
	}

	@Test
	void aKeyMayHaveNoLabelAndNoEnd() {
		assertThat(ApiKey.evolve(null, new KeyIssued(ID, MERCHANT, ORGANIZATION, null, Set.of("storefront"), null)))
			.isEqualTo(new ApiKey(ID, new MerchantId(MERCHANT), new OrganizationId(ORGANIZATION), null,
					Set.of("storefront"), null, false));
	}

	@Test
	void aRevokedKeyIsStillKnown() {
		assertThat(ApiKey.evolve(ApiKey.evolve(null, ISSUED), new KeyRevoked())).isEqualTo(new ApiKey(ID,
				new MerchantId(MERCHANT), new OrganizationId(ORGANIZATION), "till", Set.of("admin"), EXPIRY, true));
	}

	@Test
	void aKeyIsNotIssuedTwice() {
		assertThatIllegalStateException().isThrownBy(() -> ApiKey.evolve(ApiKey.evolve(null, ISSUED), ISSUED))
			.withMessage("A key is issued once");
	}

	@Test
	void aKeyThatWasNotIssuedIsNotRevoked() {
		assertThatIllegalStateException().isThrownBy(() -> ApiKey.evolve(null, new KeyRevoked()))
			.withMessage("The first event of a key issues it");
	}

	@Test
	void scopesCannotBeAddedBehindItsBack() {
		Set<String> scopes = new HashSet<>(Set.of("storefront"));
		ApiKey key = ApiKey.evolve(null, new KeyIssued(ID, MERCHANT, ORGANIZATION, null, scopes, null));
		scopes.add("admin");
		assertThat(key.scopes()).containsExactly("storefront");
	}

	@Test
	void noEventIsMissingAbove() {
		assertThat(KeyEvent.class.getPermittedSubclasses()).containsExactlyInAnyOrder(KeyIssued.class,
				KeyRevoked.class);
	}

}
