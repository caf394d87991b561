package io.warelog.app.architecture.violations.read;

import io.warelog.app.architecture.violations.app.Launcher;

final class KnowsApp {

	Launcher launcher() {
		return new Launcher();
	}

}
