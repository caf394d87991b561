package io.warelog.platform.http;

import java.util.Set;

/**
 * Who may use a route.
 *
 * @param scopes the scopes, any of which suffices; empty when no credentials are needed
 */
record Access(Set<Scope> scopes) {

	static final Access OPEN = new Access(Set.of());

	static Access to(Scope... scopes) {
		if (scopes.length == 0) {
			throw new IllegalStateException("@Requires needs at least one scope");
		}
		return new Access(Set.of(scopes));
	}

	boolean isOpen() {
		return this.scopes.isEmpty();
	}

	boolean allows(Caller caller) {
		for (Scope scope : this.scopes) {
			if (caller.has(scope)) {
				return true;
			}
		}
		return false;
	}

}
