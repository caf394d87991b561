package io.warelog.app.architecture.violations.read;

import org.sqlite.SQLiteConfig;

final class KnowsDriver {

	SQLiteConfig settings() {
		return new SQLiteConfig();
	}

}
