package io.warelog.media.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.store.MediaLocation;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import io.warelog.media.store.UploadReceiver;
import io.warelog.media.store.UploadTicket;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * Keeps images in a bucket. Uploads go to the bucket and not through this service, which
 * looks for them. By a URL that is still good an object can be sent again, and S3 takes
 * the later one; the version that was found first is the one that is read.
 */
public final class S3MediaStore implements MediaStore {

	private static final Duration MOST_TIME = Duration.ofSeconds(60);

	private static final Duration MOST_TIME_TO_CONNECT = Duration.ofSeconds(5);

	private static final int TRIES_TO_CREATE = 5;

	private static final int LOCKS = 64;

	private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

	private final String bucket;

	private final String prefix;

	private final S3Client client;

	private final S3Presigner presigner;

	private final Duration ticketTime;

	private S3MediaStore(MediaLocation.InS3 location, S3Client client, S3Presigner presigner, Duration ticketTime) {
		this.bucket = location.bucket();
		this.prefix = location.prefix();
		this.client = client;
		this.presigner = presigner;
		this.ticketTime = ticketTime;
	}

	/**
	 * Opens a bucket with the credentials of the environment. Nothing is asked of it yet.
	 * @param location of the bucket
	 * @return the store
	 * @throws IOException when neither the location nor the environment tells a region
	 */
	public static S3MediaStore open(MediaLocation.InS3 location) throws IOException {
		return open(located(location, DefaultAwsRegionProviderChain.builder().build()),
				DefaultCredentialsProvider.builder().build(), MediaLimits.TICKET);
	}

	static MediaLocation.InS3 located(MediaLocation.InS3 location, AwsRegionProvider environment) throws IOException {
		if (location.region() != null) {
			return location;
		}
		try {
			return location.reachedBy(location.endpoint(), environment.getRegion().id(), location.pathStyle());
		}
		catch (SdkException untold) {
			throw new IOException("Nothing tells the region of the bucket " + location.bucket()
					+ ": neither --media-region nor the AWS environment, such as AWS_REGION", untold);
		}
	}

	static S3MediaStore open(MediaLocation.InS3 location, AwsCredentialsProvider credentials, Duration ticketTime) {
		S3Configuration style = S3Configuration.builder().pathStyleAccessEnabled(location.pathStyle()).build();
		S3ClientBuilder client = S3Client.builder()
			.httpClientBuilder(Apache5HttpClient.builder()
				.connectionTimeout(MOST_TIME_TO_CONNECT)
				.proxyConfiguration(ProxyConfiguration.builder()
					.useSystemPropertyValues(false)
					.useEnvironmentVariableValues(false)
					.build()))
			.overrideConfiguration((configuration) -> configuration.apiCallTimeout(MOST_TIME))
			.credentialsProvider(credentials)
			.serviceConfiguration(style)
			// Most of what speaks like S3 does not know the newer checksums
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
		S3Presigner.Builder presigner = S3Presigner.builder()
			.credentialsProvider(credentials)
			.serviceConfiguration(style);
		if (location.endpoint() != null) {
			client.endpointOverride(location.endpoint());
			presigner.endpointOverride(location.endpoint());
		}
		if (location.region() != null) {
			client.region(Region.of(location.region()));
			presigner.region(Region.of(location.region()));
		}
		return new S3MediaStore(location, client.build(), presigner.build(), ticketTime);
	}

	@Override
	public UploadTicket ticket(MediaKey key, @Nullable ImageType declared) {
		PutObjectRequest.Builder put = PutObjectRequest.builder().bucket(this.bucket).key(key(ObjectName.upload(key)));
		if (declared != null) {
			put.contentType(declared.mediaType());
		}
		try {
			PresignedPutObjectRequest signed = this.presigner.presignPutObject(
					(request) -> request.signatureDuration(this.ticketTime).putObjectRequest(put.build()));
			return new UploadTicket(key, uri(signed), "PUT", signed.expiration());
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot sign a URL", ex);
		}
	}

	private static URI uri(PresignedPutObjectRequest signed) {
		try {
			return signed.url().toURI();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException("A signed URL is a URI", ex);
		}
	}

	@Override
	public Optional<UploadReceiver> receiver() {
		return Optional.empty();
	}

	@Override
	public Optional<StoredObject> find(ObjectName name) {
		try {
			HeadObjectResponse head = this.client.headObject((request) -> request.bucket(this.bucket).key(key(name)));
			return Optional.of(new StoredObject(name, head.contentLength(), head.lastModified(), head.eTag()));
		}
		catch (S3Exception ex) {
			if (ex.statusCode() == 404) {
				return Optional.empty();
			}
			throw new MediaUnavailableException("Cannot look for " + name, ex);
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot look for " + name, ex);
		}
	}

	@Override
	public InputStream read(StoredObject object, long from, long length) throws IOException {
		if (length == 0) {
			return InputStream.nullInputStream();
		}
		try {
			return this.client.getObject((request) -> request.bucket(this.bucket)
				.key(key(object.name()))
				.ifMatch(object.version())
				.range("bytes=" + from + "-" + (from + length - 1)));
		}
		catch (S3Exception ex) {
			if (ex.statusCode() == 404 || ex.statusCode() == 412) {
				throw new IOException(object.name() + " is gone or another by now", ex);
			}
			throw new MediaUnavailableException("Cannot read " + object.name(), ex);
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot read " + object.name(), ex);
		}
	}

	@Override
	public void put(ObjectName name, byte[] content, String mediaType) {
		try {
			this.client.putObject((request) -> request.bucket(this.bucket).key(key(name)).contentType(mediaType),
					RequestBody.fromBytes(content));
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot write " + name, ex);
		}
	}

	/**
	 * Not everything that speaks like S3 looks and writes in one step, so one process at
	 * least does this one after the other.
	 */
	@Override
	public boolean create(ObjectName name, byte[] content, String mediaType) {
		synchronized (this.locks.get(Math.floorMod(name.hashCode(), LOCKS))) {
			return find(name).isEmpty() && putUnlessThere(name, content, mediaType);
		}
	}

	private boolean putUnlessThere(ObjectName name, byte[] content, String mediaType) {
		for (int tries = 1;; tries++) {
			try {
				this.client.putObject(
						(request) -> request.bucket(this.bucket).key(key(name)).contentType(mediaType).ifNoneMatch("*"),
						RequestBody.fromBytes(content));
				return true;
			}
			catch (S3Exception ex) {
				if (ex.statusCode() == 412) {
					return false;
				}
				// Another is writing it: who wins is known when it is asked again
				if (ex.statusCode() != 409 || tries == TRIES_TO_CREATE) {
					throw new MediaUnavailableException("Cannot write " + name, ex);
				}
			}
			catch (SdkException ex) {
				throw new MediaUnavailableException("Cannot write " + name, ex);
			}
		}
	}

	@Override
	public void delete(ObjectName name) {
		try {
			this.client.deleteObject((request) -> request.bucket(this.bucket).key(key(name)));
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot delete " + name, ex);
		}
	}

	@Override
	public Stream<StoredObject> list(ObjectName.Area area) {
		try {
			return this.client
				.listObjectsV2Paginator((request) -> request.bucket(this.bucket).prefix(this.prefix + area.prefix()))
				.contents()
				.stream()
				.flatMap((object) -> named(area, object).stream());
		}
		catch (SdkException ex) {
			throw new MediaUnavailableException("Cannot list " + area.prefix(), ex);
		}
	}

	private Optional<StoredObject> named(ObjectName.Area area, S3Object object) {
		return ObjectName.parse(area, object.key().substring(this.prefix.length()))
			.map((name) -> new StoredObject(name, object.size(), object.lastModified(), object.eTag()));
	}

	private String key(ObjectName name) {
		return this.prefix + name.path();
	}

	@Override
	public void close() {
		this.presigner.close();
		this.client.close();
	}

}
