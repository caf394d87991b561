package io.warelog.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Images that are sent to S3, of which the service is not told. */
class S3ImagesTests {

	private final ImageBucket bucket = new ImageBucket();

	@TempDir
	private Path data;

	private @Nullable WarelogProcess process;

	@AfterEach
	void stop() {
		kill();
		this.bucket.close();
	}

	private Api serve() {
		WarelogProcess served = this.bucket.serve(this.data);
		this.process = served;
		return served.operator(this.data);
	}

	private void kill() {
		if (this.process != null) {
			this.process.kill();
			this.process = null;
		}
	}

	@Test
	void anImageThatIsSentToS3IsOnTheProductWithoutAFurtherCall() throws Exception {
		Api api = serve();
		String product = product(api);
		JsonNode upload = open(api, product);

		assertThat(put(upload, Picture.of("png", 100, 50))).isEqualTo(200);

		JsonNode seen = awaitImage(api, product);
		assertThat(Json.string(seen, "image_id")).isEqualTo(Json.string(upload, "image_id"));
		assertThat(Picture
			.size(api.anonymous().get("/media/" + Json.string(upload, "image_id") + "_tiny.jpg").send().is(200).body()))
			.isEqualTo("64x32");
	}

	@Test
	void anImageThatIsSentWhileTheServiceIsDownIsFoundAtItsNextStart() throws Exception {
		Api api = serve();
		String product = product(api);
		JsonNode upload = open(api, product);
		kill();

		assertThat(put(upload, Picture.of("png", 100, 50))).isEqualTo(200);

		assertThat(Json.string(awaitImage(serve(), product), "image_id")).isEqualTo(Json.string(upload, "image_id"));
	}

	private static String product(Api api) {
		return "/products/" + Json.string(api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
	}

	private static JsonNode open(Api api, String product) {
		return api.request("PUT", product + "/images", BodyPublishers.noBody())
			.header("Content-Type", "image/png")
			.send()
			.is(200)
			.data();
	}

	/** With nothing but the URL. */
	private static int put(JsonNode upload, byte[] bytes) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client
				.send(HttpRequest.newBuilder(URI.create(Json.string(upload, "url")))
					.header("Content-Type", "image/png")
					.PUT(BodyPublishers.ofByteArray(bytes))
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
	}

	/** Asks until it is there. */
	private static JsonNode awaitImage(Api api, String product) {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		JsonNode images = api.get(product).send().is(200).data().required("images");
		while (images.isEmpty()) {
			assertThat(System.nanoTime()).as("No image comes").isLessThan(end);
			images = api.get(product).send().is(200).data().required("images");
		}
		return images.get(0);
	}

}
