package io.warelog.write.eventstore;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another process works on the data directory.
 */
public final class DirectoryInUseException extends IOException {

	DirectoryInUseException(Path directory, String pid) {
		super("The data directory " + directory.toAbsolutePath() + " is in use by "
				+ (pid.isBlank() ? "another process" : "process " + pid));
	}

}
