package io.warelog.platform.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.warelog.api.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that exists and is not revoked.
 *
 * @param caller whose it is and what it may be used for
 * @param expiresAt from when on it is no longer good; null when it never expires
 */
public record KnownKey(Caller caller, @Nullable Instant expiresAt) {

	/**
	 * What a directory answers about a key.
	 * @param key what the log knows of it
	 * @return the key, or empty when it is revoked
	 */
	public static Optional<KnownKey> of(ApiKey key) {
		if (key.revoked()) {
			return Optional.empty();
		}
		Set<Scope> scopes = key.scopes()
			.stream()
			.map(Scope::of)
			.flatMap(Optional::stream)
			.collect(Collectors.toUnmodifiableSet());
		return Optional.of(new KnownKey(
				new Caller(key.merchant().value(), key.organization().value(), key.id(), scopes), key.expiresAt()));
	}

	/**
	 * Tells whether the key is still good.
	 * @param now the present
	 * @return false from {@code expiresAt} on
	 */
	public boolean isGoodAt(Instant now) {
		return this.expiresAt == null || now.isBefore(this.expiresAt);
	}

}
