package io.warelog.app.architecture.violations.read.product;

import java.time.Instant;

public final class HiddenClockProjection {

	Instant handledAt() {
		return Instant.now();
	}

}
