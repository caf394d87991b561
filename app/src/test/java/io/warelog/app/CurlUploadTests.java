package io.warelog.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;

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

/** Images that curl sends to signed URLs of the service itself. */
@OverHttp
@EnabledIf("io.warelog.app.RealCurl#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurlUploadTests {

	private static final String PNG = "image/png";

	private RunningWarelog warelog;

	private RealCurl curl;

	private Merchant merchant;

	private String product;

	@BeforeAll
	void start(@TempDir Path data, @TempDir Path images) {
		this.warelog = RunningWarelog.startWith(data, AdvancingClock.Used.class);
		this.curl = new RealCurl(images);
		this.merchant = Merchant.of(this.warelog.operator(), "curl-" + Merchant.unique());
	}

	@AfterAll
	void stop() {
		this.warelog.close();
	}

	@BeforeEach
	void create() {
		this.product = this.merchant.createsAt("name", "Tea");
	}

	@Test
	void withTheRightSignatureAnImageLandsOnceAndNoMore() throws Exception {
		JsonNode upload = open();

		assertThat(this.curl.send(url(upload), "PUT", PNG, Picture.of("png", 100, 50))).isEqualTo(200);
		assertThat(this.curl.send(url(upload), "PUT", PNG, Picture.of("png", 30, 30))).isEqualTo(409);

		assertThat(Json.strings(images(), "image_id")).containsExactly(Json.string(upload, "image_id"));
		assertThat(Picture.size(this.warelog.api()
			.get("/media/" + Json.string(upload, "image_id") + "_huge.jpg")
			.send()
			.is(200)
			.body())).isEqualTo("100x50");
	}

	@Test
	void afterAMinuteItIsRefused() throws Exception {
		JsonNode upload = open();
		this.warelog.clock().advance(Duration.ofSeconds(61));

		assertThat(this.curl.send(url(upload), "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "GET", "DELETE", "PATCH" })
	void anotherMethodIsRefused(String method) throws Exception {
		assertThat(this.curl.send(url(open()), method, PNG, Picture.of("png", 10, 10))).isEqualTo(405);
		assertThat(images()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "image/jpeg", "text/html", "" })
	void anotherTypeThanDeclaredIsRefused(String type) throws Exception {
		assertThat(this.curl.send(url(open()), "PUT", type, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
	}

	@Test
	void aChangedSignatureIsRefused() throws Exception {
		String url = url(open());
		String changed = url.replaceFirst("(signature=.*).$", "$1" + (url.endsWith("0") ? "1" : "0"));

		assertThat(this.curl.send(changed, "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(403);
		assertThat(images()).isEmpty();
		assertThat(this.curl.send(url, "PUT", PNG, Picture.of("png", 10, 10))).isEqualTo(200);
	}

	private JsonNode open() {
		return this.merchant.admin()
			.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.header("Content-Type", PNG)
			.send()
			.is(200)
			.data();
	}

	private static String url(JsonNode upload) {
		return Json.string(upload, "url");
	}

	private JsonNode images() {
		return this.merchant.reads(this.product).required("images");
	}

}
