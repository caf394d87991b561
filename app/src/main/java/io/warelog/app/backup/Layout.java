package io.warelog.app.backup;

import java.util.List;

/** What is where in a backup: as in a data directory, with two files more. */
final class Layout {

	/** The keys, each of which a service makes anew where it is not there. */
	static final List<String> KEYS = List.of("operator.key", "media.key", "callbacks.key");

	static final String LOG = "events.db";

	/** Can be rebuilt from the log, and is no part of a backup. */
	static final String VIEWS = "views.db";

	static final String MEDIA = "media";

	/** Tells what the backup is. */
	static final String ABOUT = "backup.json";

	/** The form of backups, so that a later one is not misread. */
	static final int FORMAT = 1;

	private Layout() {
	}

}
