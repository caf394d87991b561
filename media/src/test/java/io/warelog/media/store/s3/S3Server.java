package io.warelog.media.store.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

import io.warelog.media.MediaLimits;
import io.warelog.media.store.MediaLocation;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Speaks S3 at a free port, and keeps its buckets in memory. */
public final class S3Server implements AutoCloseable {

	private static final String IDENTITY = "identity";

	private static final String SECRET = "secret";

	private final BlobStoreContext buckets;

	private final S3Proxy proxy;

	/** Starts it. */
	public S3Server() {
		this.buckets = ContextBuilder.newBuilder("transient-nio2")
			.credentials(IDENTITY, SECRET)
			.overrides(new Properties())
			.build(BlobStoreContext.class);
		this.proxy = S3Proxy.builder()
			.blobStore(this.buckets.getBlobStore())
			.endpoint(URI.create("http://127.0.0.1:0"))
			.awsAuthentication(AuthenticationType.AWS_V4, IDENTITY, SECRET)
			.build();
		try {
			this.proxy.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A store over a new bucket. */
	public S3MediaStore newStore(String prefix) {
		return newStore(prefix, MediaLimits.TICKET);
	}

	/** A store over a new bucket, whose URLs are good for another time. */
	S3MediaStore newStore(String prefix, Duration ticketTime) {
		String bucket = "images-" + UUID.randomUUID();
		this.buckets.getBlobStore().createContainerInLocation(null, bucket);
		return open(bucket, prefix, SECRET, ticketTime);
	}

	/** A store over a bucket. */
	S3MediaStore open(String bucket, String prefix, String secret, Duration ticketTime) {
		MediaLocation.InS3 location = new MediaLocation.InS3(bucket, prefix, null, null, false)
			.reachedBy(URI.create("http://127.0.0.1:" + this.proxy.getPort()), "us-east-1", true);
		return S3MediaStore.open(location,
				StaticCredentialsProvider.create(AwsBasicCredentials.create(IDENTITY, secret)), ticketTime);
	}

	@Override
	public void close() {
		try {
			this.proxy.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.buckets.close();
	}

}
