package io.warelog.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.warelog.media.image.ImageIoImaging;
import io.warelog.media.library.MediaLibrary;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.directory.DirectoryMediaStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the service while it works on a batch of images, starts it again, and looks what
 * has become of them.
 */
class ImageBatchCrashTests {

	private static final int IMAGES = 50;

	private static final int BROKEN = 5;

	private final OtherSite site = new OtherSite();

	@TempDir
	private Path data;

	private @Nullable WarelogProcess process;

	@AfterEach
	void endAll() {
		if (this.process != null) {
			this.process.kill();
		}
		this.site.close();
	}

	private WarelogProcess serve() {
		WarelogProcess served = WarelogProcess.run(Map.of("WARELOG_FETCH_ALLOW", this.site.endpoint()), "serve",
				"--port", "0", "--data", this.data.toString());
		served.baseUri();
		this.process = served;
		return served;
	}

	@Test
	void afterAKillEveryImageIsAttachedOnceOrReported() throws Exception {
		Api api = serve().operator(this.data);
		String product = "/products/"
				+ Json.string(api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
		JsonNode keys = send(api, "/api/v1" + product + "/images");
		awaitImages(api, product, 3);
		kill();
		awaitImages(serve().operator(this.data), product, 10);
		kill();
		api = serve().operator(this.data);

		JsonNode report = this.site.called().json();

		List<String> success = texts(report.required("success"));
		Set<String> failed = new TreeSet<>(report.required("error").propertyNames());
		assertThat(success).hasSize(IMAGES - BROKEN);
		assertThat(failed).hasSize(BROKEN).doesNotContainAnyElementsOf(success);
		Set<String> reported = new TreeSet<>(success);
		reported.addAll(failed);
		assertThat(texts(keys)).containsExactlyInAnyOrderElementsOf(reported);
		JsonNode seen = api.get(product).send().is(200).data();
		assertThat(Json.strings(seen.required("images"), "image_id")).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(success);
		for (String key : success) {
			api.get("/media/" + key + "_tiny.jpg").send().is(200);
		}
		assertThat(storedEvents(api, product)).isEqualTo(IMAGES - BROKEN);
		kill();
		sweep(Set.copyOf(success));
		assertThatNothingElseIsKept(Set.copyOf(success));
	}

	private JsonNode send(Api api, String path) {
		Form form = new Form();
		for (int i = 0; i < IMAGES; i++) {
			byte[] picture = (i % (IMAGES / BROKEN) == 0) ? new byte[] { 1, 2, 3 } : Picture.of("png", 1500, 1000);
			form.with("images", i + ".png", "image/png", picture);
		}
		return form.with("callback_options", Json.object("url", this.site.url("/done")).toString())
			.post(api, path)
			.send()
			.is(200)
			.json();
	}

	private void kill() {
		if (this.process != null) {
			this.process.kill();
		}
	}

	/** Asks until there are so many. */
	private static void awaitImages(Api api, String product, int count) {
		long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
		int seen = 0;
		while (seen < count) {
			assertThat(System.nanoTime()).as(seen + " images").isLessThan(end);
			seen = api.get(product).send().is(200).data().required("images").size();
		}
	}

	private static long storedEvents(Api api, String product) {
		long stored = 0;
		for (JsonNode row : api.get(product + "/history?limit=100").send().is(200).data()) {
			stored += texts(row.required("events")).stream().filter("product-image-stored"::equals).count();
		}
		return stored;
	}

	/** As the service does it once a day, for what is an hour old. */
	private void sweep(Set<String> used) throws IOException {
		Clock later = Clock.offset(Clock.systemUTC(), MediaLibrary.LEAST_AGE_TO_SWEEP.plusMinutes(1));
		try (MediaStore store = store(later)) {
			new MediaLibrary(store, new ImageIoImaging(1, ImageIoImaging.MOST_TIME, System::nanoTime), later)
				.sweep((key) -> used.contains(key.value()), MediaLibrary.LEAST_AGE_TO_SWEEP);
		}
	}

	private MediaStore store(Clock clock) throws IOException {
		return DirectoryMediaStore.open(this.data.resolve("media"), this.data, "/media/uploads/", clock,
				System::nanoTime);
	}

	private void assertThatNothingElseIsKept(Set<String> used) throws IOException {
		try (MediaStore store = store(Clock.systemUTC())) {
			for (ObjectName.Area area : ObjectName.Area.values()) {
				try (Stream<String> paths = store.list(area).map((object) -> object.name().path())) {
					Set<String> kept = paths.collect(Collectors.toSet());
					switch (area) {
						case UPLOADS -> assertThat(kept).isEmpty();
						case KEYS -> assertThat(kept).hasSize(used.size())
							.allMatch((path) -> used.contains(path.substring(path.lastIndexOf('/') + 1)));
						case CONTENT -> assertThat(kept).hasSize(used.size() * 6);
					}
				}
			}
		}
		try (Stream<Path> files = Files.list(this.data.resolve("media").resolve("written"))) {
			assertThat(files).isEmpty();
		}
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((text) -> texts.add(text.stringValue()));
		return texts;
	}

}
