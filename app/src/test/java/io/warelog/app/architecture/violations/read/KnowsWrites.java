package io.warelog.app.architecture.violations.read;

import io.warelog.app.architecture.violations.write.decision.Decided;

final class KnowsWrites {

	Decided decide() {
		return new Decided(true);
	}

}
