package io.warelog.media;

import java.time.Duration;

/** What an image may cost at most. */
public final class MediaLimits {

	/** How many bytes an image has at most: 10 MiB. */
	public static final int BYTES = 10 * 1024 * 1024;

	/** How many pixels an image has at most: 50 megapixels. */
	public static final long PIXELS = 50_000_000;

	/** How long a signed URL lets an upload begin. */
	public static final Duration TICKET = Duration.ofSeconds(60);

	/** How long an upload may take from its first to its last byte. */
	public static final Duration UPLOAD = Duration.ofSeconds(60);

	private static final Duration LEAST_UPLOAD = Duration.ofMillis(100);

	/**
	 * Checks a shorter time for uploads that somebody has chosen.
	 * @param time for an upload
	 * @return the same
	 * @throws IllegalArgumentException when it is not from 0.1 seconds to {@link #UPLOAD}
	 */
	public static Duration uploadTime(Duration time) {
		if (time.compareTo(LEAST_UPLOAD) < 0 || time.compareTo(UPLOAD) > 0) {
			throw new IllegalArgumentException("An upload may take 0.1 to " + UPLOAD.toSeconds() + " seconds");
		}
		return time;
	}

	private MediaLimits() {
	}

}
