package io.warelog.platform.http;

import java.util.Locale;
import java.util.Optional;

/** What a key may be used for. No scope implies another. */
public enum Scope {

	/** Everything of the key's merchant. */
	ADMIN,
	/** Reads of products that a visitor of the shop may see. */
	STOREFRONT,
	/** Merchants, organizations, keys, projections and metrics of the whole service. */
	OPERATOR;

	private final String word = name().toLowerCase(Locale.ROOT);

	/**
	 * Returns the scope as the API and the log spell it.
	 * @return the name in lower case
	 */
	public String word() {
		return this.word;
	}

	/**
	 * Finds a scope by its spelling in the API.
	 * @param word the name in lower case
	 * @return the scope, or empty when there is none of that name
	 */
	public static Optional<Scope> of(String word) {
		for (Scope scope : values()) {
			if (scope.word.equals(word)) {
				return Optional.of(scope);
			}
		}
		return Optional.empty();
	}

}
