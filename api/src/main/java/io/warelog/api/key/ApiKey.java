package io.warelog.api.key;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key, which is never the key.
 *
 * @param id by which it is spoken of
 * @param merchant for whose products
 * @param organization the organization of that merchant
 * @param name a label, or null
 * @param scopes of {@code admin}, {@code storefront}, {@code operator}
 * @param expiresAt the instant from which it is refused, or null
 * @param revoked whether it may not be used any more
 */
public record ApiKey(UUID id, MerchantId merchant, OrganizationId organization, @Nullable String name,
		Set<String> scopes, @Nullable Instant expiresAt, boolean revoked) {

	public ApiKey {
		// in one order, so that the same is always written alike
		scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
	}

	/**
	 * What an event means.
	 * @param key the state before, null before the first event
	 * @param event what has happened
	 * @return the state after
	 * @throws IllegalStateException if the event cannot have happened in that state
	 */
	public static ApiKey evolve(@Nullable ApiKey key, KeyEvent event) {
		return switch (event) {
			case KeyIssued issued when key == null -> new ApiKey(issued.keyId(), new MerchantId(issued.merchantId()),
					new OrganizationId(issued.organizationId()), issued.name(), issued.scopes(), issued.expiresAt(),
					false);
			case KeyIssued issued -> throw new IllegalStateException("A key is issued once");
			case KeyRevoked revoked when key != null ->
				new ApiKey(key.id, key.merchant, key.organization, key.name, key.scopes, key.expiresAt, true);
			case KeyRevoked revoked -> throw new IllegalStateException("The first event of a key issues it");
		};
	}

}
