package io.warelog.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.warelog.read.store.mongo.MongoProcess;
import io.warelog.write.eventstore.postgres.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A large directory is moved, by a command that is killed twice. The system property
 * {@code products} says how large, and {@code moved} may name a directory that is there
 * already; figures are printed.
 */
@Tag("soak")
class MigrateSoakTests {

	private static final Duration PATIENCE = Duration.ofMinutes(60);

	@TempDir
	private Path directory;

	@Test
	void aMigrationThatIsKilledTwiceEndsWithTheSameAnswers() throws IOException {
		int products = Integer.getInteger("products", 20_000);
		String there = System.getProperty("moved");
		Path data = (there != null) ? Path.of(there) : this.directory.resolve("data");
		String events = TestPostgres.newLog();
		if (there == null) {
			long began = System.nanoTime();
			MovedCatalogue.make(data, products, 2);
			print("made", began);
		}
		if (System.getenv("WARELOG_TEST_MONGODB_URI") != null) {
			move(data, events, Views.newDatabase(), products);
			return;
		}
		try (MongoProcess mongo = MongoProcess.start(0)) {
			move(data, events, "mongodb://127.0.0.1:" + mongo.port() + "/moved", products);
		}
	}

	private static void move(Path data, String events, String views, int products) {
		killWhen(Pattern.compile("[3-9]\\d%.*events copied"), data, events, views);
		killWhen(Pattern.compile("[3-9]\\d%.*events in the new read models"), data, events, views);
		long began = System.nanoTime();
		WarelogProcess migrated = migrate(data, events, views);
		for (String phase : List.of("the same in both logs", "100%.*in the old read models",
				"100%.*in the new read models", "products compared")) {
			migrated.await((output) -> Pattern.compile(phase).matcher(output).find(), PATIENCE);
			print(phase, began);
		}
		int status = migrated.exitCode(PATIENCE);
		print("ended with " + status + ":\n" + migrated.output() + "\n", began);
		assertThat(status).isZero();
		assertThat(migrated.output()).contains("answers about %,d products are the same".formatted(products + 4));
	}

	private static void killWhen(Pattern printed, Path data, String events, String views) {
		long began = System.nanoTime();
		WarelogProcess process = migrate(data, events, views);
		process.await((output) -> printed.matcher(output).find(), PATIENCE);
		process.kill();
		assertThat(process.output()).doesNotContain("the same in both services");
		print("killed:\n" + process.output() + "\n", began);
	}

	private static WarelogProcess migrate(Path data, String events, String views) {
		return WarelogProcess.runAsServed(Map.of("WARELOG_EVENTS", events), "migrate", "--from", data.toString(),
				"--views", views);
	}

	private static void print(String what, long began) {
		System.out.printf("%s in %.1f s%n", what, (System.nanoTime() - began) / 1e9);
	}

}
