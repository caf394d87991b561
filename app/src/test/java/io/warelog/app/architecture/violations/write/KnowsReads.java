package io.warelog.app.architecture.violations.write;

import io.warelog.app.architecture.violations.read.product.HiddenClockProjection;

public final class KnowsReads {

	Object look() {
		return new HiddenClockProjection();
	}

}
