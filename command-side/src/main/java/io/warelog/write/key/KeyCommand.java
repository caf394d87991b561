package io.warelog.write.key;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.write.decision.Refusal.Violation;
import org.jspecify.annotations.Nullable;

/** Something that is wanted of one API key. */
public sealed interface KeyCommand {

	/** The SHA-256 of the key in hexadecimal. */
	String hash();

	/** By which the key is spoken of. */
	UUID id();

	/**
	 * Asks that a key may be used.
	 *
	 * @param hash of the key, which was never seen before
	 * @param id unused so far
	 * @param merchant for whose products
	 * @param organization of that merchant
	 * @param name a label, or null
	 * @param scopes of {@code admin}, {@code storefront}, {@code operator}
	 * @param expiresAt the instant from which it is refused, or null
	 * @param now when it is asked for
	 * @param violations what is already known to be wrong with the request
	 */
	record IssueKey(String hash, UUID id, MerchantId merchant, OrganizationId organization, @Nullable String name,
			Set<String> scopes, @Nullable Instant expiresAt, Instant now,
			List<Violation> violations) implements KeyCommand {

		public IssueKey {
			scopes = Set.copyOf(scopes);
			violations = List.copyOf(violations);
		}

	}

	/**
	 * Asks that a key may not be used any more.
	 *
	 * @param hash of the key
	 * @param id by which it is spoken of
	 */
	record RevokeKey(String hash, UUID id) implements KeyCommand {
	}

}
