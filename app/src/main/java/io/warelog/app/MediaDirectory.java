package io.warelog.app;

import java.io.IOException;
import java.nio.file.Path;

import io.warelog.media.store.MediaLocation;
import org.jspecify.annotations.Nullable;

/** Where a data directory's images are, for commands that copy files. */
final class MediaDirectory {

	/** Its name in a data directory, where no other place is set. */
	static final String NAME = "media";

	private MediaDirectory() {
	}

	/**
	 * Returns the directory of the images.
	 * @param data the data directory
	 * @param media the setting {@code --media}, or null
	 * @return the directory, or null if they are in a bucket
	 * @throws IOException if the setting is none
	 */
	static @Nullable Path of(Path data, @Nullable String media) throws IOException {
		if (media == null || media.isBlank()) {
			return data.resolve(NAME);
		}
		try {
			return switch (MediaLocation.parse(media)) {
				case MediaLocation.InDirectory place -> place.directory();
				case MediaLocation.InS3 bucket -> null;
			};
		}
		catch (IllegalArgumentException wrong) {
			throw new IOException("--media: " + wrong.getMessage(), wrong);
		}
	}

}
