package io.warelog.app;

import java.util.function.BooleanSupplier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells how parts of the service are, without the reasons: the route is open to all. */
final class Healths {

	private Healths() {
	}

	static HealthIndicator of(BooleanSupplier isWell) {
		return () -> isWell.getAsBoolean() ? Health.up().build() : Health.down().build();
	}

}
