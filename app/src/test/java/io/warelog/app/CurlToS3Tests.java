package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Images that curl sends to S3, which checks signatures by itself. */
@EnabledIf("io.warelog.app.RealCurl#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurlToS3Tests {

	private static final String PNG = "image/png";

	private ImageBucket bucket;

	private WarelogProcess process;

	private RealCurl curl;

	private Api api;

	private String product;

	@BeforeAll
	void start(@TempDir Path data, @TempDir Path images) {
		this.bucket = new ImageBucket();
		this.process = this.bucket.serve(data);
		this.api = this.process.operator(data);
		this.curl = new RealCurl(images);
	}

	@AfterAll
	void stop() {
		this.process.kill();
		this.bucket.close();
	}

	@BeforeEach
	void create() {
		this.product = "/products/"
				+ Json.string(this.api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
	}

	@Test
	void withTheRightSignatureAnImageLandsAndTheFirstWins() throws Exception {
		JsonNode upload = open();

		assertThat(send(url(upload), "PUT", PNG, Picture.of("png", 100, 50))).isEqualTo(200);
		awaitImage();
		assertThat(send(url(upload), "PUT", PNG, Picture.of("png", 30, 30))).isEqualTo(200);

		JsonNode later = open();
		assertThat(send(url(later), "PUT", PNG, Picture.of("png", 20, 20))).isEqualTo(200);
		while (images().size() < 2) {
			assertThat(images()).isNotEmpty();
		}
		assertThat(Json.strings(images(), "image_id")).containsExactly(Json.string(upload, "image_id"),
				Json.string(later, "image_id"));
		assertThat(Picture.size(this.api.anonymous()
			.get("/media/" + Json.string(upload, "image_id") + "_huge.jpg")
			.send()
			.is(200)
			.body())).isEqualTo("100x50");
	}

	@Test
	void afterAMinuteItIsRefused() throws Exception {
		SignedUrl url = new SignedUrl(url(open()), PNG, ImageBucket.SECRET);

		String expired = url.signedAt(Instant.now().minus(Duration.ofSeconds(61)));

		assertThat(send(expired, "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
		// so it was not for how the test signs
		assertThat(send(url.signedAt(Instant.now()), "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(200);
		awaitImage();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "GET", "DELETE" })
	void anotherMethodIsRefused(String method) throws Exception {
		assertThat(send(url(open()), method, PNG, Picture.of("png", 10, 10))).isBetween(400, 499);
		assertThat(images()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/jpeg", "text/html" })
	void anotherTypeThanDeclaredIsRefused(String type) throws Exception {
		assertThat(send(url(open()), "PUT", type, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
	}

	@Test
	void aChangedSignatureIsRefused() throws Exception {
		String url = url(open());
		String signature = url.replaceFirst(".*X-Amz-Signature=([0-9a-f]{64}).*", "$1");
		String other = (signature.startsWith("0") ? "1" : "0") + signature.substring(1);

		assertThat(send(url.replace(signature, other), "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
		assertThat(send(url, "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(200);
		awaitImage();
	}

	private JsonNode open() {
		return this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.header("Content-Type", PNG)
			.send()
			.is(200)
			.data();
	}

	private int send(String url, String method, String type, byte[] image) throws Exception {
		return this.curl.send(url, method, type, image);
	}

	private static String url(JsonNode upload) {
		return Json.string(upload, "url");
	}

	private JsonNode images() {
		return this.api.get(this.product).send().is(200).data().required("images");
	}

	private void awaitImage() {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (images().isEmpty()) {
			assertThat(System.nanoTime()).as("No image comes").isLessThan(end);
		}
	}

}
