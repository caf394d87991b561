package io.warelog.write.key;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyIssued;
import io.warelog.api.key.KeyRevoked;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.key.KeyCommand.RevokeKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyDeciderTests {

	private static final String HASH = "0123456789abcdef".repeat(4);

	private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final MerchantId MERCHANT = new MerchantId(UUID.fromString("019a0000-0000-7000-8000-000000000002"));

	private static final OrganizationId ORGANIZATION = new OrganizationId(
			UUID.fromString("019a0000-0000-7000-8000-000000000003"));

	private static final Instant EXPIRY = Instant.parse("2027-01-01T00:00:00Z");

	private static final RevokeKey REVOKE = new RevokeKey(HASH, ID);

	@Test
	void anIssuedKeyHasAllThatIsWanted() {
		assertThat(KeyDecider.decide(issue(EXPIRY.minusNanos(1)), null, new AtVersion(0, null)))
			.isEqualTo(Decision.accept(new KeyIssued(ID, MERCHANT.value(), ORGANIZATION.value(), "till",
					Set.of("admin", "storefront"), EXPIRY)));
	}

	@Test
	void aKeyThatWouldHaveExpiredIsRefusedWithWhatElseIsWrong() {
		Violation name = new Violation("/name", "must be a string, not a number");

		assertThat(KeyDecider.decide(issue(EXPIRY, name), null, new AtVersion(0, null))).isEqualTo(Decision
			.refuse(new Refusal.Unacceptable(List.of(name, new Violation("/expires_at", "must lie ahead")))));
		assertThat(KeyDecider.decide(issue(EXPIRY.minusNanos(1), name), null, new AtVersion(0, null)))
			.isEqualTo(Decision.refuse(new Refusal.Unacceptable(List.of(name))));
	}

	private static IssueKey issue(Instant now, Violation... known) {
		return new IssueKey(HASH, ID, MERCHANT, ORGANIZATION, "till", Set.of("admin", "storefront"), EXPIRY, now,
				List.of(known));
	}

	@Test
	void aKeyIsRevokedOnce() {
		assertThat(KeyDecider.decide(REVOKE, key(false), new AtVersion(1, null)))
			.isEqualTo(Decision.accept(new KeyRevoked()));
		assertThat(KeyDecider.decide(REVOKE, key(true), new AtVersion(2, null))).isEqualTo(Decision.alreadySo());
	}

	@Test
	void aRevocationMeantForAnotherStateIsRefused() {
		assertThat(KeyDecider.decide(REVOKE, key(false), new AtVersion(1, Set.of(2L))))
			.isEqualTo(Decision.refuse(new Refusal.VersionMismatch(1)));
		assertThat(KeyDecider.decide(REVOKE, key(false), new AtVersion(1, Set.of(1L))))
			.isEqualTo(Decision.accept(new KeyRevoked()));
	}

	@Test
	void aKeyThatIsNotThereIsNotFound() {
		assertThat(KeyDecider.decide(REVOKE, null, new AtVersion(0, null)))
			.isEqualTo(Decision.refuse(new Refusal.NotFound("key")));
	}

	private static ApiKey key(boolean revoked) {
		return new ApiKey(ID, MERCHANT, ORGANIZATION, "till", Set.of("admin"), EXPIRY, revoked);
	}

}
