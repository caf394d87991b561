package io.warelog.app;

import java.util.function.BooleanSupplier;

import io.warelog.read.store.StoreUnavailableException;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells how parts of the service are, without the reasons: the route is open to all. */
final class Healths {

	private Healths() {
	}

	static HealthIndicator of(BooleanSupplier isWell) {
		return of(isWell, () -> false);
	}

	/**
	 * One that may also be degraded: it serves, but an operator should look after
	 * something. A part that cannot even be asked is not well, and the others are told
	 * all the same.
	 */
	static HealthIndicator of(BooleanSupplier isWell, BooleanSupplier isDegraded) {
		return () -> {
			try {
				if (!isWell.getAsBoolean()) {
					return Health.down().build();
				}
				return isDegraded.getAsBoolean() ? Health.status("DEGRADED").build() : Health.up().build();
			}
			catch (StoreUnavailableException away) {
				return Health.down().build();
			}
		};
	}

}
