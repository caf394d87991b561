package io.warelog.api.key;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An API key may be used. The key itself is nowhere: the stream is named by its hash.
 *
 * @param keyId by which it is spoken of
 * @param merchantId for whose products
 * @param organizationId the organization of that merchant
 * @param name a label of up to 255 characters, or null
 * @param scopes of {@code admin}, {@code storefront}, {@code operator}
 * @param expiresAt the instant from which it is refused, or null
 */
public record KeyIssued(UUID keyId, UUID merchantId, UUID organizationId, @Nullable String name, Set<String> scopes,
		@Nullable Instant expiresAt) implements KeyEvent {

	public KeyIssued {
		// in one order, so that the same is always written alike
		scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
	}

}
