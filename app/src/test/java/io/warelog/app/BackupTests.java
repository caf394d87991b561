package io.warelog.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.app.backup.Backup;
import io.warelog.app.backup.Backup.Taken;
import io.warelog.app.backup.Restoration;
import io.warelog.write.eventstore.DirectoryInUseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Backups of a data directory, and what comes back from them. */
class BackupTests {

	private static final int WRITERS = 8;

	private static final int EACH_BEFORE = 25;

	/**
	 * The log of the directory itself is what is backed up, wherever others have theirs.
	 */
	private static final String LOG_HERE = "--events=sqlite";

	private static final String PUBLIC_URL = "--public-url=https://shop.example";

	@TempDir
	private Path directory;

	@Test
	void whatWasAcknowledgedBeforeComesBackAlthoughEightWriteMeanwhile() throws Exception {
		Path data = this.directory.resolve("data");
		ConcurrentLinkedQueue<String> before = new ConcurrentLinkedQueue<>();
		CountDownLatch enough = new CountDownLatch(WRITERS * EACH_BEFORE);
		AtomicBoolean taken = new AtomicBoolean();
		List<String> acknowledged = new ArrayList<>();
		List<String> answers = new ArrayList<>();
		String image;
		byte[] picture;
		String secret;
		try (RunningWarelog warelog = RunningWarelog.start(data, LOG_HERE, PUBLIC_URL)) {
			Merchant merchant = Merchant.of(warelog.operator(), "organization-" + Merchant.unique());
			String pictured = merchant.createsAt("name", "Pictured");
			image = sendImage(merchant.admin(), pictured);
			picture = merchant.admin().get(image).send().is(200).body();
			secret = merchant.admin().get("/api/v1/callback_secret").send().is(200).text();
			before.add(pictured);
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<?>> writers = IntStream.range(0, WRITERS)
					.<Future<?>>mapToObj((writer) -> threads.submit(() -> {
						while (!taken.get()) {
							before.add(merchant.createsAt("name", "p" + writer));
							enough.countDown();
						}
					}))
					.toList();
				try {
					assertThat(enough.await(2, TimeUnit.MINUTES)).as("writers are answered").isTrue();
					acknowledged.addAll(before);
					assertThat(run(Map.of("WARELOG_DATA", data.toString()), "backup", "--to",
							this.directory.resolve("backup").toString()))
						.contains("events", "files of images", "SHA-256");
				}
				finally {
					taken.set(true);
				}
				for (Future<?> writer : writers) {
					writer.get();
				}
			}
			for (String path : acknowledged) {
				answers.add(answersAbout(merchant.admin(), path));
			}
			run(Map.of(), "restore", "--from", this.directory.resolve("backup").toString(), "--data",
					this.directory.resolve("elsewhere").toString());
			try (RunningWarelog restored = RunningWarelog.start(this.directory.resolve("elsewhere"), LOG_HERE,
					PUBLIC_URL)) {
				Api admin = merchant.admin().at(restored.baseUri());
				List<String> there = new ArrayList<>();
				for (String path : acknowledged) {
					there.add(answersAbout(admin, path));
				}
				assertThat(restored.operatorKey()).isEqualTo(warelog.operatorKey());
				assertThat(acknowledged).hasSizeGreaterThan(WRITERS * EACH_BEFORE);
				assertThat(there).isEqualTo(answers);
				assertThat(admin.get(image).send().is(200).body()).isEqualTo(picture);
				assertThat(admin.get("/api/v1/callback_secret").send().is(200).text()).isEqualTo(secret);
				assertThatTheFeedBeginsAlike(merchant.admin(), admin);
				admin.post("/products", Merchant.mug()).send().is(201);
			}
		}
	}

	private static String run(Map<String, String> environment, String... arguments) {
		WarelogProcess process = WarelogProcess.run(environment, arguments);
		assertThat(process.exitCode()).as(process.output()).isZero();
		return process.output();
	}

	private static String sendImage(Api admin, String product) {
		return sendImage(admin, product, Picture.of("png", 300, 200));
	}

	/** The path of its smallest size. */
	private static String sendImage(Api admin, String product, byte[] picture) {
		JsonNode key = new Form().with("image", "a.png", "image/png", picture)
			.post(admin, "/api/v1" + product + "/images")
			.send()
			.is(200)
			.json();
		return Json.string(key, "tiny").substring("https://shop.example".length());
	}

	private static String answersAbout(Api admin, String path) {
		return admin.get(path).send().is(200).text() + admin.get(path + "/history").send().is(200).text();
	}

	/** Events have kept their ids and cursors, so whoever follows the feed goes on. */
	private static void assertThatTheFeedBeginsAlike(Api original, Api restored) {
		String page = "/events?limit=100";
		assertThat(restored.get(page).send().is(200).text()).isEqualTo(original.get(page).send().is(200).text());
	}

	@Test
	void aLaterBackupSharesTheImagesOfAnEarlierOne() throws IOException {
		Path data = this.directory.resolve("data");
		try (RunningWarelog warelog = RunningWarelog.start(data, LOG_HERE, PUBLIC_URL)) {
			Merchant merchant = Merchant.of(warelog.operator(), "organization-" + Merchant.unique());
			String path = merchant.createsAt();
			sendImage(merchant.admin(), path);
			Taken first = take("first", null);
			sendImage(merchant.admin(), path, Picture.of("png", 200, 300));
			Taken second = take("second", this.directory.resolve("first"));

			assertThat(first.linked()).isZero();
			assertThat(second.linked()).isEqualTo(first.copied());
			assertThat(second.copied()).isEqualTo(first.copied());
			assertThat(second.log().events()).isGreaterThan(first.log().events());
		}
		for (Path file : files(this.directory.resolve("first").resolve("media"))) {
			Path again = this.directory.resolve("second").resolve(this.directory.resolve("first").relativize(file));
			assertThat(Files.isSameFile(file, again)).as(again.toString()).isTrue();
		}
		new Restoration(this.directory.resolve("second"), this.directory.resolve("back"),
				this.directory.resolve("back/media"), (done, total) -> {
				})
			.restore();
		// of each image the original, five sizes and the link
		assertThat(files(this.directory.resolve("back/media"))).hasSize(2 * 7);
	}

	private Taken take(String name, @Nullable Path previous) throws IOException {
		Path data = this.directory.resolve("data");
		return new Backup(data, data.resolve("media"), (done, total) -> {
		}).take(this.directory.resolve(name), previous, Instant.EPOCH);
	}

	private static List<Path> files(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	@Test
	void aBackupOfAStoppedServiceIsForItsOwnersEyesOnly() throws IOException {
		RunningWarelog.start(this.directory.resolve("data"), LOG_HERE).close();

		take("backup", null);

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve("backup"))))
			.isEqualTo("rwx------");
		assertThat(Files.list(this.directory.resolve("backup")).map((file) -> file.getFileName().toString()))
			.containsExactlyInAnyOrder("SHA256SUMS", "backup.json", "callbacks.key", "events.db", "media.key",
					"operator.key");
		assertThat(this.directory.resolve("backup.unfinished")).doesNotExist();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> take("backup", null))
			.withMessageContaining("is not empty");
	}

	@Test
	void whatIsNotAsItWasDoesNotComeBack() throws IOException {
		RunningWarelog.start(this.directory.resolve("data"), LOG_HERE).close();
		take("backup", null);
		Path log = this.directory.resolve("backup/events.db");
		byte[] content = Files.readAllBytes(log);
		content[content.length / 2] ^= 1;
		Files.write(log, content);

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("back"))
			.withMessageContaining("events.db of ")
			.withMessageContaining("is not as it was");
		assertThat(this.directory.resolve("back/events.db")).doesNotExist();

		content[content.length / 2] ^= 1;
		Files.write(log, content);
		restore("back");
		assertThat(this.directory.resolve("back/events.db")).exists();
	}

	private void restore(String name) throws IOException {
		Path data = this.directory.resolve(name);
		new Restoration(this.directory.resolve("backup"), data, data.resolve("media"), (done, total) -> {
		}).restore();
	}

	@Test
	void aBackupThatIsNotWholeDoesNotComeBack() throws IOException {
		RunningWarelog.start(this.directory.resolve("data"), LOG_HERE).close();
		take("backup", null);
		Path sums = this.directory.resolve("backup/SHA256SUMS");
		String lines = Files.readString(sums);

		Files.writeString(sums, lines + "0".repeat(64) + "  ../elsewhere\n");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("back"))
			.withMessageContaining("a line that is none");
		Files.writeString(sums, lines + "0".repeat(64) + "  media/keys/00/gone\n");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("back"))
			.withMessageContaining("it has no media/keys/00/gone");
		Files.delete(sums);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("back"))
			.withMessageContaining("no whole backup");
		assertThat(this.directory.resolve("back/events.db")).doesNotExist();
	}

	@Test
	void nothingThatIsThereIsOverwritten() throws IOException {
		try (RunningWarelog warelog = RunningWarelog.start(this.directory.resolve("data"), LOG_HERE)) {
			take("backup", null);

			assertThatExceptionOfType(DirectoryInUseException.class).isThrownBy(() -> restore("data"));
			assertThat(warelog.api().get("/actuator/health").send().is(200).text()).contains("UP");
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("data"))
			.withMessageContaining("has events.db already");
		Files.createDirectories(this.directory.resolve("views"));
		Files.write(this.directory.resolve("views/views.db"), "".getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> restore("views"))
			.withMessageContaining("has views.db already");
	}

	@Test
	void theCommandLineTellsWhyItDoesNot() {
		WarelogProcess nothing = WarelogProcess.run(Map.of(), "backup", "--data",
				this.directory.resolve("nothing").toString(), "--to", this.directory.resolve("backup").toString());
		WarelogProcess nowhere = WarelogProcess.run(Map.of(), "restore", "--from",
				this.directory.resolve("nothing").toString(), "--data", this.directory.resolve("back").toString());

		assertThat(nothing.exitCode()).isOne();
		assertThat(nothing.output()).startsWith("warelog: There is no events.db in ");
		assertThat(nowhere.exitCode()).isOne();
		assertThat(nowhere.output()).startsWith("warelog: ").contains("is no whole backup");
	}

}
