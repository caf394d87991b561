package io.warelog.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Images that come to the store API: the seed's examples as curl sends them, answered as
 * printed there, and reported as printed there.
 */
@OverHttp
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreImagesTests {

	private static final List<String> SIZES = List.of("tiny", "small", "medium", "large", "huge");

	private final OtherSite site = new OtherSite();

	private RunningWarelog warelog;

	private Merchant merchant;

	private Api api;

	private String images;

	@BeforeAll
	void start(@TempDir Path data) {
		this.warelog = RunningWarelog.start(data, "--fetch-allow=" + this.site.endpoint());
		this.merchant = Merchant.of(this.warelog.operator(), "tea-" + Merchant.unique());
		this.api = this.merchant.admin();
	}

	@AfterAll
	void stop() {
		this.warelog.close();
		this.site.close();
	}

	/** As curl sends it, but to the site of this test when it calls back. */
	private Answer curl(Merchant store, String command) {
		String key = Merchant.newKey(this.warelog.operator(), store.id(), "admin");
		return Curl
			.of(this.warelog.api(),
					command.replace("ba125ac086", key)
						.replace("https://example.com/callback-url", this.site.url("/callback-url")))
			.send();
	}

	private Merchant withSweater() {
		Merchant store = Merchant.of(this.warelog.operator(), "curl-" + Merchant.unique());
		this.images = "/api/v1/products/" + Json.string(store.creates("name", "An ugly sweater"), "product_id")
				+ "/images";
		return store;
	}

	private String newProduct() {
		String key = Json.string(this.merchant.creates("name", "An ugly sweater"), "product_id");
		this.images = "/api/v1/products/" + key + "/images";
		return key;
	}

	@Test
	void uploadingAProductImage() {
		Merchant store = withSweater();
		JsonNode sizes = curl(store, """
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'image=@/path/to/image.jpg' \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images
				""").is(200).json();

		assertThat(sizes.propertyNames()).containsExactlyElementsOf(SIZES);
		for (String size : SIZES) {
			assertThat(Json.string(sizes, size))
				.matches("http://127\\.0\\.0\\.1:\\d+/media/[0-9a-f]{32}_" + size + "\\.jpg");
			assertThat(served(Json.string(sizes, size))).isNotEmpty();
		}
		assertThat(store.admin().get(this.images).send().is(200).json()).isEqualTo(Json.parse("[" + sizes + "]"));
	}

	@Test
	void anImageOfAnotherSiteIsFetched() {
		newProduct();
		String uri = this.site.shows("/tea.png", Picture.of("png", 40, 30));

		JsonNode sizes = this.api.form("POST", this.images, "image=" + uri).send().is(200).json();

		assertThat(Picture.size(served(Json.string(sizes, "huge")))).isEqualTo("40x30");
		this.api.post(this.images, Json.object("image", uri)).send().is(200);
		assertThat(seen()).hasSize(2);
	}

	@Test
	void asynchronouslyUploadingMultipleImagesAtOnce() {
		Merchant store = withSweater();
		JsonNode keys = curl(store, """
				curl -H "Authorization: Bearer ba125ac086" -X POST \\
				    -F 'images=["@/path/to/image1.jpg", "@/path/to/image2.jpg"]' \\
				    -F 'callback_options={"url":"https://example.com/callback-url", "on_success": "false"}'
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images
				""").is(200).json();

		assertThat(keys).hasSize(2).allMatch((key) -> key.stringValue().matches("[0-9a-f]{32}"));
		JsonNode report = this.site.called().json();
		assertThat(report.propertyNames()).containsExactly("success", "error");
		assertThat(report.required("success")).isEmpty();
		assertThat(report.required("error"))
			.isEqualTo(Json.object(keys.get(0).stringValue(), "This file location could not be accepted",
					keys.get(1).stringValue(), "This file location could not be accepted"));
		assertThat(store.admin().get(this.images).send().is(200).json()).isEmpty();
	}

	@Test
	void deletingAProductImage() {
		Merchant store = withSweater();
		String image = attached(store);

		assertThat(curl(store, """
				curl -H "Authorization: Bearer ba125ac086" -X DELETE \\
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images/f881c83b69e04669afbd2a23a8fc738b
				""".replace("f881c83b69e04669afbd2a23a8fc738b", image)).is(200).text()).isEqualTo("true");

		assertThat(store.admin().get(this.images).send().is(200).json()).isEmpty();
	}

	@Test
	void changingImageOrder() {
		Merchant store = withSweater();
		String image = attached(store);
		attached(store);
		String last = attached(store);

		assertThat(curl(store, """
				curl -H "Authorization: Bearer ba125ac086" -X PUT \\
				    -F "order=2"
				    https://goodsie.com/api/v1/products/an-ugly-sweater/images/f881c83b69e04669afbd2a23a8fc738b
				""".replace("f881c83b69e04669afbd2a23a8fc738b", image)).is(200).text()).isEqualTo("true");

		assertThat(Json.strings(store.admin().get(this.images).send().is(200).json(), "tiny")).hasSize(3)
			.satisfies((urls) -> assertThat(urls.get(1)).contains(last))
			.satisfies((urls) -> assertThat(urls.get(2)).contains(image));
	}

	private String attached(Merchant store) {
		String tiny = Json.string(new Form().with("image", "a.png", "image/png", Picture.of("png", 10, 10))
			.post(store.admin(), this.images)
			.send()
			.is(200)
			.json(), "tiny");
		return tiny.replaceAll(".*/([0-9a-f]{32})_tiny\\.jpg", "$1");
	}

	@Test
	void oneBadUriAmongGoodOnes() {
		newProduct();
		JsonNode keys = this.api
			.post(this.images,
					Json.object("images",
							List.of(this.site.shows("/1.png", Picture.of("png", 10, 10)), this.site.url("/missing.png"),
									this.site.shows("/2.png", Picture.of("png", 10, 10)),
									this.site.shows("/text.png", "no image".getBytes(StandardCharsets.UTF_8)),
									"http://169.254.169.254/latest/meta-data"),
							"callback_options", Json.object("url", this.site.url("/callback-url"), "on_success", true)))
			.send()
			.is(200)
			.json();

		JsonNode report = this.site.called().json();
		assertThat(texts(report.required("success"))).containsExactly(key(keys, 0), key(keys, 2));
		assertThat(report.required("error")).isEqualTo(Json.object(key(keys, 1), "This URI answers with status 404.",
				key(keys, 3), "The file is not a JPEG, PNG, GIF or WebP image.", key(keys, 4),
				"This URI is not followed: its host is not on the public Internet."));
		assertThat(seen()).hasSize(2);
		assertThat(Json.strings(seen(), "tiny")).anyMatch((url) -> url.contains(key(keys, 0)))
			.anyMatch((url) -> url.contains(key(keys, 2)));
	}

	@Test
	void whoWantsToHearOfErrorsOnlyIsNotCalledWhenThereAreNone() {
		newProduct();
		String good = this.site.shows("/good.png", Picture.of("png", 10, 10));
		for (List<String> uris : List.of(List.of(good), List.of(good, "/etc/passwd"))) {
			this.api.post(this.images, Json.object("images", uris, "callback_options",
					Json.object("url", this.site.url("/errors"), "on_success", false)))
				.send()
				.is(200);
			awaitImages(1);
		}

		assertThat(this.site.called().json().required("error")).hasSize(1);
		assertThat(this.site.wasCalledAgain()).isFalse();
	}

	private void awaitImages(int least) {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (seen().size() < least) {
			assertThat(System.nanoTime()).as("No image comes").isLessThan(end);
		}
	}

	@Test
	void severalFilesAreTakenInTheBackground() {
		newProduct();
		Form form = new Form();
		for (int i = 0; i < 5; i++) {
			form.with("image", i + ".png", "image/png", Picture.of("png", 30, 20));
		}
		JsonNode keys = form.with("callback_options", Json.object("url", this.site.url("/files")).toString())
			.post(this.api, this.images)
			.send()
			.is(200)
			.json();

		assertThat(texts(this.site.called().json().required("success"))).isEqualTo(texts(keys)).hasSize(5);
		assertThat(seen()).hasSize(5);
	}

	@Test
	void aReportIsRepeatedUntilItIsTakenAndSignedAsStandardWebhooksAsk() throws Exception {
		newProduct();
		this.site.fails(1);
		this.api
			.post(this.images, Json.object("images", List.of("/etc/passwd"), "callback_options",
					Json.object("url", this.site.url("/again"))))
			.send()
			.is(200);

		OtherSite.Call first = this.site.called();
		OtherSite.Call second = this.site.called();
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.headers().getFirst("webhook-id")).isEqualTo(first.headers().getFirst("webhook-id"));
		String secret = Json.string(this.api.get("/api/v1/callback_secret").send().is(200).json(), "secret");
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
		String signed = second.headers().getFirst("webhook-id") + "." + second.headers().getFirst("webhook-timestamp")
				+ "." + second.body();
		assertThat(second.headers().getFirst("webhook-signature")).isEqualTo(
				"v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void theSecretIsTheMerchantsOwn() {
		String other = Merchant.newKey(this.warelog.operator(),
				Merchant.of(this.warelog.operator(), "other-" + Merchant.unique()).id(), "admin");
		assertThat(this.warelog.api().as(other).get("/api/v1/callback_secret").send().is(200).text())
			.isNotEqualTo(this.api.get("/api/v1/callback_secret").send().is(200).text());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:1/x", "http://localhost/x", "http://169.254.169.254/x", "http://[::1]/x",
			"http://10.0.0.1/x", "http://0x7f000001/x" })
	void aUriThatLeadsInsideIsRefused(String uri) {
		newProduct();
		this.api.post(this.images, Json.object("image", uri)).send().isRefusedAt("/image");
		this.api
			.post(this.images, Json.object("images", List.of("https://example.com/a.png"), "callback_options",
					Json.object("url", uri)))
			.send()
			.isRefusedAt("/callback_options/url");
		assertThat(seen()).isEmpty();
	}

	@Test
	void aPathOfALocalFileIsNeverRead() {
		newProduct();
		for (String path : List.of("/etc/passwd", "@/etc/passwd", "file:///etc/passwd", "../../etc/passwd")) {
			this.api.form("POST", this.images, "image=" + path).send().isRefusedAt("/image");
		}
	}

	@Test
	void theNameOfAFileIsNoPath() {
		newProduct();
		new Form().with("image", "../../../../etc/passwd\u0000.png", "image/svg+xml", Picture.of("png", 10, 10))
			.post(this.api, this.images)
			.send()
			.is(200);
	}

	@Test
	void whatIsNoImageIsRefused() {
		newProduct();
		byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
		new Form().with("image", "image.png", "image/png", svg).post(this.api, this.images).send().isProblem(415);
		new Form().with("image", "image.png", "image/png", new byte[0])
			.post(this.api, this.images)
			.send()
			.isProblem(422);
		new Form().with("image", "image.png", "image/png", new byte[11 * 1024 * 1024])
			.post(this.api, this.images)
			.send()
			.isProblem(413);
		assertThat(seen()).isEmpty();
	}

	@Test
	void aHundredMegabytesAreNotRead() {
		newProduct();
		new Form().with("image", "image.png", "image/png", new byte[100 * 1024 * 1024])
			.post(this.api, this.images)
			.send()
			.isProblem(413);
	}

	@Test
	void faultsAreToldAllAtOnce() {
		newProduct();
		this.api.post(this.images, "{\"colour\":\"red\",\"callback_options\":{\"on_success\":\"perhaps\"}}")
			.send()
			.isRefusedAt("/image", "/colour", "/callback_options/url", "/callback_options/on_success");
	}

	@Test
	void aHundredImagesAreTheMost() {
		newProduct();
		List<String> uris = new ArrayList<>();
		for (int i = 0; i < 101; i++) {
			uris.add("https://example.com/" + i + ".png");
		}
		this.api.post(this.images, Json.object("images", uris)).send().isRefusedAt("/images");
	}

	@Test
	void aRepetitionTakesNoFurtherImage() {
		newProduct();
		String idempotencyKey = "image-" + Merchant.unique();
		byte[] picture = Picture.of("png", 10, 10);
		List<Answer> answers = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			answers.add(new Form().with("image", "a.png", "image/png", picture)
				.post(this.api, this.images)
				.idempotencyKey(idempotencyKey)
				.send()
				.is(200));
		}

		assertThat(answers.get(1).json()).isEqualTo(answers.get(0).json());
		assertThat(seen()).hasSize(1);
		new Form().with("image", "a.png", "image/png", Picture.of("png", 10, 10))
			.post(this.api, this.images)
			.idempotencyKey(idempotencyKey)
			.send()
			.isProblem(422);
	}

	@Test
	void frozenDetailsTakeNoImage() {
		Merchant frozen = Merchant.of(this.warelog.operator(), "frozen-" + Merchant.unique());
		String path = "/api/v1/products/" + Json.string(frozen.creates(), "product_id") + "/images";
		this.warelog.operator()
			.patch("/admin/organizations/" + frozen.organizationId(), Json.object("details", "frozen"))
			.send()
			.is(200);
		new Form().with("image", "a.png", "image/png", Picture.of("png", 10, 10))
			.post(frozen.admin(), path)
			.send()
			.isProblem(409);
		frozen.admin().post(path, Json.object("images", List.of("/a.png"))).send().isProblem(409);
	}

	private JsonNode seen() {
		return this.api.get(this.images).send().is(200).json();
	}

	private byte[] served(String url) {
		return this.warelog.api().get(url.substring(url.indexOf("/media/"))).send().is(200).body();
	}

	private static String key(JsonNode keys, int index) {
		return keys.get(index).stringValue();
	}

	private static List<String> texts(JsonNode list) {
		return Json.stream(list).map(JsonNode::stringValue).toList();
	}

}
