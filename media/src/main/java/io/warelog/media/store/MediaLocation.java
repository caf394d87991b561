package io.warelog.media.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Where images are kept, as it is said on the command line. */
public sealed interface MediaLocation {

	/**
	 * Reads {@code s3://bucket}, {@code s3://bucket/prefix} or the path of a directory.
	 * @param text what was said
	 * @return the location; one in S3 has the settings of the environment
	 * @throws IllegalArgumentException when the bucket or prefix is none
	 */
	static MediaLocation parse(String text) {
		if (!text.startsWith("s3:")) {
			return new InDirectory(Path.of(text));
		}
		Matcher matcher = InS3.FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"Images in S3 are kept at s3://bucket or s3://bucket/prefix, in lower case");
		}
		String prefix = matcher.group(2);
		return new InS3(matcher.group(1), (prefix != null) ? prefix + "/" : "", null, null, false);
	}

	/**
	 * A directory.
	 *
	 * @param directory made when it is not there
	 */
	record InDirectory(Path directory) implements MediaLocation {
	}

	/**
	 * A bucket.
	 *
	 * @param bucket which exists
	 * @param prefix before all names, empty or ending with a slash
	 * @param endpoint of what speaks like S3, or null for S3 itself
	 * @param region or null for the one the environment tells
	 * @param pathStyle whether the bucket is named in the path instead of the host
	 */
	record InS3(String bucket, String prefix, @Nullable URI endpoint, @Nullable String region,
			boolean pathStyle) implements MediaLocation {

		private static final Pattern FORM = Pattern
			.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([a-z0-9_-]+(?:/[a-z0-9_-]+)*))?/?");

		/**
		 * The same bucket, reached in another way.
		 * @param endpoint of what speaks like S3, or null for S3 itself
		 * @param region or null for the one the environment tells
		 * @param pathStyle whether the bucket is named in the path instead of the host
		 * @return the location
		 */
		public InS3 reachedBy(@Nullable URI endpoint, @Nullable String region, boolean pathStyle) {
			return new InS3(this.bucket, this.prefix, endpoint, region, pathStyle);
		}

	}

}
