package io.warelog.platform.http;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who makes a request: the key, and whose it is. Handler methods take it as a parameter;
 * elsewhere {@link #of(HttpServletRequest)} finds it.
 *
 * @param merchantId the merchant whose products the request is about
 * @param organizationId the merchant's organization
 * @param keyId the key; not the secret
 * @param scopes what the key may be used for, unmodifiable
 */
public record Caller(UUID merchantId, UUID organizationId, UUID keyId, Set<Scope> scopes) {

	/** Name of the request attribute that holds the caller. */
	public static final String ATTRIBUTE = Caller.class.getName();

	/**
	 * Keeps a compact unmodifiable copy of the scopes.
	 */
	public Caller {
		EnumSet<Scope> copy = EnumSet.noneOf(Scope.class);
		copy.addAll(scopes);
		scopes = Collections.unmodifiableSet(copy);
	}

	/**
	 * Tells whether the key has a scope.
	 * @param scope the scope
	 * @return true when it has
	 */
	public boolean has(Scope scope) {
		return this.scopes.contains(scope);
	}

	/**
	 * Tells whether for this caller only what a visitor of the store may see exists.
	 * @return true when the key has not the scope of all that is the merchant's
	 */
	public boolean isVisitor() {
		return !has(Scope.ADMIN);
	}

	/**
	 * Returns who makes a request.
	 * @param request a request to a route that needs credentials
	 * @return the caller
	 * @throws IllegalStateException if the route is open to all
	 */
	public static Caller of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
			return caller;
		}
		throw new IllegalStateException("An open route has no caller");
	}

}
