package io.warelog.app.architecture.violations.write.slug;

import io.warelog.app.architecture.violations.write.slug.trip.Trip;

public final class Round {

	Trip trip() {
		return new Trip();
	}

}
