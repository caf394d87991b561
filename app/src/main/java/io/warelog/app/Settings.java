package io.warelog.app;

import java.net.URI;
import java.nio.file.Path;

import io.warelog.media.store.MediaLocation;
import io.warelog.write.eventstore.EventsLocation;
import org.jspecify.annotations.Nullable;

/**
 * How a process is started.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param data the directory in which everything is kept
 * @param sides which the process is
 * @param events where the log is kept
 * @param views where read models are kept: {@code sqlite}, a file in the data directory,
 * or the URI of a MongoDB database
 * @param operatorKey the operator's key, or null to have one made
 * @param media where images are kept: {@code DIR} or {@code s3://bucket/prefix}, or null
 * for a directory in the data directory
 * @param mediaEndpoint what is spoken to in place of S3, an http or https URL, or null
 * @param mediaRegion of the bucket, or null for the one the AWS environment tells
 * @param mediaPathStyle whether the bucket is named in the path instead of the host, or
 * null for only with an endpoint
 * @param publicUrl where clients reach the service, or null for where it listens
 * @param fetchAllow hosts with ports that images may be fetched from and callbacks sent
 * to although they are not on the public Internet, with commas between, or null
 * @param rateLimit how many requests a key may send, such as {@code 100/s}, or null for
 * any number
 */
record Settings(String host, int port, Path data, Sides sides, EventsLocation events, String views,
		@Nullable String operatorKey, @Nullable String media, @Nullable String mediaEndpoint,
		@Nullable String mediaRegion, @Nullable Boolean mediaPathStyle, @Nullable String publicUrl,
		@Nullable String fetchAllow, @Nullable String rateLimit) {

	static final String SQLITE = "sqlite";

	MediaLocation mediaLocation() {
		if (this.media == null) {
			return new MediaLocation.InDirectory(this.data.resolve("media"));
		}
		return switch (MediaLocation.parse(this.media)) {
			case MediaLocation.InDirectory directory -> directory;
			case MediaLocation.InS3 bucket -> {
				URI endpoint = (this.mediaEndpoint != null) ? URI.create(this.mediaEndpoint) : null;
				yield bucket.reachedBy(endpoint, this.mediaRegion,
						(this.mediaPathStyle != null) ? this.mediaPathStyle : endpoint != null);
			}
		};
	}

	/** Whether other processes write the log too. */
	boolean sharedEvents() {
		return !(this.events instanceof EventsLocation.InFile);
	}

	boolean embeddedViews() {
		return this.views.equals(SQLITE);
	}

}
