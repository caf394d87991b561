package io.warelog.app.architecture.violations.write.slug.trip;

import io.warelog.app.architecture.violations.write.slug.Round;

public final class Trip {

	Round round() {
		return new Round();
	}

}
