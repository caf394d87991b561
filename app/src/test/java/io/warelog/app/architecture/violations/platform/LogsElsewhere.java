package io.warelog.app.architecture.violations.platform;

import java.util.logging.Logger;

final class LogsElsewhere {

	void log() {
		Logger.getLogger("elsewhere").info("logged");
	}

}
