package io.warelog.media.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.store.MediaLocation;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.MediaStoreContract;
import io.warelog.media.store.MediaUnavailableException;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import io.warelog.media.store.UploadTicket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** A bucket as a store, and the uploads that it lets in. */
class S3MediaStoreTests extends MediaStoreContract {

	private static final MediaKey OTHER_KEY = new MediaKey("00000000000000000000000000000000");

	@RegisterExtension
	static final S3Server SERVER = new S3Server();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final S3MediaStore store = SERVER.newStore("shop/");

	@Override
	protected MediaStore store() {
		return this.store;
	}

	@Test
	void whatIsSentWithTheRightSignatureLands() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		assertThat(send(ticket.url(), "PUT", "image/png", "picture")).isEqualTo(200);
		assertThat(text(ObjectName.upload(KEY))).isEqualTo("picture");
		assertThat(this.store.receiver()).isEmpty();
	}

	@Test
	void theSignatureCoversTheTypeAndAMinute() {
		String query = this.store.ticket(KEY, ImageType.PNG).url().getQuery();
		assertThat(query).contains("X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Expires=60",
				"X-Amz-SignedHeaders=content-type;host");
		assertThat(this.store.ticket(KEY, null).url().getQuery()).contains("X-Amz-SignedHeaders=host");
	}

	@Test
	void aTicketForNoDeclaredTypeTakesWhateverIsSaid() throws Exception {
		assertThat(send(this.store.ticket(KEY, null).url(), "PUT", "image/webp", "picture")).isEqualTo(200);
		assertThat(send(this.store.ticket(OTHER_KEY, null).url(), "PUT", null, "picture")).isEqualTo(200);
	}

	@Test
	void afterItsTimeItIsRefused() throws Exception {
		UploadTicket ticket = SERVER.newStore("", Duration.ofSeconds(1)).ticket(KEY, ImageType.PNG);
		Instant latest = Instant.now().plusSeconds(30);
		int status = send(ticket.url(), "PUT", "image/png", "picture");
		while (status == 200 && Instant.now().isBefore(latest)) {
			status = send(ticket.url(), "PUT", "image/png", "picture");
		}
		assertThat(status).isEqualTo(403);
		assertThat(Instant.now()).isAfterOrEqualTo(ticket.expiresAt().truncatedTo(ChronoUnit.SECONDS));
	}

	@ParameterizedTest
	@CsvSource({ "true, http://s3.example:9000/images/shop/", "false, http://images.s3.example:9000/shop/" })
	void aBucketIsNamedInThePathOrInTheHostAsIsSaid(boolean pathStyle, String base) {
		MediaLocation.InS3 location = new MediaLocation.InS3("images", "shop/", URI.create("http://s3.example:9000"),
				"eu-west-3", pathStyle);
		URI url = SERVER.open(location).ticket(KEY, null).url();
		assertThat(url.toString()).startsWith(base);
		assertThat(url.getQuery()).contains("/eu-west-3/s3/aws4_request");
	}

	@Test
	void aRegionIsTheOneThatIsSaidOrThatOfTheEnvironment() throws IOException {
		MediaLocation.InS3 bucket = (MediaLocation.InS3) MediaLocation.parse("s3://images");
		assertThat(S3MediaStore.located(bucket, () -> Region.EU_NORTH_1).region()).isEqualTo("eu-north-1");
		assertThat(S3MediaStore.located(bucket.reachedBy(null, "eu-west-3", false), () -> Region.EU_NORTH_1).region())
			.isEqualTo("eu-west-3");
		assertThatIOException().isThrownBy(() -> S3MediaStore.located(bucket, () -> {
			throw SdkClientException.create("Unable to load region");
		})).withMessageContaining("--media-region").withMessageContaining("bucket images");
	}

	@Test
	void anotherMethodIsRefused() throws Exception {
		URI url = this.store.ticket(KEY, ImageType.PNG).url();
		send(url, "PUT", "image/png", "picture");
		for (String method : new String[] { "GET", "DELETE", "POST", "HEAD" }) {
			assertThat(send(url, method, "image/png", "other")).as(method).isBetween(400, 499);
		}
		assertThat(text(ObjectName.upload(KEY))).isEqualTo("picture");
	}

	@Test
	void anotherTypeThanDeclaredIsRefused() throws Exception {
		URI url = this.store.ticket(KEY, ImageType.PNG).url();
		assertThat(send(url, "PUT", "text/html", "page")).isEqualTo(403);
		assertThat(send(url, "PUT", null, "page")).isBetween(400, 403);
		assertThat(this.store.find(ObjectName.upload(KEY))).isEmpty();
	}

	@Test
	void whateverIsChangedInTheUrlBreaksItsSignature() throws Exception {
		String url = this.store.ticket(KEY, ImageType.PNG).url().toString();
		String signature = url.replaceFirst(".*X-Amz-Signature=([0-9a-f]{64}).*", "$1");
		String otherSignature = (signature.startsWith("0") ? "1" : "0") + signature.substring(1);
		for (String changed : new String[] { url.replace(signature, otherSignature),
				url.replace(KEY.value(), OTHER_KEY.value()), url.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"),
				url.replaceFirst("[?].*", "") }) {
			assertThat(send(URI.create(changed), "PUT", "image/png", "picture")).as(changed).isEqualTo(403);
		}
		assertThat(this.store.find(ObjectName.upload(KEY))).isEmpty();
		assertThat(this.store.find(ObjectName.upload(OTHER_KEY))).isEmpty();
	}

	@Test
	void whatWasFoundIsNotReadOnceItIsAnother() throws Exception {
		URI url = this.store.ticket(KEY, ImageType.PNG).url();
		send(url, "PUT", "image/png", "first");
		StoredObject first = this.store.find(ObjectName.upload(KEY)).orElseThrow();
		assertThat(send(url, "PUT", "image/png", "other")).isEqualTo(200);
		assertThatIOException().isThrownBy(() -> {
			try (InputStream in = this.store.read(first, 0, first.length())) {
				in.readAllBytes();
			}
		});
	}

	@Test
	void storesWithOtherPrefixesSeeNothingOfEachOther() {
		String bucket = SERVER.newBucket();
		SERVER.open(bucket, "one/").put(ObjectName.upload(KEY), bytes("one"), "image/png");
		assertThat(SERVER.open(bucket, "one/").find(ObjectName.upload(KEY))).isPresent();
		assertThat(SERVER.open(bucket, "other/").find(ObjectName.upload(KEY))).isEmpty();
	}

	@Test
	void aBucketThatCannotBeReachedIsUnavailable() {
		S3MediaStore wrong = SERVER.open("nowhere", "", "other secret", MediaLimits.TICKET);
		assertThatExceptionOfType(MediaUnavailableException.class).isThrownBy(() -> wrong.find(ObjectName.upload(KEY)));
		assertThatExceptionOfType(MediaUnavailableException.class)
			.isThrownBy(() -> wrong.put(ObjectName.upload(KEY), bytes("x"), "image/png"));
		assertThatExceptionOfType(MediaUnavailableException.class)
			.isThrownBy(() -> wrong.create(ObjectName.link(KEY), bytes("x"), "text/plain"));
		assertThatExceptionOfType(MediaUnavailableException.class)
			.isThrownBy(() -> wrong.delete(ObjectName.upload(KEY)));
		assertThatExceptionOfType(MediaUnavailableException.class).isThrownBy(() -> names(wrong));
	}

	private static long names(MediaStore store) {
		try (Stream<StoredObject> objects = store.list(ObjectName.Area.KEYS)) {
			return objects.count();
		}
	}

	private static int send(URI url, String method, @Nullable String contentType, String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body));
		if (contentType != null) {
			request.header("Content-Type", contentType);
		}
		return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
	}

}
