package io.warelog.app.architecture.violations.platform;

import io.warelog.app.architecture.violations.read.product.HiddenClockProjection;

final class KnowsReads {

	Object look() {
		return new HiddenClockProjection();
	}

}
