package io.warelog.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A bucket at something that speaks S3, at a free port and in memory. */
final class ImageBucket implements AutoCloseable {

	static final String IDENTITY = "identity";

	static final String SECRET = "secret";

	private static final String NAME = "images";

	private final BlobStoreContext buckets = ContextBuilder.newBuilder("transient-nio2")
		.credentials(IDENTITY, SECRET)
		.overrides(new Properties())
		.build(BlobStoreContext.class);

	private final S3Proxy s3 = S3Proxy.builder()
		.blobStore(this.buckets.getBlobStore())
		.endpoint(URI.create("http://127.0.0.1:0"))
		.awsAuthentication(AuthenticationType.AWS_V4, IDENTITY, SECRET)
		.build();

	/** Makes it and starts what speaks S3. */
	ImageBucket() {
		this.buckets.getBlobStore().createContainerInLocation(null, NAME);
		try {
			this.s3.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts a service that keeps its images in the bucket.
	 * @param data its data directory
	 * @return the process, just started
	 */
	WarelogProcess serve(Path data) {
		Map<String, String> environment = new HashMap<>(credentials());
		environment.put("WARELOG_MEDIA", "s3://" + NAME + "/shop");
		environment.put("WARELOG_MEDIA_ENDPOINT", "http://127.0.0.1:" + this.s3.getPort());
		environment.put("WARELOG_MEDIA_REGION", "us-east-1");
		return WarelogProcess.run(environment, "serve", "--port", "0", "--data", data.toString());
	}

	/** What the AWS environment tells of the account. */
	static Map<String, String> credentials() {
		return Map.of("AWS_ACCESS_KEY_ID", IDENTITY, "AWS_SECRET_ACCESS_KEY", SECRET);
	}

	@Override
	public void close() {
		try {
			this.s3.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.buckets.close();
	}

}
