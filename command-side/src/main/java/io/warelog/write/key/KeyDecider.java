package io.warelog.write.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.warelog.api.key.ApiKey;
import io.warelog.api.key.KeyEvent;
import io.warelog.api.key.KeyIssued;
import io.warelog.api.key.KeyRevoked;
import io.warelog.write.decision.AtVersion;
import io.warelog.write.decision.Decision;
import io.warelog.write.decision.Refusal;
import io.warelog.write.decision.Refusal.Violation;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.key.KeyCommand.RevokeKey;
import org.jspecify.annotations.Nullable;

/** Decides about API keys. Pure. */
public final class KeyDecider {

	private KeyDecider() {
	}

	/**
	 * Decides one command.
	 * @param command what is wanted
	 * @param key the state it meets, null when there is none
	 * @param version of the key, beside what the caller has seen
	 * @return one event per fact that changes, or the refusal
	 */
	public static Decision<KeyEvent> decide(KeyCommand command, @Nullable ApiKey key, AtVersion version) {
		return switch (command) {
			case IssueKey wanted -> issue(wanted);
			case RevokeKey wanted when key != null -> revoke(key, version);
			case RevokeKey wanted -> Decision.refuse(new Refusal.NotFound("key"));
		};
	}

	private static Decision<KeyEvent> issue(IssueKey wanted) {
		List<Violation> violations = new ArrayList<>(wanted.violations());
		if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(wanted.now())) {
			violations.add(new Violation("/expires_at", "must lie ahead"));
		}
		return violations.isEmpty()
				? Decision.accept(new KeyIssued(wanted.id(), wanted.merchant().value(), wanted.organization().value(),
						wanted.name(), wanted.scopes(), wanted.expiresAt()))
				: Decision.refuse(new Refusal.Unacceptable(violations));
	}

	private static Decision<KeyEvent> revoke(ApiKey key, AtVersion version) {
		Optional<Refusal> mismatch = version.mismatch();
		if (mismatch.isPresent()) {
			return Decision.refuse(mismatch.get());
		}
		return key.revoked() ? Decision.alreadySo() : Decision.accept(new KeyRevoked());
	}

}
