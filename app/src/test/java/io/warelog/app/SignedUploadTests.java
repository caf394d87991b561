package io.warelog.app;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Images that are sent to a signed URL of this service. */
@OverHttp
class SignedUploadTests {

	private static final String PNG = "image/png";

	private final Merchant merchant = Merchant.fresh();

	private final Api api = this.merchant.admin();

	private final Api nobody = this.api.anonymous();

	private final String product = this.merchant.createsAt("name", "Tea");

	@Test
	void anImageThatIsSentIsOnTheProduct() {
		JsonNode upload = open();
		String key = Json.string(upload, "image_id");

		Answer sent = send(upload, PNG, Picture.of("png", 1600, 800)).is(200);

		assertThat(sent.body()).isEmpty();
		JsonNode seen = this.merchant.reads(this.product);
		assertThat(Json.strings(seen.required("images"), "image_id")).containsExactly(key);
		assertThat(Json.string(seen, "image_url")).isEqualTo(Json.string(seen.at("/images/0"), "url"))
			.endsWith("/media/" + key + "_huge.jpg");
		assertThat(Json.strings(this.api.get("/api/v1" + this.product + "/images").send().is(200).json(), "tiny"))
			.singleElement()
			.asString()
			.endsWith("/media/" + key + "_tiny.jpg");
	}

	@Test
	void theUrlIsToldInDataAndOutsideOfIt() {
		Instant before = Instant.now();
		JsonNode answer = this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.send()
			.is(200)
			.json();

		JsonNode data = answer.required("data");
		assertThat(answer.propertyNames()).containsExactly("data", "url", "image_id", "method", "expires_at");
		assertThat(data.propertyNames()).containsExactly("url", "image_id", "method", "expires_at");
		data.propertyNames().forEach((name) -> assertThat(answer.get(name)).isEqualTo(data.get(name)));
		assertThat(Json.string(data, "method")).isEqualTo("PUT");
		assertThat(Json.string(data, "image_id")).matches("[0-9a-f]{32}");
		assertThat(Json.string(data, "url")).startsWith("http://127.0.0.1:");
		assertThat(Duration.between(before, Instant.parse(Json.string(data, "expires_at"))))
			.isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
	}

	@ParameterizedTest
	@CsvSource({ "tiny,64x32", "small,190x95", "medium,380x190", "large,760x380", "huge,1200x600" })
	void everySizeIsServedForEver(String size, String expected) {
		JsonNode upload = open();
		send(upload, PNG, Picture.of("png", 1600, 800)).is(200);
		String path = "/media/" + Json.string(upload, "image_id") + "_" + size + ".jpg";

		Answer image = this.nobody.get(path).send().is(200);

		assertThat(Picture.size(image.body())).isEqualTo(expected);
		assertThat(image.requiredHeader("Content-Type")).isEqualTo("image/jpeg");
		assertThat(image.requiredHeader("Cache-Control")).contains("max-age=31536000", "public", "immutable");
		assertThat(this.nobody.get(path).ifNoneMatch(image.etag()).send().is(304).body()).isEmpty();
		Answer part = this.nobody.get(path).header("Range", "bytes=10-19").send().is(206);
		assertThat(part.body()).isEqualTo(Arrays.copyOfRange(image.body(), 10, 20));
		assertThat(part.requiredHeader("Content-Range")).isEqualTo("bytes 10-19/" + image.body().length);
	}

	@Test
	void aSmallImageIsNotEnlarged() {
		JsonNode upload = open();
		send(upload, "image/jpeg", Picture.of("jpeg", 100, 50)).is(200);

		String base = "/media/" + Json.string(upload, "image_id");
		assertThat(Picture.size(this.nobody.get(base + "_huge.jpg").send().is(200).body())).isEqualTo("100x50");
		assertThat(Picture.size(this.nobody.get(base + "_tiny.jpg").send().is(200).body())).isEqualTo("64x32");
	}

	@Test
	void imagesAreInTheHistoryAndComeBackWithAReversion() {
		JsonNode upload = open();
		send(upload, PNG, Picture.of("png", 20, 10)).is(200);
		String key = Json.string(upload, "image_id");
		this.api.delete("/api/v1" + this.product + "/images/" + key).send().is(200);
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();

		JsonNode history = this.api.get(this.product + "/history").send().is(200).data();
		assertThat(Json.strings(history.at("/1/changes"), "property")).containsExactly("media", "images[" + key + "]");
		assertThat(history.at("/1/changes/1/after")).isEqualTo(Json.object("width", 20, "height", 10));
		assertThat(Json.strings(history, "by")).doesNotContainNull();
		JsonNode diff = this.api.get(this.product + "/diff?from=2&to=3").send().is(200).data();
		assertThat(Json.strings(diff, "property")).containsExactly("media", "images[" + key + "]");
		assertThat(diff.at("/1/before")).isEqualTo(Json.object("width", 20, "height", 10));
		assertThat(this.api.get("/api/v1" + this.product + "?as_of=2").send().is(200).json().at("/images/0/tiny"))
			.asString()
			.contains(key);
		this.api.post(this.product + "/revert", Json.object("to", 2)).send().is(200);

		assertThat(Json.strings(this.merchant.reads(this.product).required("images"), "image_id")).containsExactly(key);
		assertThat(Json.strings(this.api.get("/api/v1" + this.product + "/images").send().is(200).json(), "tiny"))
			.singleElement()
			.asString()
			.contains(key);
		this.nobody.get("/media/" + key + "_tiny.jpg").send().is(200);
	}

	@Test
	void aDeclaredTypeIsTheOnlyOneTaken() {
		JsonNode upload = open(PNG);

		send(upload, "image/jpeg", Picture.of("jpeg", 10, 10)).isProblem(403);
		assertThat(Json.string(send(upload, PNG, Picture.of("jpeg", 10, 10)).isProblem(415).json(), "detail"))
			.isEqualTo("The image was declared as image/png but is image/jpeg.");
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "application/json", "image/svg+xml", "text/html", "image/*" })
	void anotherTypeThanAnImageCannotBeDeclared(String type) {
		Answer refused = this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.header("Content-Type", type)
			.send()
			.isProblem(415);
		assertThat(refused.requiredHeader("Accept")).isEqualTo("image/jpeg, image/png, image/gif, image/webp");
	}

	@Test
	void theImageItselfDoesNotBelongIntoTheRequestForAUrl() {
		this.api.request("PUT", this.product + "/images", PNG, Picture.of("png", 10, 10)).send().isProblem(422);
	}

	@Test
	void aUrlIsGoodForOneImage() {
		JsonNode upload = open();
		send(upload, PNG, Picture.of("png", 10, 10)).is(200);

		send(upload, PNG, Picture.of("png", 10, 10)).isProblem(409);
		assertThat(this.merchant.reads(this.product).required("images")).hasSize(1);
	}

	@Test
	void aUrlThatWasTamperedWithLetsNothingIn() {
		JsonNode upload = open(PNG);
		String url = Json.string(upload, "url");
		String key = Json.string(upload, "image_id");
		for (String other : List.of(url.replace("expires=1", "expires=2"), url.replace("image%2Fpng", "image%2Fgif"),
				url.replace(key, "0".repeat(32)), url.replaceAll("signature=.", "signature=g"),
				url.replaceAll("&signature=.*", ""), url.replace(key, "..%2e" + key))) {
			assertThat(other).isNotEqualTo(url);
			assertThat(send(other, PNG, Picture.of("png", 10, 10)).status()).as(other).isIn(400, 403);
		}
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
			"<!DOCTYPE html><script>alert(1)</script>", "%PDF-1.7", "#!/bin/sh" })
	void whatIsCalledAnImageAndIsNoneIsRefused(String text) {
		Answer refused = send(open(), PNG, text.getBytes(StandardCharsets.UTF_8)).isProblem(415);
		assertThat(Json.string(refused.json(), "detail")).isEqualTo("The file is not a JPEG, PNG, GIF or WebP image.");
	}

	@Test
	void ofAFileThatIsSomethingElseBesidesOnlyTheImageIsServed() {
		byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
		byte[] image = Picture.of("png", 20, 10);
		byte[] both = Arrays.copyOf(image, image.length + script.length);
		System.arraycopy(script, 0, both, image.length, script.length);
		JsonNode upload = open();
		send(upload, PNG, both).is(200);

		Answer served = this.nobody.get("/media/" + Json.string(upload, "image_id") + "_huge.jpg").send().is(200);

		assertThat(Picture.size(served.body())).isEqualTo("20x10");
		assertThat(new String(served.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
		assertThat(served.requiredHeader("Content-Type")).isEqualTo("image/jpeg");
		assertThat(served.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@Test
	void anImageThatWouldSwellIsRefusedByItsHeader() {
		byte[] bomb = Picture.of("png", 10, 10);
		CRC32 checksum = new CRC32();
		// width, height and checksum of the header, 50,000 by 50,000
		ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
		checksum.update(bomb, 12, 17);
		ByteBuffer.wrap(bomb).putInt(29, (int) checksum.getValue());

		assertThat(Json.string(send(open(), PNG, bomb).isProblem(422).json(), "detail")).contains("pixels");
		assertThat(this.merchant.reads(this.product).required("images")).isEmpty();
	}

	@Test
	void anImageThatEndsTooEarlyIsRefused() {
		byte[] whole = Picture.of("png", 200, 200);
		send(open(), PNG, Arrays.copyOf(whole, whole.length / 2)).isProblem(422);
	}

	@Test
	void moreThanTenMebibytesAreNotRead() {
		assertThat(send(open(), PNG, new byte[11 * 1024 * 1024]).isProblem(413).json().required("max_bytes").intValue())
			.isEqualTo(10 * 1024 * 1024);
	}

	@Test
	void nothingIsRefused() {
		send(open(), PNG, new byte[0]).isProblem(422);
	}

	@Test
	void aRepetitionIsToldOfTheSameImage() {
		String idempotencyKey = "upload-" + Merchant.unique();
		Answer first = this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.idempotencyKey(idempotencyKey)
			.send()
			.is(200);
		Answer second = this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.idempotencyKey(idempotencyKey)
			.send()
			.is(200);

		assertThat(Json.string(second.json(), "image_id")).isEqualTo(Json.string(first.json(), "image_id"));
		assertThat(second.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
		send(second.data(), PNG, Picture.of("png", 10, 10)).is(200);
	}

	@Test
	void aProductThatIsGoneMeanwhileTakesNoImage() {
		JsonNode upload = open();
		this.api.delete(this.product).send().is(204);

		send(upload, PNG, Picture.of("png", 10, 10)).isProblem(404);
		this.nobody.get("/media/" + Json.string(upload, "image_id") + "_tiny.jpg").send().isProblem(404);
	}

	@Test
	void whatTheProductWouldRefuseIsRefusedBeforeItIsSent() {
		this.api.request("PUT", "/products/0f8fad5b-d9cb-469f-a165-70867728950e/images", BodyPublishers.noBody())
			.send()
			.isProblem(404);
		this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.ifMatch("\"7-x\"")
			.send()
			.isProblem(412);
		this.merchant.operator()
			.patch("/admin/organizations/" + this.merchant.organizationId(), Json.object("details", "frozen"))
			.send()
			.is(200);
		this.api.request("PUT", this.product + "/images", BodyPublishers.noBody()).send().isProblem(409);
	}

	@ParameterizedTest
	@CsvSource({ "/media/00000000000000000000000000000000_tiny.jpg", "/media/media.key", "/media/..%2fmedia.key",
			"/media/f881c83b69e04669afbd2a23a8fc738b_gigantic.jpg", "/media/uploads" })
	void nothingElseIsServed(String path) {
		assertThat(this.nobody.get(path).send().status()).isIn(400, 404);
	}

	private JsonNode open() {
		return this.api.request("PUT", this.product + "/images", BodyPublishers.noBody()).send().is(200).data();
	}

	private JsonNode open(String type) {
		return this.api.request("PUT", this.product + "/images", BodyPublishers.noBody())
			.header("Content-Type", type)
			.send()
			.is(200)
			.data();
	}

	private Answer send(JsonNode upload, String type, byte[] bytes) {
		return send(Json.string(upload, "url"), type, bytes);
	}

	private Answer send(String url, String type, byte[] bytes) {
		URI uri = URI.create(url);
		return this.nobody.request("PUT", uri.getRawPath() + "?" + uri.getRawQuery(), type, bytes).send();
	}

}
