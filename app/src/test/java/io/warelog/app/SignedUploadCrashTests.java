package io.warelog.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.media.MediaKey;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import io.warelog.media.store.UploadAttempt;
import io.warelog.media.store.UploadReceiver;
import io.warelog.media.store.directory.DirectoryMediaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills the service while images are sent to its signed URLs. */
class SignedUploadCrashTests {

	private static final int UPLOADS = 12;

	private static final String PNG = "image/png";

	@TempDir
	private Path data;

	private @Nullable WarelogProcess process;

	@AfterEach
	void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	private Api serve() {
		WarelogProcess served = WarelogProcess.serve(this.data);
		this.process = served;
		return served.operator(this.data);
	}

	@Test
	void whatHadArrivedBeforeAKillIsOnTheProductSoonAfterTheNextStart() throws Exception {
		Api api = serve();
		String product = "/products/"
				+ Json.string(api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
		List<JsonNode> uploads = Stream
			.generate(() -> api.request("PUT", product + "/images", BodyPublishers.noBody()).send().is(200).data())
			.limit(UPLOADS)
			.toList();
		sendAllAndKillWhenTheFirstIsAnswered(uploads);
		Set<String> arrived = letTheOthersArrive(uploads);
		assertThat(arrived).isNotEmpty();

		Api restarted = serve();

		awaitImages(restarted, product, arrived.size());
		assertThat(new TreeSet<>(
				Json.strings(restarted.get(product).send().is(200).data().required("images"), "image_id")))
			.isEqualTo(arrived);
		for (String key : arrived) {
			restarted.anonymous().get("/media/" + key + "_tiny.jpg").send().is(200);
		}
	}

	private void sendAllAndKillWhenTheFirstIsAnswered(List<JsonNode> uploads) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			List<CompletableFuture<HttpResponse<Void>>> sent = uploads.stream()
				.map((upload) -> client.sendAsync(HttpRequest.newBuilder(URI.create(Json.string(upload, "url")))
					.header("Content-Type", PNG)
					.PUT(BodyPublishers.ofByteArray(Picture.of("png", 1500, 1000)))
					.build(), BodyHandlers.discarding()))
				.toList();
			HttpResponse<?> first = (HttpResponse<?>) CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new))
				.join();
			assertThat(first.statusCode()).isEqualTo(200);
			kill();
		}
	}

	/**
	 * As if the kill had come just between the arrival of an image and the commit that
	 * puts it on the product.
	 * @return the keys of all that have arrived, also of those that are on the product
	 */
	private Set<String> letTheOthersArrive(List<JsonNode> uploads) throws IOException {
		try (MediaStore store = DirectoryMediaStore.open(this.data.resolve("media"), this.data, "/media/uploads/",
				Clock.systemUTC(), System::nanoTime)) {
			UploadReceiver receiver = store.receiver().orElseThrow();
			for (JsonNode upload : uploads) {
				arrive(receiver, upload);
			}
			Set<String> arrived = keys(store, ObjectName.Area.KEYS);
			arrived.addAll(keys(store, ObjectName.Area.UPLOADS));
			return arrived;
		}
	}

	private static void arrive(UploadReceiver receiver, JsonNode upload) throws IOException {
		Map<String, String> query = Arrays.stream(URI.create(Json.string(upload, "url")).getQuery().split("&"))
			.map((parameter) -> parameter.split("=", 2))
			.collect(Collectors.toMap((parameter) -> parameter[0], (parameter) -> parameter[1]));
		byte[] image = Picture.of("png", 100, 50);
		try {
			receiver.receive(new UploadAttempt("PUT", Json.string(upload, "image_id"), query.get("expires"),
					query.get("type"), query.get("signature"), PNG, image.length), new ByteArrayInputStream(image));
		}
		catch (MediaRefusedException there) {
			// its URL has been used already
		}
	}

	private static Set<String> keys(MediaStore store, ObjectName.Area area) {
		try (Stream<StoredObject> objects = store.list(area)) {
			return objects.flatMap((object) -> object.name().key().stream())
				.map(MediaKey::value)
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	/** Asks until there are so many, far sooner than the URLs' time is over. */
	private static void awaitImages(Api api, String product, int count) {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (api.get(product).send().is(200).data().required("images").size() < count) {
			assertThat(System.nanoTime()).as("Some images do not come").isLessThan(end);
		}
	}

}
