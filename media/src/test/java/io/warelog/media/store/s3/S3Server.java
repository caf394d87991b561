package io.warelog.media.store.s3;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import io.warelog.media.MediaLimits;
import io.warelog.media.store.MediaLocation;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Speaks S3 at a free port for the tests of a class, and keeps its buckets in memory. The
 * stores that it opens are closed after each test.
 */
public final class S3Server implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

	private static final String IDENTITY = "identity";

	private static final String SECRET = "secret";

	private final BlobStoreContext buckets;

	private final S3Proxy proxy;

	private final List<S3MediaStore> stores = new ArrayList<>();

	/** Makes it, to be registered as an extension. */
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
	}

	@Override
	public void beforeAll(ExtensionContext tests) throws Exception {
		this.proxy.start();
	}

	/** A store over a new bucket. */
	public S3MediaStore newStore(String prefix) {
		return newStore(prefix, MediaLimits.TICKET);
	}

	/** A store over a new bucket, whose URLs are good for another time. */
	S3MediaStore newStore(String prefix, Duration ticketTime) {
		return open(newBucket(), prefix, SECRET, ticketTime);
	}

	/** Makes a bucket. */
	String newBucket() {
		String bucket = "images-" + UUID.randomUUID();
		this.buckets.getBlobStore().createContainerInLocation(null, bucket);
		return bucket;
	}

	/** A store over a bucket. */
	S3MediaStore open(String bucket, String prefix) {
		return open(bucket, prefix, SECRET, MediaLimits.TICKET);
	}

	/** A store over a bucket that is opened with a secret. */
	S3MediaStore open(String bucket, String prefix, String secret, Duration ticketTime) {
		MediaLocation.InS3 location = new MediaLocation.InS3(bucket, prefix, null, null, false)
			.reachedBy(URI.create("http://127.0.0.1:" + this.proxy.getPort()), "us-east-1", true);
		return open(location, secret, ticketTime);
	}

	/** A store over a bucket anywhere. */
	S3MediaStore open(MediaLocation.InS3 location) {
		return open(location, SECRET, MediaLimits.TICKET);
	}

	private S3MediaStore open(MediaLocation.InS3 location, String secret, Duration ticketTime) {
		S3MediaStore store = S3MediaStore.open(location,
				StaticCredentialsProvider.create(AwsBasicCredentials.create(IDENTITY, secret)), ticketTime);
		this.stores.add(store);
		return store;
	}

	@Override
	public void afterEach(ExtensionContext test) {
		this.stores.forEach(S3MediaStore::close);
		this.stores.clear();
	}

	@Override
	public void afterAll(ExtensionContext tests) throws Exception {
		this.proxy.stop();
		this.buckets.close();
	}

}
